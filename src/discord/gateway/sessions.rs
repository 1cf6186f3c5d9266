//! The bot's sessions: what each was told, so that one that lost its connection can be told the rest.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::connection::Open;
use super::dispatch::{self, Dispatch};
use super::name::Name;
use crate::discord::hub::Hub;
use crate::discord::rules::{self, Intents};
use crate::discord::world::{Event, Guild, World};
use crate::discord::{Cut, Readiness, secret};

/// What a session's connection is to send or to do.
pub enum Told {
    Dispatch(u64, Dispatch),
    /// Discord wants to hear from the client at once.
    AskForHeartbeat,
    /// The connection ends, or is made to.
    Cut(Cut),
}

pub type Queue = mpsc::UnboundedReceiver<Told>;

/// The bot's sessions, and whether it has registered its commands since the last one left.
#[derive(Default)]
pub struct Sessions {
    all: Vec<Session>,
    opened: u64,
    registered: bool,
}

/// What a client that identifies asks for.
pub struct Opening {
    pub version: u8,
    pub intents: Intents,
    pub shard: Shard,
    pub compresses: bool,
    pub large_threshold: usize,
}

/// Which part of the guilds a session is for, and of how many parts. `events/gateway` (Sharding)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    number: u64,
    count: u64,
}

impl Shard {
    /// `None` if there is no such part.
    pub fn new(number: u64, count: u64) -> Option<Self> {
        (number < count).then_some(Self { number, count })
    }

    /// What happens outside of guilds is told to the first.
    fn is_for(self, guild: Option<u64>) -> bool {
        guild.map_or(0, |guild| (guild >> 22) % self.count) == self.number
    }

    /// Its part of the bot's guilds.
    pub fn guilds(self, world: &World) -> impl Iterator<Item = &Guild> {
        world
            .guilds()
            .iter()
            .filter(move |guild| self.is_for(Some(guild.id.0)) && world.is_member(guild.id, world.bot))
    }
}

struct Session {
    number: u64,
    /// What a client resumes it by.
    id: String,
    intents: Intents,
    shard: Shard,
    compresses: bool,
    sequence: u64,
    /// The last dispatches, for one that comes back.
    sent: VecDeque<(u64, Dispatch)>,
    connection: Connected,
    /// Whether the bot had registered its commands when the connection was lost.
    had_commands: bool,
}

enum Connected {
    To(mpsc::UnboundedSender<Told>),
    /// Since then to nothing.
    Lost(Instant),
}

impl Connected {
    fn queue(&self) -> Option<&mpsc::UnboundedSender<Told>> {
        match self {
            Self::To(queue) => Some(queue),
            Self::Lost(_) => None,
        }
    }
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
    pub fn open(&mut self, world: &World, hub: &Hub, opening: Opening) -> Open {
        let Opening {
            version,
            intents,
            shard,
            compresses,
            large_threshold,
        } = opening;
        let (queue, told) = mpsc::unbounded_channel();
        self.forget_the_lost(hub.session_kept);
        self.opened += 1;
        let mut session = Session {
            number: self.opened,
            id: secret::random(),
            intents,
            shard,
            compresses,
            sequence: 0,
            sent: VecDeque::new(),
            connection: Connected::To(queue),
            had_commands: false,
        };
        let unavailable = shard
            .guilds(world)
            .map(|guild| json!({ "id": guild.id, "unavailable": true }));
        let ready = json!({
            "v": version,
            // twilight reads no READY without `mfa_enabled`, which only the bot is told of itself.
            "user": world.own_wire(),
            "guilds": unavailable.collect::<Value>(),
            "session_id": session.id,
            "resume_gateway_url": format!("ws://{}", hub.address),
            "session_type": "normal",
            "private_channels": [],
            "relationships": [],
            "presences": [],
            "application": { "id": world.bot, "flags": hub.portal.application_flags() },
            "shard": [shard.number, shard.count],
        });
        session.send(Dispatch::new(Name::Ready, &ready));
        if intents.contains(Intents::GUILDS) {
            let everyone = intents.contains(Intents::GUILD_PRESENCES);
            for guild in shard.guilds(world) {
                let guild = world.guild_create_wire(guild, everyone, large_threshold);
                session.send(Dispatch::new(Name::GuildCreate, &guild));
            }
        }
        let open = session.opened(told);
        self.all.push(session);
        open
    }

    /// Gives a session a new connection, and tells it what it has missed.
    pub fn resume(&mut self, id: &str, sequence: u64, kept: Duration) -> Result<Open, NotResumed> {
        self.forget_the_lost(kept);
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
        session.connection = Connected::To(queue);
        self.registered |= session.had_commands;
        session.send(Dispatch::new(Name::Resumed, &json!({})));
        Ok(session.opened(told))
    }

    /// A session whose connection was lost is kept for so long and no longer.
    fn forget_the_lost(&mut self, kept: Duration) {
        self.all.retain(|session| match session.connection {
            Connected::To(_) => true,
            Connected::Lost(since) => since.elapsed() < kept,
        });
    }

    /// A session's connection has ended. It may come back, if it `stays`.
    pub fn disconnected(&mut self, number: u64, stays: bool) {
        if stays {
            if let Some(session) = self.all.iter_mut().find(|it| it.number == number) {
                session.connection = Connected::Lost(Instant::now());
                session.had_commands = self.registered;
            }
        } else {
            self.all.retain(|session| session.number != number);
        }
        // Whoever comes next has to register anew, and may do so before it logs in.
        if self.present().next().is_none() {
            self.registered = false;
        }
    }

    /// Whether this queue is still the session's: another connection may have taken it over.
    pub fn is_current(&self, number: u64, queue: &Queue) -> bool {
        let session = self.all.iter().find(|it| it.number == number);
        let sender = session.and_then(|session| session.connection.queue());
        sender.is_some_and(|sender| !sender.is_closed()) && !queue.is_closed()
    }

    /// The bot's process has ended: what it had is gone.
    pub fn close_all(&mut self) {
        self.all.clear();
        self.registered = false;
    }

    /// Ends every connection in this manner.
    pub fn cut(&mut self, cut: Cut) {
        self.tell_connections(|| Told::Cut(cut));
        if cut == (Cut::Invalid { resumable: false }) {
            self.all.clear();
        }
    }

    pub fn ask_for_heartbeat(&mut self) {
        self.tell_connections(|| Told::AskForHeartbeat);
    }

    fn tell_connections(&self, told: impl Fn() -> Told) {
        for queue in self.all.iter().filter_map(|session| session.connection.queue()) {
            // It fails only if the connection has just ended.
            let _ = queue.send(told());
        }
    }

    /// The sessions that have a connection.
    fn present(&self) -> impl Iterator<Item = &Session> {
        self.all
            .iter()
            .filter(|session| session.connection.queue().is_some())
    }

    /// A bot has logged in when all the shards are there that its first one told of.
    pub fn readiness(&self) -> Readiness {
        let is_here = |shard: Shard| self.present().any(|session| session.shard == shard);
        let identified = self.present().next().is_some_and(|first| {
            let count = first.shard.count;
            (0..count).all(|number| is_here(Shard { number, count }))
        });
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
        self.present()
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
                && session.shard.is_for(dispatch.guild)
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
        if let Some(queue) = self.connection.queue() {
            // It fails only if the connection has just ended; then it is told when it comes back.
            let _ = queue.send(Told::Dispatch(self.sequence, dispatch.clone()));
        }
        self.sent.push_back((self.sequence, dispatch));
        if self.sent.len() > rules::REPLAYED {
            self.sent.pop_front();
        }
    }

    /// What the connection that it was just given holds.
    fn opened(&self, told: Queue) -> Open {
        Open {
            number: self.number,
            told,
            intents: self.intents,
            compresses: self.compresses,
        }
    }
}
