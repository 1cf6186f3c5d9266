//! What became of a task, as a file that the test program writes and the course tool reads.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// The result of one task. It is the test program that writes it, never the student's bot, so nothing that a bot prints
/// can change it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskResult {
    /// The name of the task, which is the name of its test: `greets_whoever_asks`.
    pub task: String,
    pub outcome: Outcome,
    /// The conversation as the snapshot has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<String>,
    /// The conversation as it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
    /// What the bot itself printed last, oldest line first, at most twenty lines, its token removed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub last_words: Vec<String>,
    /// What the bot asked for that the offline Discord does not cover, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_covered: Vec<String>,
    /// Where the snapshot stands: from the course's root, with forward slashes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snapshot: Option<String>,
    /// What the values of this conversation were drawn from, if they are not the snapshot's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
    /// The conversation as it was when the same was asked once more, if that was another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<String>,
}

/// How a task ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Outcome {
    Passed,
    /// Something else was said than what was expected.
    Wrong,
    /// The same, and Discord had refused the bot something: `POST /channels/…/messages: content: Must be 2000 or fewer in
    /// length.`
    BrokeRules {
        rule: String,
    },
    /// The same was asked once more with the same values, and the answers were others.
    Unstable,
    /// It does not pass, and stands on another task of the lesson, which does not pass either: that one comes first.
    Skipped {
        after: String,
    },
    /// The bot came to the starter's `todo!("task N: …")`.
    NotStarted {
        task: u32,
        file: String,
        line: u32,
    },
    /// The bot's process ended in mid-conversation. `how` is `exit code 101` or `signal 9`.
    Crashed {
        how: String,
    },
    /// The bot was never ready.
    TimedOut {
        what: String,
    },
    /// The course or the machine is at fault, not the student: it costs nothing.
    NotGraded {
        why: String,
    },
}

impl Outcome {
    /// Its `kind` in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Outcome::Passed => "passed",
            Outcome::Wrong => "wrong",
            Outcome::BrokeRules { .. } => "broke_rules",
            Outcome::Unstable => "unstable",
            Outcome::Skipped { .. } => "skipped",
            Outcome::NotStarted { .. } => "not_started",
            Outcome::Crashed { .. } => "crashed",
            Outcome::TimedOut { .. } => "timed_out",
            Outcome::NotGraded { .. } => "not_graded",
        }
    }

    /// It was tried, and does not hold.
    pub fn is_failure(&self) -> bool {
        match self {
            Outcome::Wrong
            | Outcome::BrokeRules { .. }
            | Outcome::Unstable
            | Outcome::Crashed { .. }
            | Outcome::TimedOut { .. } => true,
            Outcome::Passed
            | Outcome::Skipped { .. }
            | Outcome::NotStarted { .. }
            | Outcome::NotGraded { .. } => false,
        }
    }
}

/// Why a result could not be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum ResultError {
    #[error("cannot write the result {path}: {source}", path = path.display())]
    Write { path: PathBuf, source: std::io::Error },
    #[error("cannot read the result {path}: {source}", path = path.display())]
    Read { path: PathBuf, source: std::io::Error },
    #[error("the result {path} is not one: {source}", path = path.display())]
    Malformed {
        path: PathBuf,
        source: serde_json::Error,
    },
}

impl TaskResult {
    /// The result of `task`, of which there is nothing to say but how it ended.
    pub fn bare(task: &str, outcome: Outcome) -> TaskResult {
        TaskResult {
            task: task.to_owned(),
            outcome,
            expected: None,
            said: None,
            last_words: Vec::new(),
            not_covered: Vec::new(),
            snapshot: None,
            seed: None,
            again: None,
        }
    }

    /// The result of `task`, of which nothing is known.
    pub fn not_graded(task: &str, why: &str) -> TaskResult {
        TaskResult::bare(task, Outcome::NotGraded { why: why.to_owned() })
    }

    pub fn passed(&self) -> bool {
        self.outcome == Outcome::Passed
    }

    /// Keeps the result as `<task>.json` in `folder`.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn write(&self, folder: &Path) -> Result<(), ResultError> {
        let path = folder.join(format!("{}.json", self.task));
        let fault = |source| ResultError::Write {
            path: path.clone(),
            source,
        };
        let text = serde_json::to_string_pretty(self).map_err(|it| fault(it.into()))?;
        std::fs::write(&path, text + "\n").map_err(|source| {
            // Half a result would say less than that there is none, and why.
            let _ = std::fs::remove_file(&path);
            fault(source)
        })
    }

    /// Reads the result of `task` in `folder`; `None` if there is none.
    ///
    /// # Errors
    /// If there is a file that cannot be read or is not a result.
    pub fn read(folder: &Path, task: &str) -> Result<Option<TaskResult>, ResultError> {
        let path = folder.join(format!("{task}.json"));
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(it) if it.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(ResultError::Read { path, source }),
        };
        serde_json::from_str(&text)
            .map(Some)
            .map_err(|source| ResultError::Malformed { path, source })
    }
}
