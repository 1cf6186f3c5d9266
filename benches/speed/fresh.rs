//! A fresh clone of the course, and what cargo does in it.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use botcamp::build;

use crate::median;
use crate::watch::Watched;

pub struct Fresh {
    root: PathBuf,
}

/// What an edit of a lesson takes.
pub struct Edits {
    /// cargo alone, to build it.
    pub built: Duration,
    /// `cargo camp check`, which begins with a cargo of its own.
    pub checked: Duration,
    /// `cargo camp watch`, from the save until that is seen …
    pub seen: Duration,
    /// … and until the result is there.
    pub watched: Duration,
}

/// What one cargo did.
pub struct Ran {
    pub took: Duration,
    /// The crates from a registry that it compiled.
    pub compiled: Vec<String>,
}

impl Ran {
    pub fn compiled(&self, name: &str) -> bool {
        self.compiled.iter().any(|it| it == name)
    }
}

impl Fresh {
    /// Clones the last commit, in place of an earlier clone.
    pub fn clone() -> Fresh {
        let course = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = course.join("target/speed");
        let _ = fs::remove_dir_all(&root); // There may be none.
        let cloned = Command::new("git")
            .args(["clone", "--quiet"])
            .args([course, &root])
            .status()
            .unwrap();
        assert!(cloned.success(), "git clone failed");
        Fresh { root }
    }

    /// Runs cargo here, as a shell would. A check that does not pass is fine.
    pub fn cargo(&self, args: &[&str]) -> Ran {
        let start = Instant::now();
        let output = build::cargo()
            .current_dir(&self.root)
            .env_remove("CARGO_TARGET_DIR")
            .args(args)
            .output()
            .unwrap();
        let took = start.elapsed();
        let said = String::from_utf8_lossy(&output.stderr);
        // «Compiling serde v1.0.228»; our own crates have their folder after that.
        let compiled = said
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix("Compiling "));
        let third_party = compiled.filter(|it| !it.contains('('));
        let compiled = third_party
            .filter_map(|it| it.split(' ').next().map(str::to_owned))
            .collect();
        Ran { took, compiled }
    }

    /// Lesson 01 as its solution has it.
    pub fn solves_hello_bot(&self) {
        for file in ["main.rs", "connect.rs"] {
            let from = self.root.join("solutions/01-hello-bot/src").join(file);
            fs::copy(from, self.root.join("lessons/01-hello-bot/src").join(file)).unwrap();
        }
    }

    /// The program of a package, built.
    pub fn program(&self, package: &str) -> PathBuf {
        self.cargo(&["build", "--locked", "--package", package]);
        self.root
            .join("target/debug")
            .join(package)
            .with_extension(std::env::consts::EXE_EXTENSION)
    }

    /// Edits lesson 01 so many times in each way, by turns: a machine that is slow for a while is slow for all of them.
    pub fn edits(&self, times: u32) -> Edits {
        let file = self.root.join("lessons/01-hello-bot/src/main.rs");
        let text = fs::read_to_string(&file).unwrap();
        let mut numbers = 0..;
        let mut edited = || {
            let number = numbers.next().unwrap();
            format!("{text}\n#[allow(dead_code)]\nfn edit() -> u32 {{\n    {number}\n}}\n")
        };
        let (mut built, mut checked, mut seen, mut watched) = (vec![], vec![], vec![], vec![]);
        for _ in 0..times {
            fs::write(&file, edited()).unwrap();
            built.push(self.cargo(&["build", "--package", "lesson-01-hello-bot"]).took);
            fs::write(&file, edited()).unwrap();
            checked.push(self.cargo(&["camp", "check", "1"]).took);
            let (soon, verdict) = Watched::start(&self.root).saves(&file, &edited());
            seen.push(soon);
            watched.push(verdict);
        }
        Edits {
            built: median(built),
            checked: median(checked),
            seen: median(seen),
            watched: median(watched),
        }
    }

    /// How many crates of others are compiled when the commands are used in turn.
    pub fn back_and_forth(&self) -> usize {
        let commands: [&[&str]; 4] = [
            &["run", "--", "list"],
            &["test", "--package", "lesson-01-hello-bot", "--no-run"],
            &["test", "--no-run"],
            &["run", "--", "check", "1"],
        ];
        // The first round builds what has not been built yet.
        commands.iter().for_each(|args| drop(self.cargo(args)));
        commands.iter().map(|args| self.cargo(args).compiled.len()).sum()
    }

    /// The bytes of `target/` on the disk. Cargo links a program to where it built it: that counts once.
    pub fn target_size(&self) -> u64 {
        size(&self.root.join("target"), &mut HashSet::new())
    }
}

fn size(folder: &Path, seen: &mut HashSet<u64>) -> u64 {
    let mut bytes = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let data = entry.metadata().unwrap();
        if data.is_dir() {
            bytes += size(&entry.path(), seen);
        } else if is_first(&data, seen) {
            bytes += data.len();
        }
    }
    bytes
}

#[cfg(unix)]
fn is_first(data: &fs::Metadata, seen: &mut HashSet<u64>) -> bool {
    seen.insert(std::os::unix::fs::MetadataExt::ino(data))
}

/// Elsewhere a program counts twice.
#[cfg(not(unix))]
fn is_first(_: &fs::Metadata, _: &mut HashSet<u64>) -> bool {
    true
}
