//! The state: who is there, what was said. Every write here makes its own event, so state and events cannot disagree.

mod callbacks;
mod channels;
mod commands;
mod guilds;
mod interactions;
mod members;
mod messages;

use chrono::{DateTime, Utc};

pub use callbacks::Callback;
pub use channels::Channel;
pub use commands::{
    Choice, Command, CommandOption, CommandSpec, Localizations, Localized, SLASH, kind as option_kind,
};
pub use guilds::Guild;
pub use interactions::{Interaction, Invocation, Purpose, Stage};
pub use members::{ALL_PERMISSIONS, EVERYONE_PERMISSIONS, Member};
pub use messages::{Draft, Message};

use super::clock::{Clock, Snowflake};

/// Something that happened. Whoever must know of it (the bot's sessions, the transcript) reads it from here.
#[derive(Clone, Debug)]
pub enum Event {
    MemberJoined(Snowflake),
    ChannelCreated(Snowflake),
    MessageCreated(Message),
    MessageUpdated(Message),
    MessageDeleted(Message),
    /// A user typed a slash command, whether their client let them send it or not.
    CommandTyped {
        channel: Snowflake,
        user: Snowflake,
        text: String,
    },
    /// What a user's client tells them in place of an answer.
    ClientSays {
        channel: Snowflake,
        text: String,
    },
    InteractionCreated(Snowflake),
    CommandsRegistered,
}

/// One guild with its people, its channels and one bot.
#[derive(Debug)]
pub struct World {
    pub clock: Clock,
    pub guild: Guild,
    /// The bot's user id, which is its application's id too, as for every bot since 2016.
    pub bot: Snowflake,
    pub owner: Snowflake,
    members: Vec<Member>,
    channels: Vec<Channel>,
    messages: Vec<Message>,
    commands: Vec<Command>,
    interactions: Vec<Interaction>,
    events: Vec<Event>,
}

impl World {
    pub fn new(now: Option<DateTime<Utc>>, guild: &str, channels: &[String]) -> Self {
        let mut clock = Clock::new(now);
        let (owner, bot) = (clock.id(), clock.id());
        let guild = Guild::new(&mut clock, guild, owner);
        let mut world = Self {
            clock,
            guild,
            bot,
            owner,
            members: Vec::new(),
            channels: Vec::new(),
            messages: Vec::new(),
            commands: Vec::new(),
            interactions: Vec::new(),
            events: Vec::new(),
        };
        world.add_member(owner, "owner", false);
        world.add_member(bot, "bot", true);
        for name in channels {
            world.channel_named(name);
        }
        world
    }

    fn emit(&mut self, event: Event) {
        self.events.push(event);
    }

    /// What happened since it was last asked.
    pub fn take_events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }
}
