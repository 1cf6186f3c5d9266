//! The offline Discord, sent what no library would send: requests and frames that are right but for something, over real
//! sockets. Whatever comes, it does not panic, it answers as Discord does or hangs up, and a bot that behaves is served.
//!
//! The cases are the same each time. `BOTCAMP_FUZZ_CASES=100000 BOTCAMP_FUZZ_SEED=7 cargo test --test fuzz` makes others, for
//! as long as one likes.

#![allow(clippy::unwrap_used, reason = "a test fails where it panics")]

mod cases;
mod endpoint;
mod floods;
mod found;
mod frames;
mod gateway;
mod http;
mod json;
mod payloads;
mod requests;
mod rest;
mod target;
mod typed;
mod worlds;

/// Counts what is held, so that a leak is seen.
#[global_allocator]
static ALLOCATED: peak_alloc::PeakAlloc = peak_alloc::PeakAlloc;
