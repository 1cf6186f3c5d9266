//! Why a program could not be built.

use std::io;
use std::path::PathBuf;

use super::explain::explain;
use crate::course::CourseError;
use crate::words::{lang, say};

#[derive(Debug)]
pub enum BuildError {
    /// The code is not right yet: rustc's own messages.
    Code(Vec<Diagnostic>),
    /// Cargo, or a tool that it needs, failed: what it said.
    Cargo(String),
    /// Cargo could not be started.
    Start(io::Error),
    /// A built program could not be kept.
    Keep(PathBuf, io::Error),
    Course(CourseError),
}

/// One message of rustc.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// As rustc shows it, with colours if the terminal has them.
    pub rendered: String,
    /// `E0308`
    pub code: Option<String>,
}

impl std::fmt::Display for BuildError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            BuildError::Code(diagnostics) => {
                for (number, diagnostic) in diagnostics.iter().enumerate() {
                    let gap = if number == 0 { "" } else { "\n\n" };
                    write!(f, "{gap}{}", diagnostic.rendered.trim_end())?;
                    if let Some(sentence) = explain(lang(), diagnostic) {
                        write!(f, "\n  → {sentence}")?;
                    }
                }
                Ok(())
            }
            BuildError::Cargo(said) => {
                f.write_str(&say("build-cargo-failed", &[("said", said.trim_end().into())]))
            }
            BuildError::Start(error) => {
                f.write_str(&say("build-no-cargo", &[("error", error.to_string().into())]))
            }
            BuildError::Keep(path, error) => {
                let args = [
                    ("file", path.display().to_string().into()),
                    ("error", error.to_string().into()),
                ];
                f.write_str(&say("course-cannot-write", &args))
            }
            BuildError::Course(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for BuildError {}

impl From<CourseError> for BuildError {
    fn from(error: CourseError) -> BuildError {
        BuildError::Course(error)
    }
}
