//! The room `stage`.

mod result;

pub use result::{Outcome, ResultError, TaskResult};
