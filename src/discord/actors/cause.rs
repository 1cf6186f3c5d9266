//! Why nothing happened: the likely cause, for whoever watches.

use crate::discord::clock::Snowflake;
use crate::discord::hub::Hub;
use crate::discord::rules::Intents;
use crate::discord::world::World;

/// The bot did not answer an interaction in time.
pub fn of_silence(hub: &Hub) -> String {
    let readiness = hub.readiness();
    if !readiness.identified {
        return "likely cause: the bot is not connected".into();
    }
    "likely cause: the bot is at work for more than 3 seconds without having asked for time, its handler ended without \
     an answer, or its setup never ended"
        .into()
}

/// The bot did not answer an ordinary message.
pub fn of_no_answer(hub: &Hub, channel: Snowflake) -> Option<String> {
    let Some(intents) = hub.intents() else {
        return Some("likely cause: the bot is not connected".into());
    };
    hub.read(|world| {
        let here = world.channel(channel).ok()?;
        let needed = if here.is_dm() {
            (Intents::DIRECT_MESSAGES, "DIRECT_MESSAGES")
        } else {
            (Intents::GUILD_MESSAGES, "GUILD_MESSAGES")
        };
        if !intents.contains(needed.0) {
            return Some(format!(
                "likely cause: the bot is not told of messages here: it did not ask for the intent {}",
                needed.1
            ));
        }
        if !world.sees(world.bot, here) {
            return Some("likely cause: the bot does not see this channel: it lacks VIEW_CHANNEL here".into());
        }
        if !here.is_dm() && !intents.contains(Intents::MESSAGE_CONTENT) {
            let why = "likely cause: the bot did not ask for the intent MESSAGE_CONTENT, so it sees an empty message, unless \
                       it is mentioned";
            return Some(why.into());
        }
        None
    })
}

/// A command that was typed is not offered, though the bot may have registered it.
pub fn of_hidden(world: &World, channel: Snowflake, typed: &str) -> Option<String> {
    let name = typed.trim().trim_start_matches('/').split_whitespace().next()?;
    let guild = world.channel(channel).ok()?.guild;
    let mut same = world.commands().iter().filter(|it| it.spec.name == name);
    let Some(command) = same.next() else {
        let none = world.commands().is_empty();
        return none.then(|| {
            "likely cause: the bot has registered no commands: its setup failed, or has not ended".into()
        });
    };
    Some(match (command.guild, guild) {
        (Some(its), _) if guild != Some(its) => {
            format!("likely cause: /{name} is registered in another server only")
        }
        _ if command.spec.kind != 1 => {
            format!("likely cause: {name} is not typed: it stands in the menu of a user or a message")
        }
        (_, None) => format!("likely cause: /{name} is not for private chats"),
        _ => format!(
            "likely cause: /{name} is hidden from this user: it asks for permissions that they do not have here"
        ),
    })
}
