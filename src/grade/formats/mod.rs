//! Results in the forms that other programs read: one file a form.

mod classroom50;
mod gradescope;
mod junit;
mod markdown;

pub use classroom50::{Submitted, classroom50};
pub use gradescope::gradescope;
pub use junit::junit;
pub use markdown::markdown;

use super::report::{LessonReport, TaskReport};
use super::result::Checked;
use super::text;
use crate::stage;
use crate::words::Lang;

/// What there is to say about a task that did not pass: rustc's message, if that is why.
fn explanation(lesson: &LessonReport, task: &TaskReport, lang: Lang) -> String {
    match &lesson.state {
        Checked::DidNotCompile { message } => message.trim_end().to_owned(),
        Checked::Refused { why } => why.clone(),
        Checked::Open | Checked::Graded => stage::tell(&task.result, lang).trim_end().to_owned(),
    }
}

/// `01.2 Answer in Korean`: a name that says where it belongs, for those who list all tasks one below the other.
fn name(lesson: &LessonReport, task: &TaskReport, lang: Lang) -> String {
    format!("{}.{} {}", lesson.label(), task.number, task.title.get(lang))
}

/// A task's outcome in a few words.
fn outcome(lesson: &LessonReport, task: &TaskReport, lang: Lang) -> String {
    text::outcome(lesson, task, lang)
}
