//! The gateway: the websocket on which a bot is told what happens.

mod codec;
mod dispatch;
mod session;

use std::sync::Arc;

use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::Readiness;
use super::hub::Hub;
use super::rules::{self, Intents};
use super::secret;
use super::world::{Event, World};
use dispatch::Dispatch;

#[derive(Deserialize)]
pub struct Parameters {
    v: Option<u8>,
}

/// `GET /`, asking for a websocket.
pub async fn connect(
    State(hub): State<Arc<Hub>>,
    Query(Parameters { v }): Query<Parameters>,
    upgrade: WebSocketUpgrade,
) -> Response {
    let version = v.unwrap_or(rules::API_VERSION);
    upgrade.on_upgrade(move |socket| session::serve(hub, socket, version))
}

/// The bot's sessions, and whether it has registered its commands since it logged in.
#[derive(Default)]
pub struct Sessions {
    open: Vec<Session>,
    opened: u64,
    registered: bool,
}

/// What the state knows of a session; the rest is its task's own.
struct Session {
    number: u64,
    intents: Intents,
    queue: mpsc::UnboundedSender<Dispatch>,
}

impl Sessions {
    /// Opens a session for a bot that has logged in, and puts READY and the guilds first in its queue.
    pub fn open(
        &mut self,
        world: &World,
        address: &str,
        intents: Intents,
    ) -> (u64, mpsc::UnboundedReceiver<Dispatch>) {
        let (queue, told) = mpsc::unbounded_channel();
        if self.open.is_empty() {
            self.registered = false;
        }
        self.opened += 1;
        let session = Session {
            number: self.opened,
            intents,
            queue,
        };
        let id = secret::random();
        let its_guilds = world
            .guilds()
            .iter()
            .filter(|guild| world.is_member(guild.id, world.bot));
        let guilds: Value = its_guilds
            .clone()
            .map(|guild| json!({ "id": guild.id, "unavailable": true }))
            .collect();
        session.send(
            "READY",
            json!({
                "v": rules::API_VERSION,
                "user": world.user_wire(world.bot),
                "guilds": guilds,
                "session_id": id,
                "resume_gateway_url": format!("ws://{address}"),
                "session_type": "normal",
                "private_channels": [],
                "relationships": [],
                "presences": [],
                "application": { "id": world.bot, "flags": 0 },
                "shard": [0, 1],
            }),
        );
        if intents.contains(Intents::GUILDS) {
            // Without presences only the bot itself is listed. `events/gateway-events` (Guild create)
            let everyone = intents.contains(Intents::GUILD_PRESENCES);
            for guild in its_guilds {
                session.send("GUILD_CREATE", world.guild_create_wire(guild, everyone));
            }
        }
        self.open.push(session);
        (self.opened, told)
    }

    pub fn close(&mut self, number: u64) {
        self.open.retain(|session| session.number != number);
    }

    /// The bot's process has ended: what it had is gone.
    pub fn close_all(&mut self) {
        self.open.clear();
        self.registered = false;
    }

    pub fn readiness(&self) -> Readiness {
        let identified = !self.open.is_empty();
        Readiness {
            identified,
            registered: identified && self.registered,
        }
    }

    /// All intents that are asked for, if anybody is there to ask.
    pub fn intents(&self) -> Option<Intents> {
        let intents = self.open.iter().map(|session| session.intents);
        intents.reduce(|all, more| all | more)
    }

    /// Tells each session of what happened, as far as it asked to be told.
    pub fn tell(&mut self, world: &World, event: &Event) {
        if matches!(event, Event::CommandsRegistered) {
            self.registered = true;
        }
        for session in &self.open {
            if let Some(Dispatch { name, data }) = dispatch::of(world, event, session.intents) {
                session.send(name, data);
            }
        }
    }
}

impl Session {
    fn send(&self, name: &'static str, data: Value) {
        // It fails only if the session's task has just ended.
        let _ = self.queue.send(Dispatch { name, data });
    }
}
