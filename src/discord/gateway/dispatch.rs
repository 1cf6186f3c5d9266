//! What a session is told of an event: its name and data, or nothing if the bot's intents leave it out.
//! Source: `events/gateway` (List of intents, Message content intent) and `events/gateway-events`.

use serde_json::{Value, json};

use crate::discord::rules::Intents;
use crate::discord::world::{Event, Message, World};

/// A dispatch without its sequence number, which is the session's.
pub struct Dispatch {
    pub name: &'static str,
    pub data: Value,
}

pub fn of(world: &World, event: &Event, intents: Intents) -> Option<Dispatch> {
    let (needed, name, data) = match event {
        Event::MemberJoined(id) => {
            let mut member = world.member_wire(world.member(*id)?);
            member["guild_id"] = json!(world.guild.id);
            (Intents::GUILD_MEMBERS, "GUILD_MEMBER_ADD", member)
        }
        Event::ChannelCreated(id) => (
            Intents::GUILDS,
            "CHANNEL_CREATE",
            world.channel_wire(world.channel(*id).ok()?),
        ),
        Event::MessageCreated(message) => (
            of_message(message),
            "MESSAGE_CREATE",
            told(world, message, intents),
        ),
        Event::MessageUpdated(message) => (
            of_message(message),
            "MESSAGE_UPDATE",
            told(world, message, intents),
        ),
        Event::MessageDeleted(message) => {
            let mut data = json!({ "id": message.id, "channel_id": message.channel });
            if !message.is_ephemeral() {
                data["guild_id"] = json!(world.guild.id);
            }
            (of_message(message), "MESSAGE_DELETE", data)
        }
        Event::InteractionCreated(id) => (
            Intents::NONE,
            "INTERACTION_CREATE",
            world.interaction_wire(world.interaction(*id)?)?,
        ),
        Event::CommandTyped { .. } | Event::ClientSays { .. } | Event::CommandsRegistered => return None,
    };
    intents.contains(needed).then_some(Dispatch { name, data })
}

/// A message for one person's eyes reaches the bot as a direct message does.
fn of_message(message: &Message) -> Intents {
    if message.is_ephemeral() {
        Intents::DIRECT_MESSAGES
    } else {
        Intents::GUILD_MESSAGES
    }
}

/// A message with where it happened, and without its content if the bot may not read it.
fn told(world: &World, message: &Message, intents: Intents) -> Value {
    let mut wire = world.message_wire(message);
    if !message.is_ephemeral() {
        wire["guild_id"] = json!(world.guild.id);
        if let Some(member) = world.member(message.author) {
            wire["member"] = world.partial_member_wire(member);
        }
    }
    let may_read = intents.contains(Intents::MESSAGE_CONTENT)
        || message.author == world.bot
        || message.is_ephemeral()
        || world.mentioned(&message.content).contains(&world.bot);
    if !may_read {
        wire["content"] = json!("");
        for list in ["embeds", "attachments", "components"] {
            wire[list] = json!([]);
        }
    }
    wire
}
