//! Results: runs the conversations of a lesson, scores them, reports.

mod candidate;
mod detail;
mod evidence;
pub mod formats;
mod github;
mod grader;
mod place;
mod report;
pub mod result;
mod room;
pub mod rounds;
mod rule;
pub mod run;
#[cfg(test)]
pub(crate) mod sample;
pub mod sealed;
mod talk;
mod text;

pub use detail::Details;
pub use evidence::Evidence;
pub use github::{Fence, annotations};
pub use grader::grader;
pub use report::{Difference, LessonReport, ReadError, Report, TaskReport};
pub use rule::{Reason, Rule, reasons};
pub use text::{headline, human, outcome};
