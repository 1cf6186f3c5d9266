//! What a user sees: which message is meant by a text, which button by its label, and who by a name.

use serde_json::{Value, json};

use crate::discord::clock::Snowflake;
use crate::discord::typed::Named;
use crate::discord::world::{Message, World};

/// The messages that a user sees in a channel, the newest first.
pub fn seen(world: &World, channel: Snowflake, user: Snowflake) -> impl Iterator<Item = &Message> {
    let is_for_them = move |message: &&Message| {
        let interaction = message.interaction.and_then(|id| world.interaction(id));
        !message.is_ephemeral() || interaction.is_some_and(|it| it.invocation.user == user)
    };
    world
        .said_in(channel, ..)
        .rev()
        .filter(|message| !message.is_loading())
        .filter(is_for_them)
}

/// The newest message that says this; else the newest that has it in its text, its embeds or its files.
pub fn message<'a>(world: &'a World, channel: Snowflake, user: Snowflake, text: &str) -> Option<&'a Message> {
    let text = super::messages::with_mentions(world, text);
    let has = |message: &&Message| {
        message.content.contains(&text)
            || message
                .shown_embeds()
                .iter()
                .any(|embed| embed.to_string().contains(&text))
            || message.attachments.iter().any(|file| file.name == text)
    };
    seen(world, channel, user)
        .find(|message| message.content == text)
        .or_else(|| seen(world, channel, user).find(has))
}

/// The components of a message, row by row.
pub fn components(message: &Message) -> impl Iterator<Item = &Value> {
    let rows = message.components.iter();
    rows.flat_map(|row| row["components"].as_array().into_iter().flatten())
}

/// A message that is named in an interaction, in full, with the guild that it stands in.
pub fn resolved_message(world: &World, message: &Message) -> Value {
    let mut wire = json!(world.message_wire(message));
    if let Some(guild) = world.guild_of(message) {
        wire["guild_id"] = json!(guild);
    }
    json!({ "messages": { message.id.to_string(): wire } })
}

/// Those who are named in an interaction, in full.
/// `resources/channel` (Channel object): a channel with what the user, and what the bot, may do there.
pub fn resolved(world: &World, channel: Snowflake, user: Snowflake, named: &[Named]) -> Value {
    let mut all = json!({});
    let Ok(here) = world.channel(channel) else {
        return all;
    };
    for named in named {
        match *named {
            Named::User(id) => {
                all["users"][id.to_string()] = json!(world.user_wire(id));
                if let Some(member) = here.guild.and_then(|guild| world.member(guild, id).ok()) {
                    let mut wire = json!(world.partial_member_wire(member));
                    wire["permissions"] = json!(world.permissions(id, here));
                    all["members"][id.to_string()] = wire;
                }
            }
            Named::Channel(id) => {
                if let Ok(channel) = world.channel(id) {
                    let mut wire = world.channel_wire(channel);
                    wire["permissions"] = json!(world.permissions(user, channel));
                    wire["app_permissions"] = json!(world.permissions(world.bot, channel));
                    all["channels"][id.to_string()] = wire;
                }
            }
            Named::Role(id) => {
                if let Some(role) = here.guild.and_then(|guild| world.role(guild, id).ok()) {
                    all["roles"][id.to_string()] = role.wire();
                }
            }
            Named::File(id) => {
                if let Some(file) = world.any_file(id) {
                    all["attachments"][id.to_string()] = world.attachment_wire(file);
                }
            }
        }
    }
    all
}
