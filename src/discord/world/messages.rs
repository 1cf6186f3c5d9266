//! Messages: what was said, changed and taken back.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::{Event, World};
use crate::discord::clock::{Snowflake, iso};
use crate::discord::error::{ApiError, Faults, Unknown};
use crate::discord::rules;

// Flags of a message. `resources/message` (Message flags)
const SUPPRESS_EMBEDS: u64 = 1 << 2;
pub const EPHEMERAL: u64 = 1 << 6;
/// The interaction was deferred: «bot is thinking…».
pub const LOADING: u64 = 1 << 7;
const SUPPRESS_NOTIFICATIONS: u64 = 1 << 12;

#[derive(Clone, Debug)]
pub struct Message {
    pub id: Snowflake,
    pub channel: Snowflake,
    pub author: Snowflake,
    pub content: String,
    pub embeds: Vec<Value>,
    pub components: Vec<Value>,
    pub flags: u64,
    pub tts: bool,
    pub sent: DateTime<Utc>,
    pub edited: Option<DateTime<Utc>>,
    /// The message that this one answers.
    pub reply_to: Option<Snowflake>,
    /// The interaction that this one answers.
    pub interaction: Option<Snowflake>,
    pub nonce: Value,
}

impl Message {
    pub fn is_ephemeral(&self) -> bool {
        self.flags & EPHEMERAL != 0
    }

    pub fn is_loading(&self) -> bool {
        self.flags & LOADING != 0
    }
}

/// What a bot asks to be said. In an edit, what is absent stays as it is.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    pub content: Option<String>,
    pub embeds: Option<Vec<Value>>,
    pub components: Option<Vec<Value>>,
    pub flags: u64,
    pub tts: bool,
    pub reply_to: Option<Snowflake>,
    pub nonce: Value,
}

impl Draft {
    /// A user's words.
    pub fn text(content: &str) -> Self {
        Self {
            content: Some(content.into()),
            ..Self::default()
        }
    }

    /// Reads and checks a request's body; `at` stands before each field's path, for example `data.`.
    pub fn read(body: &Value, at: &str) -> Result<Self, ApiError> {
        let mut faults = Faults::default();
        let content = match &body["content"] {
            Value::Null if body.get("content").is_some() => Some(String::new()),
            Value::Null => None,
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => {
                let message = "Could not interpret value as string.";
                faults.add(format!("{at}content"), "STRING_TYPE_CONVERT", message);
                None
            }
        };
        let mut list = |name: &str| match &body[name] {
            Value::Null if body.get(name).is_some() => Some(Vec::new()),
            Value::Null => None,
            Value::Array(entries) => Some(entries.clone()),
            _ => {
                let message = "Only iterables may be used in a ListType";
                faults.add(format!("{at}{name}"), "LIST_TYPE_CONVERT", message);
                None
            }
        };
        let (embeds, components) = (list("embeds"), list("components"));
        let reply_to = body["message_reference"]["message_id"]
            .as_str()
            .and_then(|id| id.parse().ok());
        let draft = Self {
            content,
            embeds,
            components,
            flags: body["flags"].as_u64().unwrap_or(0)
                & (SUPPRESS_EMBEDS | EPHEMERAL | SUPPRESS_NOTIFICATIONS),
            tts: body["tts"].as_bool().unwrap_or(false),
            reply_to: reply_to.map(Snowflake),
            nonce: body["nonce"].clone(),
        };
        rules::messages::check(&draft, at, &mut faults);
        faults.check()?;
        Ok(draft)
    }

    fn says_nothing(&self) -> bool {
        let nothing = |list: &Option<Vec<Value>>| list.as_ref().is_none_or(Vec::is_empty);
        self.content.as_ref().is_none_or(|text| text.trim().is_empty())
            && nothing(&self.embeds)
            && nothing(&self.components)
    }
}

impl World {
    /// A message of this channel that everyone there can see.
    pub fn message(&self, channel: Snowflake, id: Snowflake) -> Result<&Message, ApiError> {
        self.channel(channel)?;
        self.messages
            .iter()
            .find(|message| message.id == id && message.channel == channel && !message.is_ephemeral())
            .ok_or(ApiError::unknown(Unknown::Message))
    }

    pub fn any_message(&self, id: Snowflake) -> Result<&Message, ApiError> {
        self.messages
            .iter()
            .find(|message| message.id == id)
            .ok_or(ApiError::unknown(Unknown::Message))
    }

    /// What everyone can see in a channel, the oldest first.
    pub fn history(&self, channel: Snowflake) -> impl DoubleEndedIterator<Item = &Message> {
        self.messages
            .iter()
            .filter(move |message| message.channel == channel && !message.is_ephemeral())
    }

    /// An ordinary message of a user or of the bot.
    pub fn say(
        &mut self,
        channel: Snowflake,
        author: Snowflake,
        mut draft: Draft,
    ) -> Result<Message, ApiError> {
        self.channel(channel)?;
        // Only the answer to an interaction can be for one person's eyes.
        draft.flags &= !EPHEMERAL;
        if let Some(target) = draft.reply_to
            && self.message(channel, target).is_err()
        {
            let mut faults = Faults::default();
            faults.add("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
            return Err(faults.into());
        }
        let message = self.add_message(channel, author, draft, None)?;
        if author == self.bot {
            self.count_answer(channel);
        }
        Ok(message)
    }

    pub(super) fn add_message(
        &mut self,
        channel: Snowflake,
        author: Snowflake,
        draft: Draft,
        interaction: Option<Snowflake>,
    ) -> Result<Message, ApiError> {
        if draft.says_nothing() && draft.flags & LOADING == 0 {
            return Err(ApiError::empty_message());
        }
        let message = Message {
            id: self.clock.id(),
            channel,
            author,
            content: draft.content.unwrap_or_default().trim().to_owned(),
            embeds: rich(draft.embeds.unwrap_or_default()),
            components: draft.components.unwrap_or_default(),
            flags: draft.flags,
            tts: draft.tts,
            sent: self.clock.now(),
            edited: None,
            reply_to: draft.reply_to,
            interaction,
            nonce: draft.nonce,
        };
        self.messages.push(message.clone());
        self.emit(Event::MessageCreated(message.clone()));
        Ok(message)
    }

    /// The bot changes an ordinary message of its own.
    pub fn edit(&mut self, channel: Snowflake, id: Snowflake, draft: Draft) -> Result<Message, ApiError> {
        if self.message(channel, id)?.author != self.bot {
            return Err(ApiError::not_the_author());
        }
        let message = self.change_message(id, draft)?;
        self.count_answer(channel);
        Ok(message)
    }

    /// Changes what the draft names. A message that was loading has its content now.
    pub(super) fn change_message(&mut self, id: Snowflake, draft: Draft) -> Result<Message, ApiError> {
        let now = self.clock.now();
        let message = self
            .messages
            .iter_mut()
            .find(|entry| entry.id == id)
            .ok_or(ApiError::unknown(Unknown::Message))?;
        let mut changed = message.clone();
        if let Some(content) = draft.content {
            changed.content = content.trim().to_owned();
        }
        if let Some(embeds) = draft.embeds {
            changed.embeds = rich(embeds);
        }
        if let Some(components) = draft.components {
            changed.components = components;
        }
        if changed.content.is_empty() && changed.embeds.is_empty() && changed.components.is_empty() {
            return Err(ApiError::empty_message());
        }
        if !changed.is_loading() {
            changed.edited = Some(now);
        }
        changed.flags &= !LOADING;
        *message = changed.clone();
        self.emit(Event::MessageUpdated(changed.clone()));
        Ok(changed)
    }

    /// The bot takes back an ordinary message of its own.
    pub fn delete(&mut self, channel: Snowflake, id: Snowflake) -> Result<(), ApiError> {
        if self.message(channel, id)?.author != self.bot {
            return Err(ApiError::missing_permissions());
        }
        self.remove_message(id);
        Ok(())
    }

    pub(super) fn remove_message(&mut self, id: Snowflake) {
        if let Some(index) = self.messages.iter().position(|message| message.id == id) {
            let message = self.messages.remove(index);
            self.emit(Event::MessageDeleted(message));
        }
    }

    /// The people a text mentions, as `<@id>`.
    pub fn mentioned(&self, content: &str) -> Vec<Snowflake> {
        let is_named =
            |id: Snowflake| content.contains(&format!("<@{id}>")) || content.contains(&format!("<@!{id}>"));
        self.members()
            .iter()
            .map(|member| member.id)
            .filter(|id| is_named(*id))
            .collect()
    }

    /// A message as REST answers with it. The gateway adds to it where it happened.
    pub fn message_wire(&self, message: &Message) -> Value {
        let mentions: Vec<Value> = self
            .mentioned(&message.content)
            .into_iter()
            .map(|id| self.user_wire(id))
            .collect();
        let kind = if message.interaction.is_some() {
            20
        } else if message.reply_to.is_some() {
            19
        } else {
            0
        };
        let mut wire = json!({
            "id": message.id,
            "channel_id": message.channel,
            "author": self.user_wire(message.author),
            "content": message.content,
            "timestamp": iso(message.sent),
            "edited_timestamp": message.edited.map(iso),
            "tts": message.tts,
            "mention_everyone": false,
            "mentions": mentions,
            "mention_roles": [],
            "attachments": [],
            "embeds": message.embeds,
            "components": message.components,
            "pinned": false,
            "type": kind,
            "flags": message.flags,
        });
        if !message.nonce.is_null() {
            wire["nonce"] = message.nonce.clone();
        }
        if let Some(target) = message.reply_to {
            wire["message_reference"] = json!({ "type": 0, "message_id": target, "channel_id": message.channel, "guild_id": self.guild.id });
            // Deleted since: null. serenity reads it whole, so the answered message's own reference is left out.
            wire["referenced_message"] = match self.any_message(target) {
                Ok(target) => self.message_wire(&Message {
                    reply_to: None,
                    ..target.clone()
                }),
                Err(_) => Value::Null,
            };
        }
        if let Some(interaction) = message.interaction.and_then(|id| self.interaction(id)) {
            self.add_origin(interaction, &mut wire);
        }
        wire
    }
}

/// What a bot sends as an embed is of the type «rich».
fn rich(mut embeds: Vec<Value>) -> Vec<Value> {
    for embed in &mut embeds {
        embed["type"] = json!("rich");
        // A library may write what is not there as null; Discord leaves it out.
        if let Some(parts) = embed.as_object_mut() {
            parts.retain(|_, part| !part.is_null());
        }
        let fields = embed.get_mut("fields").and_then(Value::as_array_mut);
        for field in fields.into_iter().flatten() {
            if field["inline"].is_null() {
                field["inline"] = json!(false);
            }
        }
    }
    embeds
}
