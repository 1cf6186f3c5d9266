//! The hash of all that a grade depends on beside the submission: the tool, the lessons' conversations, what is expected, the
//! solutions, the libraries' versions. Two results with the same one were judged by the same judge.
//!
//! All of `src/` counts, what draws the chat page too. It is one crate, in which any file can change what another one does; a
//! list of those that judge would be believed and not proved, and a file that it forgot would let results of two judges stand
//! side by side. Too wide costs at most that something is graded again.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::course::{Course, CourseError, Source};

/// Files that decide how programs are built.
const FILES: [&str; 4] = [
    "Cargo.toml",
    "Cargo.lock",
    ".cargo/config.toml",
    "rust-toolchain.toml",
];
/// Folders that count as a whole.
const FOLDERS: [&str; 4] = ["src", "data", "solutions", "lessons/store"];

/// The SHA-256 of the course as a grader, in hexadecimal digits. What a student edits is no part of it.
///
/// # Errors
/// If a file of the course cannot be read.
pub fn grader(course: &Course) -> Result<String, CourseError> {
    let mut parts = BTreeMap::new();
    for name in FILES {
        add_file(&mut parts, course.root(), name)?;
    }
    for name in FOLDERS {
        add_folder(&mut parts, course.root(), name)?;
    }
    for lesson in course.lessons() {
        let lesson = format!("lessons/{}", lesson.folder);
        add_file(&mut parts, course.root(), &format!("{lesson}/Cargo.toml"))?;
        for folder in ["tests", "starter"] {
            add_folder(&mut parts, course.root(), &format!("{lesson}/{folder}"))?;
        }
    }
    Ok(Source::of(parts).hash())
}

type Parts = BTreeMap<String, Vec<u8>>;

/// Not every course has every part: a student's copy has no solutions.
fn add_file(parts: &mut Parts, root: &Path, name: &str) -> Result<(), CourseError> {
    let path = root.join(name);
    if path.is_file() {
        let content = fs::read(&path).map_err(|error| CourseError::read(&path, error))?;
        parts.insert(name.to_owned(), content);
    }
    Ok(())
}

fn add_folder(parts: &mut Parts, root: &Path, name: &str) -> Result<(), CourseError> {
    let path = root.join(name);
    if path.is_dir() {
        parts.insert(format!("{name}/"), Source::read(&path)?.hash().into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn course(root: &Path) -> Course {
        let write = |file: &str, text: &str| {
            let path = root.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write(
            "lessons/00-x/Cargo.toml",
            "package.name = 'lesson-00-x'\n[package.metadata.botcamp]\ntitle = 'x'\ntitle-ko = 'x'\nminutes = 1\n\
             tasks = [{ name = 'one', title = 'x', title-ko = 'x', points = 1 }]",
        );
        write("lessons/00-x/tests/snapshots/grade__one.snap", "Hello");
        write("lessons/00-x/src/main.rs", "fn main() {}");
        write("Cargo.lock", "version = 4");
        Course::open(root).unwrap()
    }

    #[test]
    fn another_expectation_is_another_grader_and_another_submission_is_not() {
        let root = tempfile::tempdir().unwrap();
        let course = course(root.path());
        let before = grader(&course).unwrap();
        assert_eq!(before.len(), 64);
        fs::write(root.path().join("lessons/00-x/src/main.rs"), "fn main() { }").unwrap();
        assert_eq!(grader(&course).unwrap(), before);
        fs::write(
            root.path().join("lessons/00-x/tests/snapshots/grade__one.snap"),
            "Hullo",
        )
        .unwrap();
        assert_ne!(grader(&course).unwrap(), before);
    }
}
