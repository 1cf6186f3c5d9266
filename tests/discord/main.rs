//! The offline Discord, talked to by a real bot's libraries, and by a bare client that says what no library would.

#![allow(clippy::unwrap_used, reason = "a test fails where it panics")]

mod bans;
mod bare;
mod bot;
mod causes;
mod channel;
mod chunks;
mod clients;
mod closes;
mod commands;
mod compression;
mod content;
mod coverage;
mod endpoint;
mod everything;
mod faults;
mod files;
mod forms;
mod gaps;
mod gateway;
mod installs;
mod intents;
mod interactions;
mod limits;
mod mentions;
mod messages;
mod mutant;
mod mutations;
mod nonce;
mod overwrites;
mod prefix;
mod refusals;
mod rest;
mod resume;
mod rules;
mod security;
mod server;
mod shards;
mod slash;
mod slowmode;
mod source;
mod suggestions;
mod threads;
mod unpacking;
mod webhooks;
