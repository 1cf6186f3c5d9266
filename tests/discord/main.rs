//! The offline Discord, talked to by a real bot's libraries.

#![allow(clippy::unwrap_used, reason = "a test fails where it panics")]

mod bot;
mod slash;
