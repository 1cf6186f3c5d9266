//! How far a student is: the last result of each lesson, kept in `target/botcamp/progress/`.
//!
//! It is a cache: it counts only for the very source that it was found for, and whoever deletes or breaks it loses nothing but
//! the time of another check.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Course, CourseError, Lesson, Source, Task};
use crate::grade::result::{Checked, LessonResult};
use crate::stage::Outcome;

/// How far a lesson is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Still the starter. Nothing is wrong.
    Open,
    /// Changed, and not checked since.
    Started,
    /// Checked, and not every task holds.
    Failing,
    /// Every task holds.
    Done,
}

/// What is remembered about one lesson.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Progress {
    /// The hash of what was checked: the lesson's source and its tests.
    key: String,
    result: Option<LessonResult>,
    /// The tasks that held when the code last compiled.
    passed: BTreeSet<String>,
    /// For each task, how many checks in a row it has failed.
    failures: BTreeMap<String, u32>,
    /// For each task, how many of its hints have been shown.
    hints: BTreeMap<String, usize>,
}

impl Progress {
    /// What is remembered about `lesson`. A cache that cannot be read is an empty one.
    pub fn of(course: &Course, lesson: &Lesson) -> Progress {
        let text = fs::read(file(course, lesson)).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// The result of the last check, if the source is still what was checked.
    pub fn result(&self, lesson: &Lesson) -> Option<&LessonResult> {
        self.result
            .as_ref()
            .filter(|_| key(lesson).is_ok_and(|key| key == self.key))
    }

    /// The result of the last check, whatever has changed since.
    pub fn last_result(&self) -> Option<&LessonResult> {
        self.result.as_ref()
    }

    pub fn state(&self, lesson: &Lesson) -> Result<State, CourseError> {
        if is_open(lesson)? {
            return Ok(State::Open);
        }
        Ok(match self.result(lesson) {
            None => State::Started,
            Some(result) if result.passed() => State::Done,
            Some(_) => State::Failing,
        })
    }

    /// Remembers `result`, and counts how often each task has failed.
    pub fn record(
        &mut self,
        course: &Course,
        lesson: &Lesson,
        result: &LessonResult,
    ) -> Result<(), CourseError> {
        if result.state == Checked::Graded {
            for task in &result.tasks {
                if task.passed() {
                    self.failures.remove(&task.task);
                } else if task.outcome.is_failure() {
                    *self.failures.entry(task.task.clone()).or_insert(0) += 1;
                }
            }
        }
        if !matches!(result.state, Checked::DidNotCompile { .. }) {
            let passed = result.tasks.iter().filter(|task| task.outcome == Outcome::Passed);
            self.passed = passed.map(|task| task.task.clone()).collect();
        }
        self.key = key(lesson)?;
        self.result = Some(result.clone());
        self.save(course, lesson)
    }

    /// The task that the student is at: the first that did not hold when the code last compiled. `None` if all did.
    pub fn task_at<'a>(&self, lesson: &'a Lesson) -> Option<&'a Task> {
        lesson.tasks.iter().find(|task| !self.passed.contains(&task.name))
    }

    /// How many checks in a row `task` has failed.
    pub fn failures(&self, task: &str) -> u32 {
        self.failures.get(task).copied().unwrap_or_default()
    }

    /// How many hints of `task` have been shown.
    pub fn hints_shown(&self, task: &str) -> usize {
        self.hints.get(task).copied().unwrap_or_default()
    }

    pub fn set_hints_shown(
        &mut self,
        course: &Course,
        lesson: &Lesson,
        task: &str,
        shown: usize,
    ) -> Result<(), CourseError> {
        self.hints.insert(task.to_owned(), shown);
        self.save(course, lesson)
    }

    /// Written beside and moved into place, so that two commands at once leave one of two whole files.
    fn save(&self, course: &Course, lesson: &Lesson) -> Result<(), CourseError> {
        let path = file(course, lesson);
        let folder = path.parent().unwrap_or(Path::new("."));
        let write = || {
            fs::create_dir_all(folder)?;
            let beside = tempfile::NamedTempFile::new_in(folder)?;
            serde_json::to_writer_pretty(&beside, self)?;
            beside.persist(&path).map_err(|error| error.error).map(drop)
        };
        write().map_err(|error| CourseError::write(&path, error))
    }
}

/// The source is still the starter, but for space and comments.
pub(super) fn is_open(lesson: &Lesson) -> Result<bool, CourseError> {
    Ok(Source::read(&lesson.src())?.same_code(&Source::read(&lesson.starter())?))
}

fn file(course: &Course, lesson: &Lesson) -> PathBuf {
    course
        .cache()
        .join("progress")
        .join(format!("{}.json", lesson.folder))
}

fn key(lesson: &Lesson) -> Result<String, CourseError> {
    let tests = Source::read(&lesson.path.join("tests"))?.hash();
    Ok(format!("{}-{tests}", Source::read(&lesson.src())?.hash()))
}
