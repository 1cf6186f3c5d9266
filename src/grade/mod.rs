//! Results: runs the conversations of a lesson, scores them, reports.

pub mod result;
