//! The result of one lesson.

use serde::{Deserialize, Serialize};

use crate::course::Lesson;
use crate::stage::{Outcome, TaskResult};

/// What one check of a lesson found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LessonResult {
    /// The lesson's folder, for example `01-hello-bot`.
    pub lesson: String,
    /// The hash of the source that was checked.
    pub source: String,
    pub state: Checked,
    /// One result for each task of the lesson, in the lesson's order.
    pub tasks: Vec<TaskResult>,
}

/// How far the check of a lesson came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Checked {
    /// The source is still the starter: nothing was run, and nothing is wrong.
    Open,
    /// rustc's own message.
    DidNotCompile {
        message: String,
    },
    /// It is no source that could be graded: why.
    Refused {
        why: String,
    },
    Graded,
}

impl LessonResult {
    /// Every task of the lesson is passed.
    pub fn passed(&self) -> bool {
        self.state == Checked::Graded && self.tasks.iter().all(|task| task.outcome == Outcome::Passed)
    }

    /// The points that were earned.
    pub fn points(&self, lesson: &Lesson) -> u32 {
        let earned = |name: &str| {
            self.task(name)
                .is_some_and(|task| task.outcome == Outcome::Passed)
        };
        lesson
            .tasks
            .iter()
            .filter(|task| earned(&task.name))
            .map(|task| task.points)
            .sum()
    }

    /// The result of the task `name`.
    pub fn task(&self, name: &str) -> Option<&TaskResult> {
        self.tasks.iter().find(|task| task.task == name)
    }
}
