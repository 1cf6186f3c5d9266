//! An offline Discord: a REST API and a gateway on loopback that an ordinary bot cannot tell from the real one.
//!
//! It is for a bot's own tests, and needs no account, no token and no network. A test starts a [`Discord`], points the bot at
//! it, has users talk to the bot, and compares the transcript with what it should be. This is all of such a test, for a bot
//! with serenity that answers `!ping` (`tests/proof/library` is the whole crate, and is tested):
//!
//! ```ignore
#![doc = include_str!("example.rs")]
//! ```
//!
//! # Pointing a bot at it
//!
//! The REST API is at [`Discord::api`] (in the versions `/api/v10`, `/api/v9` and `/api`), and tells the gateway's address. The
//! token is [`Discord::token`]. Any library in any language will do, in this process or in another: `cargo camp offline` prints
//! the lines for several. A bot that takes its interactions over HTTP checks them with [`Discord::public_key`], and is made
//! known by [`Discord::save_interactions_endpoint`], by [`Settings::interactions_endpoint`], or by itself
//! (`PATCH /applications/@me`).
//!
//! # Talking to it
//!
//! A user is an [`Actor`], from [`Discord::user`]. What they do ends in a [`Turn`]: the bot answered, their client did not let
//! them do it, or the bot did not respond. [`Discord::transcript`] has what was said, in names and never in ids, so it is the
//! same each time; [`Discord::refusals`] has what Discord refused the bot and the likely cause of a silence.
//!
//! # What is covered
//!
//! `docs/coverage.md` lists every route and every event that is covered, and those that are not. A bot that asks for more is
//! told so by [`Discord::refusals`].

#![warn(missing_docs)]

mod actors;
mod clock;
#[doc(hidden)]
pub mod coverage;
mod endpoint;
mod error;
mod form;
mod gap;
mod gateway;
mod hub;
mod late;
mod limits;
mod record;
mod refusals;
mod rest;
mod rules;
mod screen;
mod secret;
pub mod server;
mod settings;
mod transcript;
mod typed;
mod wire;
mod world;

use std::fmt;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use axum::ServiceExt as _;
use axum::serve::ListenerExt;
use chrono::{DateTime, Utc};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{broadcast, mpsc};

use endpoint::{Endpoint, Url};
use hub::Hub;
use record::Record;

pub use actors::{Actor, Turn};
#[doc(hidden)]
pub use actors::{Clicked, FormRefused, Refused, Run, Underway, at_once};
pub use endpoint::{EndpointError, Failure, Forgery, NoUrl};
pub use limits::{RateLimits, SessionStartLimit};
pub(crate) use rules::CONTENT;
pub use rules::{ATTACHMENT_BYTES, Intents, Permissions};
#[doc(hidden)]
pub use screen::{File, From, Happening};
pub use server::Server;
pub use settings::{Settings, StartError};
#[doc(hidden)]
pub use typed::{Expected, Filled, Offered, Refusal};

/// How long the bot's connections have to be closed in good order, once the offline Discord is dropped.
const FAREWELL: Duration = Duration::from_secs(1);

/// The bot's token, made anew for each offline Discord. It is never shown by accident.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    fn random() -> Self {
        Self(secret::random())
    }

    /// The token itself, to be handed to the bot.
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

/// How a gateway connection ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// Discord asks the bot to come back (op 7).
    Reconnect,
    /// Discord says that the session is no good (op 9).
    Invalid {
        /// Whether the bot may go on with it.
        resumable: bool,
    },
    /// Discord closes with this code.
    Closed(u16),
    /// The connection is lost without a word.
    Lost,
    /// The connection stays, and nothing comes on it any more: not even what acknowledges a heartbeat.
    Silent,
}

/// A running offline Discord. Everything it started stops when it is dropped.
pub struct Discord {
    hub: Arc<Hub>,
    /// Its own, so that whoever talks to it may block. `None` only while it is dropped.
    runtime: Option<Runtime>,
}

impl Discord {
    /// Starts an offline Discord on 127.0.0.1.
    ///
    /// # Errors
    /// If the port is taken, or the system gives no thread for it.
    pub async fn start(settings: Settings) -> Result<Discord, StartError> {
        let port = settings.port;
        let failed = |source| StartError::Listen { port, source };
        let socket = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(failed)?;
        socket.set_nonblocking(true).map_err(failed)?;
        let address = socket.local_addr().map_err(failed)?;
        let record = match &settings.record {
            Some(path) => Some(Record::create(path).map_err(|source| StartError::Record {
                path: path.clone(),
                source,
            })?),
            None => None,
        };
        let endpoint: Option<Url> = match &settings.interactions_endpoint {
            Some(url) => Some(url.parse().map_err(|source| StartError::Endpoint {
                url: url.clone(),
                source,
            })?),
            None => None,
        };
        // With leave to be anywhere, it may also come later.
        if let Some(url) = &endpoint
            && !settings.endpoints_anywhere
            && url.addresses(false).await.is_err()
        {
            return Err(StartError::EndpointElsewhere { url: url.to_string() });
        }
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("offline-discord")
            .enable_all()
            .build()
            .map_err(failed)?;
        let listener = {
            let _inside = runtime.enter();
            TcpListener::from_std(socket)
        };
        let listener = match listener {
            Ok(listener) => listener,
            Err(source) => {
                // A runtime must not be dropped in the middle of asynchronous code.
                runtime.shutdown_background();
                return Err(failed(source));
            }
        };
        let (queue, deliveries) = mpsc::unbounded_channel();
        let its_endpoint = Endpoint::new(settings.endpoints_anywhere, queue);
        let hub = Arc::new(Hub::new(settings, address.to_string(), record, its_endpoint));
        runtime.spawn(endpoint::deliver(hub.clone(), deliveries));
        runtime.spawn(hub.clone().keeps_checking_endpoint());
        if let Some(url) = endpoint {
            runtime.spawn(hub.awaits_endpoint(Arc::new(url)));
        }

        let listener = listener.tap_io(|stream| {
            // Without it the first answer waits 40 ms for the other side's delayed acknowledgement. Only speed is lost.
            let _ = stream.set_nodelay(true);
        });
        let (service, stopping) = (rest::service(hub.clone()), hub.clone());
        let stopped = async move { stopping.stopped().await };
        runtime.spawn(async move {
            axum::serve(listener, service.into_make_service())
                .with_graceful_shutdown(stopped)
                .await
        });
        Ok(Discord {
            hub,
            runtime: Some(runtime),
        })
    }

    /// The value for `DISCORD_API`.
    pub fn api(&self) -> String {
        format!("http://{}", self.hub.address)
    }

    /// The value for `DISCORD_TOKEN`.
    pub fn token(&self) -> &Token {
        &self.hub.token
    }

    /// The bot's application, and the server that it is in: what a bot calls its client id and its guild id.
    #[doc(hidden)]
    pub fn ids(&self) -> (u64, u64) {
        self.hub.read(|world| (world.bot.0, world.home().id.0))
    }

    /// Sets world time, which stands still from then on.
    pub fn set_now(&self, now: DateTime<Utc>) {
        self.hub.write(|world| world.clock.set(now));
    }

    /// What `@everyone` may do in the first guild from now on, as its owner says.
    pub fn set_permissions_of_everyone(&self, permissions: Permissions) {
        self.hub.write(|world| world.set_up_everyone(permissions));
    }

    /// A member of the guild, who joins it when first named.
    pub fn user(&self, name: &str) -> Actor {
        Actor::new(self.hub.clone(), name)
    }

    /// Resolves when the bot is logged in, or has an endpoint for its interactions. Has no deadline of its own.
    pub async fn until_logged_in(&self) {
        self.hub.until_logged_in().await;
    }

    /// Resolves when the bot is logged in and has registered its commands. Has no deadline of its own.
    pub async fn until_ready(&self) {
        self.hub.until_ready().await;
    }

    #[doc(hidden)]
    pub fn readiness(&self) -> Readiness {
        self.hub.readiness()
    }

    /// Resolves when the bot has come further than this, or is gone.
    #[doc(hidden)]
    pub async fn readiness_after(&self, known: Readiness) -> Readiness {
        self.hub.readiness_after(known).await
    }

    /// The bot's process has ended: closes its sessions, and readiness starts anew. Call it before a restart.
    pub fn bot_is_gone(&self) {
        self.hub.write_with_sessions(|_, sessions| sessions.close_all());
        if let (Some(url), Some(runtime)) = (self.hub.endpoint.url(), &self.runtime) {
            runtime.spawn(self.hub.awaits_endpoint(url));
        }
    }

    /// What the bot checks the signatures of interactions over HTTP with, in hexadecimal: the application's `verify_key`.
    pub fn public_key(&self) -> String {
        self.hub.endpoint.public_key()
    }

    /// Where interactions go in place of the gateway, if anywhere.
    pub fn interactions_endpoint(&self) -> Option<String> {
        self.hub.endpoint.url().map(|url| url.to_string())
    }

    /// Saves the bot's interactions endpoint, as a developer does in the portal: the bot must be there, answer a PING and
    /// refuse what Discord did not sign. `None` has interactions go to the gateway again.
    ///
    /// # Errors
    /// If the address is none, or the bot does not do so; nothing changes then.
    pub async fn save_interactions_endpoint(&self, url: Option<&str>) -> Result<(), EndpointError> {
        self.hub.saves_endpoint(url).await
    }

    /// Sends the bot's endpoint signatures that are none, as Discord does now and then.
    ///
    /// # Errors
    /// If the bot takes one; its endpoint is removed then.
    pub async fn check_interactions_endpoint(&self) -> Result<(), EndpointError> {
        Ok(self.hub.checks_endpoint().await?)
    }

    /// Has the bot's gateway connections end in this manner; a bot that is well made comes back.
    pub fn cut(&self, cut: Cut) {
        self.hub.write_with_sessions(|_, sessions| sessions.cut(cut));
    }

    /// Asks the bot for a heartbeat at once (op 1).
    pub fn asks_for_heartbeat(&self) {
        self.hub
            .write_with_sessions(|_, sessions| sessions.ask_for_heartbeat());
    }

    /// Resolves when no request is open and nothing has moved for a moment: the bot is taken to have said all.
    pub async fn settle(&self) {
        self.hub.settle().await;
    }

    /// The same for a caller that cannot await.
    #[doc(hidden)]
    pub fn settle_blocking(&self) {
        let Some(runtime) = &self.runtime else { return };
        let (done, settled) = std::sync::mpsc::channel();
        let hub = self.hub.clone();
        runtime.spawn(async move {
            hub.settle().await;
            let _ = done.send(());
        });
        // It fails only if the runtime is gone, and then nothing moves any more.
        let _ = settled.recv();
    }

    /// What was said so far.
    pub fn transcript(&self) -> String {
        self.hub.transcript()
    }

    /// Nothing that happens is written down any more, until it is told otherwise.
    #[doc(hidden)]
    pub fn keeps_silent(&self, silent: bool) {
        self.hub.keeps_silent(silent);
    }

    /// Adds a line of the caller's own to the transcript, as it is.
    #[doc(hidden)]
    pub fn note(&self, line: &str) {
        self.hub.note(line);
    }

    /// Lines as they happen: the transcript's, and what Discord refused the bot.
    #[doc(hidden)]
    pub fn lines(&self) -> broadcast::Receiver<String> {
        self.hub.lines()
    }

    /// What users' clients show, as it happens.
    #[doc(hidden)]
    pub fn happenings(&self) -> broadcast::Receiver<Arc<Happening>> {
        self.hub.happenings()
    }

    /// An id of now: greater than those of what was before, and less than those of what comes.
    #[doc(hidden)]
    pub fn mark(&self) -> u64 {
        self.hub.write(|world| world.clock.id().0)
    }

    /// A file that somebody sent, by its id.
    #[doc(hidden)]
    pub fn file(&self, id: u64) -> Option<File> {
        self.hub.read(|world| screen::file(world, id))
    }

    /// The traffic between the bot and this Discord, as it happens, in the form in which it is recorded; and what was
    /// refused (`told`). It is only kept for as long as somebody listens.
    #[doc(hidden)]
    pub fn traffic(&self) -> broadcast::Receiver<Arc<Value>> {
        self.hub.entries()
    }

    /// What Discord refused the bot so far, and what it asked for that is not covered here.
    pub fn refusals(&self) -> Vec<String> {
        self.hub.refusals()
    }

    /// What the bot asked for so far and is not covered here, each once.
    pub fn gaps(&self) -> Vec<String> {
        self.hub.gaps()
    }

    /// Discord's rules that the bot broke so far, in order: what it asked for and why it was refused, how much too late it
    /// answered, why its connection was closed. What is not covered here is nobody's fault, and not among them.
    pub fn broken_rules(&self) -> Vec<String> {
        self.hub.broken_rules()
    }

    /// The commands that an ordinary member with this locale is offered.
    #[doc(hidden)]
    pub fn commands(&self, locale: &str) -> Vec<Offered> {
        self.hub.read(|world| {
            let guild = Some(world.home().id);
            let commands = world.offered_with(Permissions::EVERYONE, guild, world::SLASH);
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
        let Some(runtime) = self.runtime.take() else {
            return;
        };
        let hub = self.hub.clone();
        // A drop in the middle of asynchronous code must not wait, and a runtime must not be dropped there.
        let farewell = move || {
            // If it does not come to its end in time, its connections are cut.
            let _ = runtime.block_on(async { tokio::time::timeout(FAREWELL, hub.ended()).await });
        };
        let _ = thread::Builder::new()
            .name("offline-discord-end".into())
            .spawn(farewell);
    }
}
