//! Where a test stands: its crate, its file, its name, and the bot that it is about.

use std::path::{Path, PathBuf};

/// What `stage!()` knows of the place it stands in, and what this process was told about the bot.
#[derive(Clone, Debug)]
pub struct Site {
    /// The test's name, which is the task's: `greets_whoever_asks`.
    pub(super) task: String,
    /// The course's root folder.
    pub(super) root: PathBuf,
    /// The test's own file, `…/lessons/01-hello-bot/tests/grade.rs`.
    file: PathBuf,
    /// The bot's program.
    pub(super) program: PathBuf,
    /// The bot is somebody's work to be judged, and not the reference that snapshots are made from.
    pub(super) judged: bool,
}

impl Site {
    #[doc(hidden)]
    pub fn new(manifest_dir: &str, package: &str, file: &str, program: &str, function: &str) -> Site {
        // A folder that was moved has its new place in the variables; the compiler's knowledge may be older.
        let manifest_dir = set("CARGO_MANIFEST_DIR").unwrap_or_else(|| manifest_dir.into());
        let own_program = set(&format!("CARGO_BIN_EXE_{package}")).unwrap_or_else(|| program.into());
        let root = course_root(&manifest_dir);
        let candidate = set("BOTCAMP_BOT");
        Site {
            task: test_name(function).to_owned(),
            // cargo gives rustc a workspace's files by their path from the workspace's root.
            file: root.join(file),
            judged: candidate.is_some() || !package.starts_with("solution-"),
            program: candidate.unwrap_or(own_program),
            root,
        }
    }

    /// The folder of the test's snapshots.
    pub(super) fn snapshots(&self) -> PathBuf {
        clean(self.file.with_file_name("snapshots"))
    }

    /// The file of the snapshot `name`, as insta names it: the test's file, then the name.
    pub(super) fn snapshot(&self, name: &str) -> PathBuf {
        let module = self.file.file_stem().unwrap_or_default().to_string_lossy();
        self.snapshots().join(format!("{module}__{name}.snap"))
    }

    /// A path as a person would type it at the course's root, with forward slashes on every system.
    pub(super) fn course_path(&self, path: &Path) -> String {
        let path = path.strip_prefix(&self.root).unwrap_or(path);
        let parts: Vec<_> = path
            .components()
            .map(|it| it.as_os_str().to_string_lossy())
            .collect();
        parts.join("/")
    }
}

fn set(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from)
}

/// Upward from a crate to the folder that has `data/` and `lessons/`: the course's root.
fn course_root(crate_folder: &Path) -> PathBuf {
    crate_folder
        .ancestors()
        .find(|it| it.join("lessons").is_dir() && it.join("Cargo.toml").is_file())
        .unwrap_or(crate_folder)
        .to_owned()
}

/// `grade::greets_whoever_asks::{{closure}}::here` → `greets_whoever_asks`
fn test_name(function: &str) -> &str {
    function
        .rsplit("::")
        .find(|it| *it != "here" && *it != "{{closure}}")
        .unwrap_or(function)
}

/// A solution reaches its test as `solutions/NN/../../lessons/NN/tests/grade.rs`: the same path without the detour.
fn clean(path: PathBuf) -> PathBuf {
    let mut clean = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::ParentDir => {
                clean.pop();
            }
            part => clean.push(part),
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_is_named_by_its_function() {
        assert_eq!(test_name("grade::says_hello::{{closure}}::here"), "says_hello");
        assert_eq!(test_name("grade::nested::says_hello::here"), "says_hello");
    }

    #[test]
    fn a_solution_has_the_lessons_snapshots() {
        let root = env!("CARGO_MANIFEST_DIR");
        let file = "solutions/01-hello-bot/../../lessons/01-hello-bot/tests/grade.rs";
        let site = Site::new(
            root,
            "solution-01-hello-bot",
            file,
            "bot",
            "grade::says_hello::here",
        );
        let snapshot = site.snapshot("says_hello");
        assert_eq!(
            site.course_path(&snapshot),
            "lessons/01-hello-bot/tests/snapshots/grade__says_hello.snap"
        );
        assert!(!site.judged);
    }
}
