//! The lessons as data: their order, titles, tasks, points and hints, and how far the student is.
//!
//! Everything is read from the lessons' own files, so that no fact about a lesson stands in the tool.

mod error;
mod hints;
mod lesson;
mod lexer;
mod progress;
mod reset;
mod source;

use std::path::{Path, PathBuf};

pub use error::CourseError;
pub use lesson::{Lesson, Task, Title};
pub use progress::{Progress, State};
pub use reset::reset;
pub use source::{Source, hex, open_task_line};

/// A checkout of the course.
#[derive(Clone, Debug)]
pub struct Course {
    root: PathBuf,
    lessons: Vec<Lesson>,
}

impl Course {
    /// Reads the course whose root folder is `root`.
    pub fn open(root: impl Into<PathBuf>) -> Result<Course, CourseError> {
        let root = root.into();
        let lessons = lesson::read_all(&root.join("lessons"))?;
        Ok(Course { root, lessons })
    }

    /// Reads the course that the current folder is in.
    pub fn find() -> Result<Course, CourseError> {
        let here = std::env::current_dir().map_err(|error| CourseError::read(Path::new("."), error))?;
        let root = here
            .ancestors()
            .find(|folder| folder.join("lessons").is_dir() && folder.join("Cargo.toml").is_file());
        match root {
            Some(root) => Course::open(root),
            None => Err(CourseError::NotInCourse(here)),
        }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// All lessons, in order.
    pub fn lessons(&self) -> &[Lesson] {
        &self.lessons
    }

    /// The lesson that a person calls `asked`: `3`, `03`, `json-read` or `03-json-read`.
    pub fn lesson(&self, asked: &str) -> Result<&Lesson, CourseError> {
        let number = asked.parse::<u32>().ok();
        let is_it = |lesson: &&Lesson| {
            number == Some(lesson.number) || lesson.name == asked || lesson.folder == asked
        };
        self.lessons
            .iter()
            .find(is_it)
            .ok_or_else(|| CourseError::NoSuchLesson {
                asked: asked.to_owned(),
                known: self
                    .lessons
                    .iter()
                    .map(|lesson| lesson.folder.clone())
                    .collect::<Vec<_>>()
                    .join(", "),
            })
    }

    /// The points of all lessons.
    pub fn points(&self) -> u32 {
        self.lessons.iter().map(Lesson::points).sum()
    }

    /// The folder of the reference solution of a lesson, unless this is a student's copy without solutions.
    pub fn solution(&self, lesson: &Lesson) -> Option<PathBuf> {
        Some(self.root.join("solutions").join(&lesson.folder))
            .filter(|folder| folder.join("Cargo.toml").is_file())
    }

    /// Where the tool keeps what it can make again: `target/botcamp`.
    pub fn cache(&self) -> PathBuf {
        self.root.join("target").join("botcamp")
    }
}

#[cfg(test)]
mod tests;
