//! The result of a whole grading as data, and the JSON that others read.
//!
//! ```json
//! { "schema": "botcamp/result", "version": 1, "rehearsal": true, "points": 2, "max_points": 6,
//!   "evidence": { "graded_at": "2026-03-02T03:00:00Z", "commit": "9fceb02d…", "changed": false, "rustc": "rustc 1.90.0 …",
//!                 "botcamp": "0.1.0", "grader": "5feceb66…", "system": "linux x86_64", "seeds": [ 7, 8, 9 ] },
//!   "lessons": [
//!     { "number": 1, "lesson": "01-hello-bot", "title": { "en": "…", "ko": "…" }, "points": 2, "max_points": 4,
//!       "source": "the SHA-256 of lessons/01-hello-bot/src", "state": { "kind": "graded" },
//!       "tasks": [ { "number": 1, "title": { "en": "…", "ko": "…" }, "points": 2, "max_points": 2,
//!                    "task": "greets_whoever_asks", "outcome": { "kind": "passed" },
//!                    "transcript": "the SHA-256 of what was said" } ] } ] }
//! ```
//!
//! `state.kind` is `open` (still the starter), `graded`, `did_not_compile` (with rustc's `message`) or `refused` (with `why`). `outcome.kind` is one
//! of [`Outcome`](crate::stage::Outcome)'s, in snake case. Within a version keys are added, and never renamed or removed.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::evidence::Evidence;
use super::result::{Checked, LessonResult};
use crate::course::{Course, Lesson, Task, hex};
use crate::stage::{Outcome, TaskResult};
use crate::words::Lang;

/// What a result's `schema` says.
pub const SCHEMA: &str = "botcamp/result";
/// What a result's `version` says.
pub const VERSION: u32 = 1;

/// The result of some or all lessons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub schema: String,
    pub version: u32,
    /// It was made in the student's own checkout, where the tests could have been edited, too.
    pub rehearsal: bool,
    pub points: u32,
    pub max_points: u32,
    pub evidence: Evidence,
    pub lessons: Vec<LessonReport>,
}

/// The result of one lesson.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LessonReport {
    pub number: u32,
    /// The lesson's folder: `01-hello-bot`.
    pub lesson: String,
    pub title: Title,
    pub points: u32,
    pub max_points: u32,
    /// The hash of the source that was graded.
    pub source: String,
    pub state: Checked,
    pub tasks: Vec<TaskReport>,
}

/// The result of one task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskReport {
    /// Its place in the lesson, from 1.
    pub number: u32,
    pub title: Title,
    pub points: u32,
    pub max_points: u32,
    /// The SHA-256 of the conversation as it was, in hexadecimal digits: it stays where the conversation is not shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transcript: Option<String>,
    /// The first line that is not as expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub differs: Option<Difference>,
    #[serde(flatten)]
    pub result: TaskResult,
}

/// Where a conversation leaves the expected one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The line of the conversation, from 1.
    pub line: usize,
    /// What was expected there; absent after the end of what was expected, and where it is not to be shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<String>,
    /// What Discord saw there; absent after the end of the conversation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
}

impl Difference {
    fn of(result: &TaskResult) -> Option<Difference> {
        let (expected, said) = (result.expected.as_deref()?, result.said.as_deref()?);
        // As they are compared: without regard to empty lines at the end.
        let (mut expected, mut said) = (expected.trim_end().lines(), said.trim_end().lines());
        for line in 1.. {
            match (expected.next(), said.next()) {
                (None, None) => break,
                (one, other) if one == other => {}
                (expected, said) => {
                    return Some(Difference {
                        line,
                        expected: expected.map(str::to_owned),
                        said: said.map(str::to_owned),
                    });
                }
            }
        }
        None
    }
}

/// A title in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    pub en: String,
    pub ko: String,
}

impl Title {
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Ko => &self.ko,
        }
    }
}

impl From<&crate::course::Title> for Title {
    fn from(title: &crate::course::Title) -> Title {
        Title {
            en: title.en.clone(),
            ko: title.ko.clone(),
        }
    }
}

impl Report {
    /// Scores `results`, which are of lessons of `course`.
    pub fn new(course: &Course, results: &[LessonResult], evidence: Evidence) -> Report {
        let of = |result: &LessonResult| {
            course
                .lessons()
                .iter()
                .find(|lesson| lesson.folder == result.lesson)
        };
        let lessons: Vec<_> = results
            .iter()
            .filter_map(|result| Some(LessonReport::new(of(result)?, result)))
            .collect();
        Report {
            schema: SCHEMA.to_owned(),
            version: VERSION,
            // What grades and what is graded come from one checkout.
            rehearsal: true,
            points: lessons.iter().map(|it| it.points).sum(),
            max_points: lessons.iter().map(|it| it.max_points).sum(),
            evidence,
            lessons,
        }
    }

    /// Scores `results` of a checkout that the course is not a part of.
    pub fn sealed(course: &Course, results: &[LessonResult], evidence: Evidence) -> Report {
        Report {
            rehearsal: false,
            ..Report::new(course, results, evidence)
        }
    }

    /// Reads the result that an earlier grading kept in `path`; `None` if another version of the course wrote it in a form
    /// of its own.
    pub fn read(path: &Path) -> Result<Option<Report>, ReadError> {
        let fault = |reason: String| ReadError {
            path: path.to_owned(),
            reason,
        };
        let text = fs::read_to_string(path).map_err(|it| fault(it.to_string()))?;
        let whole = serde_json::from_str::<Report>(&text);
        if let Ok(report) = whole
            && (report.schema.as_str(), report.version) == (SCHEMA, VERSION)
        {
            return Ok(Some(report));
        }
        // It is none, or none of this version: which of both its first lines tell.
        let header: Header = serde_json::from_str(&text).map_err(|it| fault(it.to_string()))?;
        if header.schema != SCHEMA {
            return Err(fault(format!(
                "its \"schema\" is {:?}, expected {SCHEMA:?}",
                header.schema
            )));
        }
        if header.version != VERSION {
            return Ok(None);
        }
        serde_json::from_str(&text)
            .map(Some)
            .map_err(|it| fault(it.to_string()))
    }

    /// The JSON that [`Report::read`] reads. Ends with a line break.
    pub fn to_json(&self) -> String {
        // Derived from plain structs with text keys, so there is nothing that serde_json could refuse.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The first task that is not passed, with its lesson.
    pub fn next(&self) -> Option<(&LessonReport, &TaskReport)> {
        self.tasks().find(|(_, task)| !task.passed())
    }

    /// All tasks of all lessons, in order.
    pub fn tasks(&self) -> impl Iterator<Item = (&LessonReport, &TaskReport)> {
        self.lessons
            .iter()
            .flat_map(|lesson| lesson.tasks.iter().map(move |task| (lesson, task)))
    }

    /// The tasks that the course or the machine was not able to judge. Nobody may lose or win points by them.
    pub fn unjudged(&self) -> impl Iterator<Item = &TaskReport> {
        self.tasks()
            .filter(|(lesson, task)| !lesson.judged(task))
            .map(|(_, task)| task)
    }

    /// Whether the task `task` of the lesson `lesson` passed.
    pub fn passed(&self, lesson: &str, task: &str) -> bool {
        self.tasks()
            .any(|(of, it)| of.lesson == lesson && it.result.task == task && it.passed())
    }
}

impl LessonReport {
    fn new(lesson: &Lesson, result: &LessonResult) -> LessonReport {
        let tasks: Vec<_> = lesson
            .tasks
            .iter()
            .map(|task| TaskReport::new(task, result.task(&task.name)))
            .collect();
        LessonReport {
            number: lesson.number,
            lesson: lesson.folder.clone(),
            title: (&lesson.title).into(),
            points: tasks.iter().map(|it| it.points).sum(),
            max_points: lesson.points(),
            source: result.source.clone(),
            state: plain(&result.state),
            tasks,
        }
    }

    /// Whether what became of `task`, which is one of this lesson's, says anything about the student's work.
    pub fn judged(&self, task: &TaskReport) -> bool {
        self.state != Checked::Graded || !matches!(task.result.outcome, Outcome::NotGraded { .. })
    }

    /// What became of `task` in one word, for programs: that of its outcome, or of the lesson where it did not come to one.
    pub fn word(&self, task: &TaskReport) -> &'static str {
        match &self.state {
            Checked::DidNotCompile { .. } => "did_not_compile",
            Checked::Refused { .. } => "refused",
            Checked::Graded | Checked::Open => task.result.outcome.name(),
        }
    }

    /// `01`, as it stands before the lesson's name.
    pub fn label(&self) -> String {
        format!("{:02}", self.number)
    }
}

impl TaskReport {
    fn new(task: &Task, result: Option<&TaskResult>) -> TaskReport {
        let none = || TaskResult::not_graded(&task.name, "the check ended before it");
        let result = result.cloned().unwrap_or_else(none);
        TaskReport {
            number: task.number,
            title: (&task.title).into(),
            points: if result.passed() { task.points } else { 0 },
            max_points: task.points,
            transcript: result.said.as_deref().map(|said| sha256(said.as_bytes())),
            differs: Difference::of(&result),
            result,
        }
    }

    pub fn passed(&self) -> bool {
        self.result.passed()
    }
}

/// The same state, without the colours that rustc has for a terminal.
fn plain(state: &Checked) -> Checked {
    match state {
        Checked::DidNotCompile { message } => Checked::DidNotCompile {
            message: anstream::adapter::strip_str(message).to_string(),
        },
        other => other.clone(),
    }
}

fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

#[derive(Deserialize)]
struct Header {
    schema: String,
    version: u32,
}

/// Why a kept result cannot be compared with.
#[derive(Debug, thiserror::Error)]
#[error("{path} is not a result of `cargo camp grade --format json`: {reason}", path = path.display())]
pub struct ReadError {
    path: PathBuf,
    reason: String,
}

impl ReadError {
    /// What is wrong with it, without its place.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

#[cfg(test)]
#[path = "report_tests.rs"]
mod tests;
