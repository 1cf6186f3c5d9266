//! Bots are processes: what they are given, what is heard of them, and that none is left behind.

#![allow(clippy::unwrap_used, reason = "a test ends at what it did not expect")]

#[path = "../course/programs.rs"]
#[allow(dead_code, reason = "the wrong bots are the course's")]
mod programs;

mod bot;
mod line;
mod talk;

use std::path::PathBuf;
use std::sync::LazyLock;

/// The program that does what the variable `DO` says.
fn odd() -> PathBuf {
    static ODD: LazyLock<PathBuf> = LazyLock::new(|| programs::build_all(&["odd"])["odd"].clone());
    ODD.clone()
}
