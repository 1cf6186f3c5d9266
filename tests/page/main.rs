//! The chat page in a real browser, used as a person uses it: with keys and clicks, looking at what is on the screen.
//!
//! Without Chromium and its driver these tests say «skipped: no Chromium», and nothing else is missing.

#![allow(clippy::unwrap_used, reason = "a test fails where it panics")]

mod answers;
mod bot;
mod browser;
mod chat;
mod components;
mod look;
mod pane;
mod safe;
mod settings;
mod slash;
