//! A message as the wire has it. `resources/message` (Message object)
//!
//! It is told more often than anything else: to who wrote it, to every session, and fifty at a time as history. So it borrows
//! what it says from the world, and is written from there with nothing in between.

use serde::Serialize;
use serde_json::Value;

use super::members::PartialMemberWire;
use super::messages::{flag, system};
use super::users::UserWire;
use super::{Message, World};
use crate::discord::clock::{Iso, Snowflake};

/// Types of messages that people and bots write. `resources/message` (Message types)
mod kind {
    pub const ORDINARY: u8 = 0;
    pub const REPLY: u8 = 19;
    pub const COMMAND: u8 = 20;
    pub const MENU_COMMAND: u8 = 23;
}

/// A message as REST answers with it, and the gateway tells it. What is an `Option` of its own accord is left out if there is
/// none.
#[derive(Serialize)]
pub struct MessageWire<'a> {
    id: Snowflake,
    channel_id: Snowflake,
    author: AuthorWire<'a>,
    content: &'a str,
    timestamp: Iso,
    edited_timestamp: Option<Iso>,
    tts: bool,
    mention_everyone: bool,
    mentions: Vec<UserWire<'a>>,
    mention_roles: &'a [Snowflake],
    attachments: Vec<Value>,
    embeds: &'a [Value],
    components: &'a [Value],
    pinned: bool,
    #[serde(rename = "type")]
    kind: u8,
    flags: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    nonce: Option<&'a Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reactions: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    thread: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    webhook_id: Option<Snowflake>,
    #[serde(flatten)]
    answer: Option<AnswerWire>,
    #[serde(flatten)]
    reply: Option<ReplyWire<'a>>,
    #[serde(flatten)]
    place: Option<PlaceWire<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum AuthorWire<'a> {
    User(UserWire<'a>),
    /// Nobody: a webhook's id, and the name that it writes under.
    Webhook {
        id: Snowflake,
        username: &'a str,
        global_name: (),
        discriminator: &'static str,
        avatar: (),
        bot: bool,
        flags: u64,
        public_flags: u64,
        primary_guild: (),
    },
}

/// What an answer says of the interaction that it answers. It is made by the module of interactions.
#[derive(Serialize)]
pub struct AnswerWire {
    pub application_id: Snowflake,
    pub webhook_id: Snowflake,
    pub interaction_metadata: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interaction: Option<Value>,
}

/// The message that a reply answers, told with it. One that is deleted since is null.
#[derive(Serialize)]
struct ReplyWire<'a> {
    message_reference: ReferenceWire,
    referenced_message: Option<Box<MessageWire<'a>>>,
}

#[derive(Serialize)]
struct ReferenceWire {
    #[serde(rename = "type")]
    kind: u8,
    message_id: Snowflake,
    channel_id: Snowflake,
    #[serde(skip_serializing_if = "Option::is_none")]
    guild_id: Option<Snowflake>,
}

/// Where a message was said. REST does not tell it; who asks knows.
#[derive(Serialize)]
struct PlaceWire<'a> {
    guild_id: Snowflake,
    /// The author, if it is a person or a bot.
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<PartialMemberWire<'a>>,
}

impl MessageWire<'_> {
    /// The same for a bot that may not read what people write.
    fn empty(&mut self) {
        self.content = "";
        (self.embeds, self.components) = (&[], &[]);
        self.attachments.clear();
    }
}

impl World {
    /// A message as REST answers with it.
    pub fn message_wire<'a>(&'a self, message: &'a Message) -> MessageWire<'a> {
        MessageWire {
            reply: self.reply_wire(message),
            ..self.bare_message_wire(message)
        }
    }

    /// The same as the bot may read it: without access to what people write, it sees the content only of its own messages, of
    /// private ones, and of those that mention it. `events/gateway` (Message content intent)
    pub fn message_wire_for_bot<'a>(&'a self, message: &'a Message, reads_all: bool) -> MessageWire<'a> {
        let mut wire = self.message_wire(message);
        if reads_all {
            return wire;
        }
        if !self.is_for_bot(message) {
            wire.empty();
        }
        // A message that is answered is read under the same rule.
        if let Some(answered) = wire.reply.as_mut().and_then(|it| it.referenced_message.as_mut())
            && let Some(target) = message.reply_to.and_then(|id| self.any_message(id).ok())
            && !self.is_for_bot(target)
        {
            answered.empty();
        }
        wire
    }

    /// The same, as it is told where it was said.
    pub fn told_message_wire<'a>(&'a self, message: &'a Message, reads_all: bool) -> MessageWire<'a> {
        let place = self.guild_of(message).map(|guild_id| {
            let is_person = message.webhook.is_none();
            let author = self.member(guild_id, message.author).ok();
            let author = author.filter(|_| is_person);
            PlaceWire {
                guild_id,
                member: author.map(|member| self.partial_member_wire(member)),
            }
        });
        MessageWire {
            place,
            ..self.message_wire_for_bot(message, reads_all)
        }
    }

    fn is_for_bot(&self, message: &Message) -> bool {
        message.author == self.bot
            || self.guild_of(message).is_none()
            || message.mentions.users.contains(&self.bot)
    }

    fn bare_message_wire<'a>(&'a self, message: &'a Message) -> MessageWire<'a> {
        let mentions = &message.mentions;
        let below = message.attachments.iter();
        let below = below.filter(|file| !self.is_in_embed(message.shown_embeds(), file));
        let interaction = message.interaction.and_then(|id| self.interaction(id));
        let webhook = message.webhook.as_ref().filter(|_| interaction.is_none());
        let thread = self.started_thread_wire(message);
        let of_thread = thread.as_ref().map_or(0, |_| flag::HAS_THREAD);
        MessageWire {
            id: message.id,
            channel_id: message.channel,
            author: self.author_wire(message),
            content: &message.content,
            timestamp: Iso(message.sent),
            edited_timestamp: message.edited.map(Iso),
            tts: message.tts,
            mention_everyone: mentions.everyone,
            mentions: mentions.users.iter().map(|user| self.user_wire(*user)).collect(),
            mention_roles: &mentions.roles,
            attachments: below.map(|file| self.attachment_wire(file)).collect(),
            embeds: message.shown_embeds(),
            components: &message.components,
            pinned: message.pinned.is_some(),
            kind: self.type_of(message),
            flags: message.flags | of_thread,
            nonce: Some(&message.nonce).filter(|nonce| !nonce.is_null()),
            reactions: (!message.reactions.is_empty()).then(|| self.reactions_wire(message)),
            thread,
            webhook_id: webhook.map(|(webhook, _)| *webhook),
            answer: interaction.map(|it| self.answer_wire(it, message.id)),
            reply: None,
            place: None,
        }
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

    fn author_wire<'a>(&'a self, message: &'a Message) -> AuthorWire<'a> {
        match &message.webhook {
            None => AuthorWire::User(self.user_wire(message.author)),
            Some((webhook, name)) => AuthorWire::Webhook {
                id: *webhook,
                username: name,
                global_name: (),
                discriminator: "0000",
                avatar: (),
                bot: true,
                flags: 0,
                public_flags: 0,
                primary_guild: (),
            },
        }
    }

    /// A thread that was started from a message has its id.
    fn started_thread_wire(&self, message: &Message) -> Option<Value> {
        let channel = self.channel(message.id).ok()?;
        let thread = channel.thread.as_ref()?;
        (message.id != message.channel).then(|| self.thread_wire(channel, thread))
    }

    fn reply_wire<'a>(&'a self, message: &'a Message) -> Option<ReplyWire<'a>> {
        let target = message.reply_to?;
        if message.system == Some(system::THREAD_CREATED) {
            return None;
        }
        let channel = self.channel(message.channel).ok();
        // serenity reads it whole, so the answered message's own reference is left out.
        let answered = self.any_message(target).ok();
        Some(ReplyWire {
            message_reference: ReferenceWire {
                kind: 0,
                message_id: target,
                channel_id: message.channel,
                guild_id: channel.and_then(|channel| channel.guild),
            },
            referenced_message: answered.map(|target| Box::new(self.bare_message_wire(target))),
        })
    }

    /// The guild that a message stands in, unless it is in private or for one person's eyes.
    pub fn guild_of(&self, message: &Message) -> Option<Snowflake> {
        let channel = self.channel(message.channel).ok()?;
        channel.guild.filter(|_| !message.is_ephemeral())
    }
}
