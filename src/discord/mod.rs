//! An offline Discord: a REST API and a gateway on loopback that an ordinary bot cannot tell from the real one.

mod actors;
mod clock;
mod error;
mod gateway;
mod hub;
mod rest;
mod rules;
mod secret;
mod transcript;
mod typed;
mod world;

use std::fmt;
use std::net::Ipv4Addr;
use std::sync::Arc;

use axum::serve::ListenerExt;
use chrono::{DateTime, Utc};
use tokio::net::TcpListener;
use tokio::sync::broadcast;

use hub::Hub;

pub use actors::{Actor, Turn};
pub use rules::Intents;
pub use typed::Offered;

/// What an offline Discord starts with.
#[derive(Clone, Debug)]
pub struct Settings {
    /// World time, standing still until it is set again. `None` is the real time, running.
    pub now: Option<DateTime<Utc>>,
    /// The name of the one guild (server).
    pub guild: String,
    /// Text channels of the guild; users start in the first.
    pub channels: Vec<String>,
    /// The privileged intents switched on for the bot, as in the developer portal. All of them, if not said otherwise.
    pub portal: Intents,
    /// The port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            now: None,
            guild: "Campus".into(),
            channels: vec!["general".into()],
            portal: Intents::PRIVILEGED,
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
    fn random() -> Self {
        Self(secret::random())
    }

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

/// A running offline Discord. Everything it started stops when it is dropped.
pub struct Discord {
    hub: Arc<Hub>,
}

impl Discord {
    pub async fn start(settings: Settings) -> Result<Discord, StartError> {
        let port = settings.port;
        let failed = |source| StartError::Listen { port, source };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .await
            .map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let hub = Arc::new(Hub::new(settings, address.to_string()));

        let listener = listener.tap_io(|stream| {
            // Without it the first answer waits 40 ms for the other side's delayed acknowledgement. Only speed is lost.
            let _ = stream.set_nodelay(true);
        });
        let (router, stopping) = (rest::router(hub.clone()), hub.clone());
        let stopped = async move { stopping.stopped().await };
        tokio::spawn(async move {
            axum::serve(listener, router)
                .with_graceful_shutdown(stopped)
                .await
        });
        Ok(Discord { hub })
    }

    /// The value for `DISCORD_API`.
    pub fn api(&self) -> String {
        format!("http://{}", self.hub.address)
    }

    pub fn token(&self) -> &Token {
        &self.hub.token
    }

    /// Sets world time, which stands still from then on.
    pub fn set_now(&self, now: DateTime<Utc>) {
        self.hub.write(|world| world.clock.set(now));
    }

    /// A member of the guild, who joins it when first named.
    pub fn user(&self, name: &str) -> Actor {
        Actor::new(self.hub.clone(), name)
    }

    /// Resolves when the bot is logged in and has registered its commands. Has no deadline of its own.
    pub async fn until_ready(&self) {
        self.hub.until_ready().await;
    }

    pub fn readiness(&self) -> Readiness {
        self.hub.readiness()
    }

    /// The bot's process has ended: closes its sessions, and readiness starts anew. Call it before a restart.
    pub fn bot_is_gone(&self) {
        self.hub.write_with_sessions(|_, sessions| sessions.close_all());
    }

    /// Resolves when no request is open and nothing has moved for a moment.
    pub async fn settle(&self) {
        self.hub.settle().await;
    }

    /// What was said so far.
    pub fn transcript(&self) -> String {
        self.hub.transcript()
    }

    /// Adds a line of the caller's own to the transcript, as it is.
    pub fn note(&self, line: &str) {
        self.hub.note(line);
    }

    /// Lines as they happen: the transcript's, and what Discord refused the bot.
    pub fn lines(&self) -> broadcast::Receiver<String> {
        self.hub.lines()
    }

    /// What Discord refused the bot so far, and what it asked for that is not covered here.
    pub fn refusals(&self) -> Vec<String> {
        self.hub.refusals()
    }

    /// The commands that an ordinary member with this locale is offered.
    pub fn commands(&self, locale: &str) -> Vec<Offered> {
        self.hub.read(|world| {
            let commands = world.offered_with(world::EVERYONE_PERMISSIONS);
            commands
                .into_iter()
                .flat_map(|command| typed::offered(&command.spec, locale))
                .collect()
        })
    }
}

impl Drop for Discord {
    fn drop(&mut self) {
        self.hub.stop();
    }
}
