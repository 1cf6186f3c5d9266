//! The state: who is there, what was said. Every write here makes its own event, so state and events cannot disagree.

mod callbacks;
pub mod channels;
mod command_spec;
mod commands;
mod deletions;
mod drafts;
mod edits;
mod events;
mod files;
mod guilds;
mod history;
mod installs;
mod interaction_wire;
mod interactions;
mod members;
mod mentions;
mod message_wire;
pub mod messages;
mod nonces;
mod overwrites;
mod permissions;
mod reactions;
mod roles;
mod set_up;
mod slowmode;
mod threads;
mod users;
mod webhooks;

use std::collections::HashMap;

use chrono::{DateTime, Utc};

pub use callbacks::{Callback, Suggestion};
pub use channels::{Channel, ChannelChange};
pub use command_spec::{
    Choice, CommandOption, CommandSpec, Localizations, Localized, MESSAGE_MENU, SLASH, USER_MENU,
    kind as option_kind,
};
pub use commands::Command;
pub use drafts::{Draft, Reply, Upload};
pub use events::Event;
pub use files::Attachment;
pub use guilds::{Ban, Guild};
pub use interactions::{Interaction, Invocation, Purpose, Stage};
pub use members::{Member, MemberChange};
pub use message_wire::MessageWire;
pub use messages::Message;
pub use overwrites::Overwrite;
pub use reactions::{Emoji, first_line};
pub use roles::{Role, RoleChange};
pub use threads::{NewThread, Thread, ThreadChange, ThreadMember};
pub use users::User;
pub use webhooks::Webhook;

use super::clock::{Clock, Snowflake};
use super::rules::Permissions;
use super::server::Server;
use history::History;
use nonces::Nonces;

/// Guilds with their people and channels, and one bot.
#[derive(Debug)]
pub struct World {
    pub clock: Clock,
    /// Where this world's files are fetched from: `http://127.0.0.1:PORT`.
    pub base: String,
    /// The bot's user id, which is its application's id too, as for every bot since 2016.
    pub bot: Snowflake,
    pub owner: Snowflake,
    users: Vec<User>,
    guilds: Vec<Guild>,
    /// Those of all guilds, threads among them, and private ones.
    channels: Vec<Channel>,
    messages: History,
    nonces: Nonces,
    files: HashMap<Snowflake, Attachment>,
    webhooks: Vec<Webhook>,
    commands: Vec<Command>,
    /// When commands were made, in each scope.
    command_creates: HashMap<Option<Snowflake>, Vec<DateTime<Utc>>>,
    interactions: HashMap<Snowflake, Interaction>,
    /// The interaction that each token belongs to.
    tokens: HashMap<String, Snowflake>,
    events: Vec<Event>,
}

impl World {
    /// A world of one guild, whose owner is called «owner» and whose bot is called «bot».
    pub fn new(now: Option<DateTime<Utc>>, server: &Server, bot_permissions: Permissions) -> Self {
        let mut clock = Clock::new(now);
        let (owner, bot) = (clock.id(), clock.id());
        let mut world = Self {
            clock,
            base: "http://127.0.0.1".into(),
            bot,
            owner,
            users: Vec::new(),
            guilds: Vec::new(),
            channels: Vec::new(),
            messages: History::default(),
            nonces: Nonces::default(),
            files: HashMap::new(),
            webhooks: Vec::new(),
            commands: Vec::new(),
            command_creates: HashMap::new(),
            interactions: HashMap::new(),
            tokens: HashMap::new(),
            events: Vec::new(),
        };
        world.add_user(owner, "owner", false);
        world.add_user(bot, "bot", true);
        world.set_up(server, bot_permissions);
        world
    }

    fn emit(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Somebody did something that is not a message.
    pub fn did(&mut self, by: Snowflake, what: String) {
        self.emit(Event::Did {
            by,
            channel: None,
            what,
        });
    }

    pub fn did_in(&mut self, by: Snowflake, channel: Snowflake, what: String) {
        self.emit(Event::Did {
            by,
            channel: Some(channel),
            what,
        });
    }

    /// A user typed a slash command, whether their client lets them send it or not.
    pub fn command_typed(&mut self, channel: Snowflake, user: Snowflake, text: &str) {
        self.emit(Event::CommandTyped {
            channel,
            user,
            text: text.into(),
        });
    }

    /// A user's client tells them something in place of an answer.
    pub fn client_says(&mut self, channel: Snowflake, text: &str) {
        self.emit(Event::ClientSays {
            channel,
            text: text.into(),
        });
    }

    /// What happened since it was last asked.
    pub fn take_events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }
}
