//! Every store, and the ways between them, tested from outside. One program: each of its own would bring along all that a
//! database's library consists of.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod contract;
mod copy;
mod json_file;
#[cfg(unix)]
mod postgres;
#[cfg(unix)]
mod server;
mod sqlite_file;
mod wrong_stores;
