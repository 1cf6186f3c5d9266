//! The bot's sessions: what each was told, so that one that lost its connection can be told the rest.

use std::collections::VecDeque;

use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::dispatch::{self, Dispatch};
use super::name::Name;
use crate::discord::rules::{self, Intents};
use crate::discord::world::{Event, World};
use crate::discord::{Cut, Readiness, secret};

/// What a session's connection is to send or to do.
pub enum Told {
    Dispatch(u64, Dispatch),
    /// The connection ends, or is made to.
    Cut(Cut),
}

pub type Queue = mpsc::UnboundedReceiver<Told>;

/// The bot's sessions, and whether it has registered its commands since it logged in.
#[derive(Default)]
pub struct Sessions {
    all: Vec<Session>,
    opened: u64,
    registered: bool,
}

struct Session {
    number: u64,
    /// What a client resumes it by.
    id: String,
    intents: Intents,
    /// Which part of the guilds it is for, and of how many parts.
    shard: (u64, u64),
    sequence: u64,
    /// The last dispatches, for one that comes back.
    sent: VecDeque<(u64, Dispatch)>,
    /// `None` while it has no connection.
    queue: Option<mpsc::UnboundedSender<Told>>,
}

/// Why a session cannot be resumed.
pub enum NotResumed {
    /// Nobody knows it, or too much happened since.
    Gone,
    /// It was never told so much.
    NeverSent,
}

impl Sessions {
    /// Opens a session for a bot that has logged in, and puts READY and the guilds first in its queue.
    pub fn open(
        &mut self,
        world: &World,
        address: &str,
        intents: Intents,
        shard: (u64, u64),
    ) -> (u64, Queue) {
        let (queue, told) = mpsc::unbounded_channel();
        if !self.readiness().identified {
            self.registered = false;
        }
        self.opened += 1;
        let mut session = Session {
            number: self.opened,
            id: secret::random(),
            intents,
            shard,
            sequence: 0,
            sent: VecDeque::new(),
            queue: Some(queue),
        };
        let its_guilds: Vec<_> = world
            .guilds()
            .iter()
            .filter(|guild| world.is_member(guild.id, world.bot) && session.is_for(Some(guild.id.0)))
            .collect();
        let unavailable = its_guilds
            .iter()
            .map(|guild| json!({ "id": guild.id, "unavailable": true }));
        let ready = json!({
            "v": rules::API_VERSION,
            "user": world.user_wire(world.bot),
            "guilds": unavailable.collect::<Value>(),
            "session_id": session.id,
            "resume_gateway_url": format!("ws://{address}"),
            "session_type": "normal",
            "private_channels": [],
            "relationships": [],
            "presences": [],
            "application": { "id": world.bot, "flags": 0 },
            "shard": [shard.0, shard.1],
        });
        session.send(Dispatch::new(Name::Ready, &ready));
        if intents.contains(Intents::GUILDS) {
            let everyone = intents.contains(Intents::GUILD_PRESENCES);
            for guild in its_guilds {
                let guild = world.guild_create_wire(guild, everyone);
                session.send(Dispatch::new(Name::GuildCreate, &guild));
            }
        }
        self.all.push(session);
        (self.opened, told)
    }

    /// Gives a session a new connection, and tells it what it has missed.
    pub fn resume(&mut self, id: &str, sequence: u64) -> Result<(u64, Queue), NotResumed> {
        let found = self.all.iter_mut().find(|session| session.id == id);
        let session = found.ok_or(NotResumed::Gone)?;
        if sequence > session.sequence {
            return Err(NotResumed::NeverSent);
        }
        let missed = session.sequence - sequence;
        if missed > session.sent.len() as u64 {
            return Err(NotResumed::Gone);
        }
        let (queue, told) = mpsc::unbounded_channel();
        for (number, dispatch) in session.sent.iter().filter(|(number, _)| *number > sequence) {
            // The receiver is at hand, so this cannot fail.
            let _ = queue.send(Told::Dispatch(*number, dispatch.clone()));
        }
        session.queue = Some(queue);
        session.send(Dispatch::new(Name::Resumed, &json!({})));
        Ok((session.number, told))
    }

    /// A session's connection has ended. It may come back, if it `stays`.
    pub fn disconnected(&mut self, number: u64, stays: bool) {
        if stays {
            if let Some(session) = self.all.iter_mut().find(|it| it.number == number) {
                session.queue = None;
            }
        } else {
            self.all.retain(|session| session.number != number);
        }
    }

    /// Whether this queue is still the session's: another connection may have taken it over.
    pub fn is_current(&self, number: u64, queue: &Queue) -> bool {
        let session = self.all.iter().find(|it| it.number == number);
        let sender = session.and_then(|session| session.queue.as_ref());
        sender.is_some_and(|sender| !sender.is_closed()) && !queue.is_closed()
    }

    /// The bot's process has ended: what it had is gone.
    pub fn close_all(&mut self) {
        self.all.clear();
        self.registered = false;
    }

    /// Ends every connection in this manner.
    pub fn cut(&mut self, cut: Cut) {
        for session in &self.all {
            if let Some(queue) = &session.queue {
                // It fails only if the connection has just ended.
                let _ = queue.send(Told::Cut(cut));
            }
        }
        if cut == (Cut::Invalid { resumable: false }) {
            self.all.clear();
        }
    }

    pub fn readiness(&self) -> Readiness {
        let identified = self.all.iter().any(|session| session.queue.is_some());
        Readiness {
            identified,
            registered: identified && self.registered,
        }
    }

    /// Whether the bot has registered its commands, logged in or not.
    pub fn has_commands(&self) -> bool {
        self.registered
    }

    /// All intents that are asked for, if anybody is there to ask.
    pub fn intents(&self) -> Option<Intents> {
        let present = self.all.iter().filter(|session| session.queue.is_some());
        present
            .map(|session| session.intents)
            .reduce(|all, more| all | more)
    }

    /// Tells each session of what happened, as far as it asked to be told.
    pub fn tell(&mut self, world: &World, event: &Event) {
        if matches!(event, Event::CommandsRegistered) {
            self.registered = true;
        }
        // What sessions with the same intents are told is the same.
        let mut made: Vec<(Intents, Option<Dispatch>)> = Vec::new();
        for session in &mut self.all {
            let intents = session.intents;
            let dispatch = match made.iter().find(|(these, _)| *these == intents) {
                Some((_, dispatch)) => dispatch.clone(),
                None => {
                    let dispatch = dispatch::of(world, event, intents);
                    made.push((intents, dispatch.clone()));
                    dispatch
                }
            };
            if let Some(dispatch) = dispatch
                && session.is_for(dispatch.guild)
            {
                session.send(dispatch);
            }
        }
    }

    /// Answers one session.
    pub fn answer(&mut self, number: u64, name: Name, data: Value) {
        if let Some(session) = self.all.iter_mut().find(|it| it.number == number) {
            session.send(Dispatch::new(name, &data));
        }
    }
}

impl Session {
    fn send(&mut self, dispatch: Dispatch) {
        self.sequence += 1;
        if let Some(queue) = &self.queue {
            // It fails only if the connection has just ended; then it is told when it comes back.
            let _ = queue.send(Told::Dispatch(self.sequence, dispatch.clone()));
        }
        self.sent.push_back((self.sequence, dispatch));
        if self.sent.len() > rules::REPLAYED {
            self.sent.pop_front();
        }
    }

    /// What happens outside of guilds is told to the first. `events/gateway` (Sharding)
    fn is_for(&self, guild: Option<u64>) -> bool {
        let (shard, count) = self.shard;
        guild.map_or(0, |guild| (guild >> 22) % count) == shard
    }
}
