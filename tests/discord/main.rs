//! The offline Discord, talked to by a real bot's libraries, and by a bare client that says what no library would.

#![allow(clippy::unwrap_used, reason = "a test fails where it panics")]

mod bare;
mod bot;
mod commands;
mod gateway;
mod interactions;
mod messages;
mod prefix;
mod rest;
mod slash;
