//! What can be wrong with a course's files: each error names the file, the value and what to do.

use std::io;
use std::path::{Path, PathBuf};

use crate::words::say;

#[derive(Debug)]
pub enum CourseError {
    /// The current folder belongs to no course.
    NotInCourse(PathBuf),
    NoSuchLesson {
        asked: String,
        known: String,
    },
    Read {
        path: PathBuf,
        error: io::Error,
    },
    Write {
        path: PathBuf,
        error: io::Error,
    },
    /// A lesson's `Cargo.toml` or folder is not what the course needs.
    Lesson {
        path: PathBuf,
        problem: String,
    },
}

impl CourseError {
    pub(crate) fn read(path: &Path, error: io::Error) -> CourseError {
        CourseError::Read {
            path: path.to_owned(),
            error,
        }
    }

    pub(super) fn write(path: &Path, error: io::Error) -> CourseError {
        CourseError::Write {
            path: path.to_owned(),
            error,
        }
    }

    pub(super) fn lesson(path: &Path, problem: impl ToString) -> CourseError {
        CourseError::Lesson {
            path: path.to_owned(),
            problem: problem.to_string(),
        }
    }
}

impl std::fmt::Display for CourseError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let file = |path: &Path| path.display().to_string();
        f.write_str(&match self {
            CourseError::NotInCourse(here) => say("course-not-here", &[("folder", file(here).into())]),
            CourseError::NoSuchLesson { asked, known } => say(
                "course-no-such-lesson",
                &[("asked", asked.as_str().into()), ("known", known.as_str().into())],
            ),
            CourseError::Read { path, error } => say(
                "course-cannot-read",
                &[("file", file(path).into()), ("error", error.to_string().into())],
            ),
            CourseError::Write { path, error } => say(
                "course-cannot-write",
                &[("file", file(path).into()), ("error", error.to_string().into())],
            ),
            CourseError::Lesson { path, problem } => say(
                "course-bad-lesson",
                &[("file", file(path).into()), ("problem", problem.as_str().into())],
            ),
        })
    }
}

impl std::error::Error for CourseError {}
