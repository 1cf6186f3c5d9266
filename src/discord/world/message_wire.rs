//! A message as the wire has it. `resources/message` (Message object)

use serde_json::{Value, json};

use super::messages::{reference, system};
use super::{Message, World};
use crate::discord::clock::{Snowflake, iso};

/// Types of messages that people and bots write. `resources/message` (Message types)
mod kind {
    pub const ORDINARY: u8 = 0;
    pub const REPLY: u8 = 19;
    pub const COMMAND: u8 = 20;
    pub const MENU_COMMAND: u8 = 23;
}

impl World {
    /// A message as REST answers with it. The gateway adds to it where it happened.
    pub fn message_wire(&self, message: &Message) -> Value {
        let mut wire = self.bare_message_wire(message);
        let guild = self
            .channel(message.channel)
            .ok()
            .and_then(|channel| channel.guild);
        if let Some(reference) = reference(message, guild)
            && message.system != Some(system::THREAD_CREATED)
        {
            wire["message_reference"] = reference;
            // serenity reads it whole, so the answered message's own reference is left out.
            wire["referenced_message"] = message
                .reply_to
                .and_then(|target| self.any_message(target).ok())
                .map_or(Value::Null, |target| self.bare_message_wire(target));
        }
        wire
    }

    /// The same as the bot may read it: without access to what people write, it sees the content only of its own messages, of
    /// private ones, and of those that mention it. `events/gateway` (Message content intent)
    pub fn message_wire_for_bot(&self, message: &Message, reads_all: bool) -> Value {
        let mut wire = self.message_wire(message);
        if reads_all {
            return wire;
        }
        if !self.is_for_bot(message) {
            empty(&mut wire);
        }
        // A message that is answered is read under the same rule.
        if let Some(answered) = wire.get_mut("referenced_message").filter(|it| it.is_object())
            && let Some(target) = message.reply_to.and_then(|id| self.any_message(id).ok())
            && !self.is_for_bot(target)
        {
            empty(answered);
        }
        wire
    }

    fn is_for_bot(&self, message: &Message) -> bool {
        message.author == self.bot
            || self.guild_of(message).is_none()
            || message.mentions.users.contains(&self.bot)
    }

    fn bare_message_wire(&self, message: &Message) -> Value {
        let mentions = &message.mentions;
        let below = message.attachments.iter();
        let below = below.filter(|file| !self.is_in_embed(&message.embeds, file));
        let mut wire = json!({
            "id": message.id,
            "channel_id": message.channel,
            "author": self.author_wire(message),
            "content": message.content,
            "timestamp": iso(message.sent),
            "edited_timestamp": message.edited.map(iso),
            "tts": message.tts,
            "mention_everyone": mentions.everyone,
            "mentions": mentions.users.iter().map(|user| self.user_wire(*user)).collect::<Value>(),
            "mention_roles": mentions.roles,
            "attachments": below.map(|file| self.attachment_wire(file)).collect::<Value>(),
            "embeds": message.embeds,
            "components": message.components,
            "pinned": message.pinned.is_some(),
            "type": self.type_of(message),
            "flags": message.flags,
        });
        if !message.nonce.is_null() {
            wire["nonce"] = message.nonce.clone();
        }
        if !message.reactions.is_empty() {
            wire["reactions"] = self.reactions_wire(message);
        }
        if let Some((webhook, _)) = &message.webhook {
            wire["webhook_id"] = json!(webhook);
        }
        // A thread that was started from a message has its id.
        if message.id != message.channel
            && let Ok(channel) = self.channel(message.id)
            && let Some(thread) = &channel.thread
        {
            wire["thread"] = self.thread_wire(channel, thread);
        }
        if let Some(interaction) = message.interaction.and_then(|id| self.interaction(id)) {
            self.add_origin(interaction, &mut wire);
        }
        wire
    }

    fn type_of(&self, message: &Message) -> u8 {
        let interaction = message.interaction.and_then(|id| self.interaction(id));
        match (message.system, interaction) {
            (Some(system), _) => system,
            (None, Some(interaction)) if interaction.is_menu_command() => kind::MENU_COMMAND,
            (None, Some(interaction)) if interaction.is_command() => kind::COMMAND,
            (None, _) if message.reply_to.is_some() => kind::REPLY,
            (None, _) => kind::ORDINARY,
        }
    }

    fn author_wire(&self, message: &Message) -> Value {
        let Some((webhook, name)) = &message.webhook else {
            return self.user_wire(message.author);
        };
        json!({
            "id": webhook, "username": name, "global_name": null, "discriminator": "0000", "avatar": null,
            "bot": true, "flags": 0, "public_flags": 0, "primary_guild": null,
        })
    }

    /// The guild that a message stands in, unless it is in private or for one person's eyes.
    pub fn guild_of(&self, message: &Message) -> Option<Snowflake> {
        let channel = self.channel(message.channel).ok()?;
        channel.guild.filter(|_| !message.is_ephemeral())
    }
}

fn empty(message: &mut Value) {
    message["content"] = json!("");
    for list in ["embeds", "attachments", "components"] {
        message[list] = json!([]);
    }
}
