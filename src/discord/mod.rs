//! An offline Discord: a REST API and a gateway on loopback that an ordinary bot cannot tell from the real one.

mod actors;

use std::fmt;

use chrono::{DateTime, Utc};
use tokio::sync::broadcast;

pub use actors::{Actor, Turn};

/// What an offline Discord starts with.
#[derive(Clone, Debug)]
pub struct Settings {
    /// World time, standing still until it is set again. `None` is the real time, running.
    pub now: Option<DateTime<Utc>>,
    /// The name of the one guild (server).
    pub guild: String,
    /// Text channels of the guild; users start in the first.
    pub channels: Vec<String>,
    /// The port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            now: None,
            guild: "Campus".into(),
            channels: vec!["general".into()],
            port: 0,
        }
    }
}

/// Why an offline Discord could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("cannot listen on 127.0.0.1:{port}: {source}")]
    Listen { port: u16, source: std::io::Error },
}

/// The bot's token, made anew for each offline Discord. It is never shown by accident.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(the bot's token)")
    }
}

/// How far the bot has come, to explain why it is not ready.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Readiness {
    /// It has logged in to the gateway.
    pub identified: bool,
    /// It has registered commands since.
    pub registered: bool,
}

/// A command as a user sees it offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// `/library topic: (hours | facilities)`
    pub usage: String,
    pub description: String,
}

/// A running offline Discord. Everything it started stops when it is dropped.
pub struct Discord;

impl Discord {
    pub async fn start(_settings: Settings) -> Result<Discord, StartError> {
        todo!()
    }
    /// The value for `DISCORD_API`.
    pub fn api(&self) -> String {
        todo!()
    }
    pub fn token(&self) -> &Token {
        todo!()
    }
    /// Sets world time, which stands still from then on.
    pub fn set_now(&self, _now: DateTime<Utc>) {
        todo!()
    }
    /// A member of the guild, who joins it when first named.
    pub fn user(&self, _name: &str) -> Actor {
        todo!()
    }
    /// Resolves when the bot is logged in and has registered its commands. Has no deadline of its own.
    pub async fn until_ready(&self) {
        todo!()
    }
    pub fn readiness(&self) -> Readiness {
        todo!()
    }
    /// The bot's process has ended: closes its sessions, and readiness starts anew. Call it before a restart.
    pub fn bot_is_gone(&self) {
        todo!()
    }
    /// Resolves when no request is open and nothing has moved for a moment.
    pub async fn settle(&self) {
        todo!()
    }
    /// What was said so far.
    pub fn transcript(&self) -> String {
        todo!()
    }
    /// Adds a line of the caller's own to the transcript.
    pub fn note(&self, _line: &str) {
        todo!()
    }
    /// Lines as they happen: the transcript's, and what Discord refused the bot.
    pub fn lines(&self) -> broadcast::Receiver<String> {
        todo!()
    }
    /// What Discord refused the bot so far, and what it asked for that is not covered here.
    pub fn refusals(&self) -> Vec<String> {
        todo!()
    }
    /// The commands that a user with this locale is offered.
    pub fn commands(&self, _locale: &str) -> Vec<Offered> {
        todo!()
    }
}
