//! The course's own tests: what stands in the lessons is right, and what should fail does.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod broken_data;
mod cheats;
mod commands;
mod facts;
mod features;
#[path = "../tool/files.rs"]
mod files;
mod given_away;
mod handed_in;
mod handed_on;
mod hints;
mod judged;
mod kills;
mod programs;
mod quiet;
mod solutions;
mod starters;
mod template;
mod texts;
mod wrong;

use botcamp::course::Course;

/// The course that this test belongs to.
fn course() -> Course {
    Course::open(env!("CARGO_MANIFEST_DIR")).unwrap()
}
