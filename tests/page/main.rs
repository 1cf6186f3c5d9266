//! The chat page in a real browser, used as a person uses it: with keys and clicks, looking at what is on the screen.
//!
//! Without Chromium and its driver these tests say «skipped: no Chromium», and nothing else is missing.

#![allow(clippy::unwrap_used, reason = "a test fails where it panics")]

#[path = "../tool/copy.rs"]
#[allow(dead_code, reason = "it is the tests' of the tool")]
mod copy;
#[path = "../tool/files.rs"]
mod files;
#[path = "../course/programs.rs"]
#[allow(dead_code, reason = "the wrong bots are the course's")]
mod programs;
#[path = "../tool/scratch.rs"]
mod scratch;

mod answers;
mod bot;
mod browser;
mod chat;
mod components;
mod kept;
mod look;
mod pane;
#[cfg(unix)]
mod play;
mod safe;
mod screen;
mod settings;
mod slash;
