//! A copy of the course to write in, and the tool run in it.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::files::copy;
use crate::scratch::Scratch;

/// A fresh copy of the course.
pub struct Copy {
    root: Scratch,
}

/// What a run of the tool said.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "\n-- exit code {}\n{}\n-- standard error\n{}",
            self.code, self.out, self.err
        )
    }
}

impl Copy {
    pub fn of_the_course(name: &str) -> Copy {
        let root = Scratch::new(name);
        let course = Path::new(env!("CARGO_MANIFEST_DIR"));
        for folder in [
            "src",
            "lessons",
            "solutions",
            "tests",
            "benches",
            "data",
            ".cargo",
        ] {
            copy(&course.join(folder), &root.path().join(folder));
        }
        for file in ["Cargo.toml", "Cargo.lock", ".gitignore", ".gitattributes"] {
            fs::copy(course.join(file), root.path().join(file)).unwrap();
        }
        let made = Copy { root };
        // Whatever a developer has in a lesson: the copy is as a student gets it.
        for lesson in fs::read_dir(made.path("lessons")).unwrap() {
            let lesson = lesson.unwrap().path();
            if lesson.join("starter").is_dir() {
                fs::remove_dir_all(lesson.join("src")).unwrap();
                copy(&lesson.join("starter"), &lesson.join("src"));
            }
        }
        made
    }

    pub fn path(&self, inside: &str) -> PathBuf {
        self.root.path().join(inside)
    }

    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    pub fn write(&self, file: &str, text: &str) {
        fs::write(self.path(file), text).unwrap();
    }

    pub fn edit(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "{file} has no {from:?}");
        self.write(file, &text.replacen(from, to, 1));
    }

    /// Takes the other lessons out of the copy.
    pub fn keep_only_lesson(&self, folder: &str) {
        for part in ["lessons", "solutions"] {
            for entry in fs::read_dir(self.path(part)).unwrap() {
                let entry = entry.unwrap();
                let name = entry.file_name();
                // The finished store stands among the lessons, and is none.
                let is_lesson = name
                    .to_string_lossy()
                    .starts_with(|first: char| first.is_ascii_digit());
                if is_lesson && name != folder {
                    fs::remove_dir_all(entry.path()).unwrap();
                }
            }
        }
    }

    /// The tool with these arguments, in English, at the copy's root.
    pub fn command(&self, args: &[&str]) -> Command {
        command(self.root.path(), args)
    }

    pub fn runs(&self, args: &[&str]) -> Run {
        run(&mut self.command(args))
    }

    pub fn runs_in(&self, folder: &str, args: &[&str]) -> Run {
        run(self.command(args).current_dir(self.path(folder)))
    }
}

/// The tool with these arguments, in English, in any folder.
pub fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_botcamp"));
    command
        .args(args)
        .current_dir(folder)
        .env("BOTCAMP_LANG", "en")
        .stdin(Stdio::null());
    command
}

pub fn run(command: &mut Command) -> Run {
    let output = command.output().unwrap();
    Run {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
