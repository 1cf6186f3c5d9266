//! Why nothing happened: the likely cause, for whoever watches.

use std::time::Duration;

use crate::discord::clock::Snowflake;
use crate::discord::endpoint::Failure;
use crate::discord::hub::Hub;
use crate::discord::rules::Intents;
use crate::discord::world::{Command, MESSAGE_MENU, SLASH, USER_MENU, World};

const NOT_CONNECTED: &str = "likely cause: the bot is not connected";

/// The endpoint of the bot did not answer as it must.
pub fn of_failure(hub: &Hub, failure: &Failure) -> String {
    let url = hub
        .endpoint
        .url()
        .map(|url| format!(" {url}"))
        .unwrap_or_default();
    format!("likely cause: the interactions endpoint{url}: {failure}")
}

/// The bot did not answer an interaction in time.
pub fn of_silence(hub: &Hub, interaction: Snowflake) -> String {
    if hub.endpoint.url().is_some() {
        let promised = hub.read(|world| world.interaction(interaction).is_some_and(|it| it.promised));
        return match promised {
            true => "likely cause: the bot answered with 202, and then sent no answer to …/callback within 3 seconds".into(),
            false => of_failure(hub, &Failure::Slow),
        };
    }
    let readiness = hub.readiness();
    if !readiness.identified {
        return NOT_CONNECTED.into();
    }
    if !readiness.registered {
        return "likely cause: the bot's setup failed, or has not ended: it has registered no commands since it logged in"
            .into();
    }
    "likely cause: the bot is at work for more than 3 seconds without having asked for time (defer), or its handler ended \
     without an answer"
        .into()
}

/// The bot answered an interaction, and Discord did not know it any more.
pub fn of_lateness(took: Duration) -> String {
    format!(
        "likely cause: the bot's first answer came after {:.1} s. Discord waits for 3: who needs longer asks for time first \
         (defer)",
        took.as_secs_f64()
    )
}

/// What somebody did that the bot could have answered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    Message,
    Reaction,
    /// They came, went, or were given a role.
    Member,
}

impl Deed {
    /// The intent by which a bot is told of it, in a server or in private.
    fn intent(self, in_private: bool) -> (Intents, &'static str) {
        match (self, in_private) {
            (Self::Message, false) => (Intents::GUILD_MESSAGES, "GUILD_MESSAGES"),
            (Self::Message, true) => (Intents::DIRECT_MESSAGES, "DIRECT_MESSAGES"),
            (Self::Reaction, false) => (Intents::GUILD_MESSAGE_REACTIONS, "GUILD_MESSAGE_REACTIONS"),
            (Self::Reaction, true) => (Intents::DIRECT_MESSAGE_REACTIONS, "DIRECT_MESSAGE_REACTIONS"),
            (Self::Member, _) => (Intents::GUILD_MEMBERS, "GUILD_MEMBERS"),
        }
    }
}

/// The bot did not answer what is not addressed to it alone: an ordinary message, for example.
pub fn of_no_answer(hub: &Hub, deed: Deed, channel: Snowflake, by: Snowflake) -> String {
    let Some(intents) = hub.intents() else {
        let only_http = "likely cause: the bot has an endpoint for interactions, and no gateway connection on which it would \
                         be told of anything else";
        return match hub.endpoint.url() {
            Some(_) => only_http.into(),
            None => NOT_CONNECTED.into(),
        };
    };
    let seen = hub.read(|world| unseen(world, intents, deed, channel, by));
    seen.unwrap_or_else(|| {
        "likely cause: the bot was told of it, and did not think that it was meant (no command of this name, another prefix) \
         or its handler ended without an answer"
            .into()
    })
}

/// Why the bot does not see, or does not look at, what somebody does here.
fn unseen(world: &World, intents: Intents, deed: Deed, channel: Snowflake, by: Snowflake) -> Option<String> {
    if by == world.bot {
        return Some("likely cause: the bot did it itself, which bots ignore".into());
    }
    let here = world.channel(channel).ok()?;
    let (needed, name) = deed.intent(here.is_dm());
    if !intents.contains(needed) {
        return Some(format!(
            "likely cause: the bot is not told of this: it did not ask for the intent {name}"
        ));
    }
    if deed == Deed::Member {
        return None;
    }
    if !world.sees(world.bot, here) {
        return Some("likely cause: the bot does not see this channel: it lacks VIEW_CHANNEL here".into());
    }
    if deed == Deed::Message && !here.is_dm() && !intents.contains(Intents::MESSAGE_CONTENT) {
        let why = "likely cause: the bot did not ask for the intent MESSAGE_CONTENT, so it sees an empty message, unless \
                   it is mentioned";
        return Some(why.into());
    }
    None
}

/// A command of this kind is not offered, though the bot may have registered it.
pub fn of_hidden(hub: &Hub, channel: Snowflake, kind: u8, name: &str) -> Option<String> {
    // The commands of a bot that has left are still there, as on Discord.
    let is_there = hub.intents().is_some() || hub.endpoint.url().is_some();
    hub.read(|world| match world.commands().is_empty() && !is_there {
        true => Some(NOT_CONNECTED.into()),
        false => hidden(world, channel, kind, name),
    })
}

fn hidden(world: &World, channel: Snowflake, kind: u8, name: &str) -> Option<String> {
    let here = world.channel(channel).ok()?;
    let is_its_kind = |it: &&Command| it.spec.kind == kind;
    let same = || world.commands().iter().filter(|it| it.spec.name == name);
    let Some(command) = same().find(is_its_kind).or(same().next()) else {
        let none = world.commands().is_empty();
        return none.then(|| {
            "likely cause: the bot has registered no commands: its setup failed, or has not ended".into()
        });
    };
    let shown = match kind {
        SLASH => format!("/{name}"),
        _ => name.to_owned(),
    };
    let why = match (command.guild, here.guild) {
        (Some(its), guild) if guild != Some(its) => "is registered in another server only".to_owned(),
        _ if command.spec.kind != kind => format!("is no such command: {}", found_in(command.spec.kind)),
        (_, None) if !command.spec.is_for(None) => "is not for private chats".into(),
        (_, guild) if !command.spec.is_for(guild) => {
            "is not for servers: it says so itself (contexts)".into()
        }
        _ if command.spec.nsfw && !here.nsfw => {
            "is for channels that are marked as age-restricted (nsfw), and this is none".into()
        }
        _ => "is hidden from this user: it asks for permissions that they do not have here".into(),
    };
    Some(format!("likely cause: {shown} {why}"))
}

/// Where a user finds a command of this kind.
fn found_in(kind: u8) -> &'static str {
    match kind {
        USER_MENU => "it stands in the menu of a user",
        MESSAGE_MENU => "it stands in the menu of a message",
        _ => "it is typed",
    }
}
