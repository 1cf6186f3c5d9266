//! Reactions to messages, and messages that are pinned.

use serde_json::{Value, json};

use super::messages::system;
use super::{Event, Message, World};
use crate::discord::clock::Snowflake;
use crate::discord::error::ApiError;
use crate::discord::rules::{self, Permissions, codes};

/// An emoji of Unicode's, as it was written. Guilds have none of their own here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emoji(pub String);

#[derive(Clone, Debug)]
pub struct Reaction {
    pub emoji: Emoji,
    /// In the order in which they came.
    pub users: Vec<Snowflake>,
}

impl Emoji {
    /// Reads what stands in a path. `name:id` is a guild's own, which nobody has here.
    pub fn read(text: &str) -> Result<Self, ApiError> {
        match emojis::get(text) {
            Some(_) => Ok(Self(text.into())),
            None => Err(codes::UNKNOWN_EMOJI.into()),
        }
    }

    pub fn wire(&self) -> Value {
        json!({ "id": null, "name": self.0 })
    }
}

impl World {
    pub fn react(
        &mut self,
        user: Snowflake,
        channel: Snowflake,
        id: Snowflake,
        emoji: Emoji,
    ) -> Result<(), ApiError> {
        self.message(channel, id)?;
        let here = self.require_in(channel, user, Permissions::READ_MESSAGE_HISTORY)?;
        self.must_be_open(channel)?;
        let may_add = self.permissions(user, here).contains(Permissions::ADD_REACTIONS);
        let message = self.message_mut(id)?;
        let is_full = message.reactions.len() >= rules::REACTIONS;
        match message.reactions.iter_mut().find(|it| it.emoji == emoji) {
            Some(reaction) if reaction.users.contains(&user) => return Ok(()),
            // Who joins in with others needs no permission to begin.
            Some(reaction) => reaction.users.push(user),
            None if !may_add => return Err(codes::MISSING_PERMISSIONS.into()),
            None if is_full => return Err(codes::TOO_MANY_REACTIONS.into()),
            None => message.reactions.push(Reaction {
                emoji: emoji.clone(),
                users: vec![user],
            }),
        }
        let message = self.any_message(id)?.clone();
        self.emit(Event::Reacted { message, user, emoji });
        if user == self.bot {
            self.count_answer(channel);
        }
        Ok(())
    }

    /// Takes back somebody's reaction; another's only who manages messages.
    pub fn unreact(
        &mut self,
        by: Snowflake,
        channel: Snowflake,
        id: Snowflake,
        user: Snowflake,
        emoji: Emoji,
    ) -> Result<(), ApiError> {
        self.message(channel, id)?;
        let needed = if by == user {
            Permissions::empty()
        } else {
            Permissions::MANAGE_MESSAGES
        };
        self.require_in(channel, by, needed)?;
        let message = self.message_mut(id)?;
        let found = message.reactions.iter_mut().find(|it| it.emoji == emoji);
        let reaction = found.ok_or(codes::UNKNOWN_EMOJI)?;
        let Some(index) = reaction.users.iter().position(|it| *it == user) else {
            return Ok(());
        };
        reaction.users.remove(index);
        message.reactions.retain(|it| !it.users.is_empty());
        let message = self.any_message(id)?.clone();
        self.emit(Event::Unreacted { message, user, emoji });
        Ok(())
    }

    /// Removes all reactions, or all with one emoji.
    pub fn clear_reactions(
        &mut self,
        by: Snowflake,
        channel: Snowflake,
        id: Snowflake,
        emoji: Option<Emoji>,
    ) -> Result<(), ApiError> {
        self.message(channel, id)?;
        self.require_in(channel, by, Permissions::MANAGE_MESSAGES)?;
        let message = self.message_mut(id)?;
        match &emoji {
            Some(emoji) => message.reactions.retain(|it| it.emoji != *emoji),
            None => message.reactions.clear(),
        }
        let message = self.any_message(id)?.clone();
        self.emit(Event::ReactionsCleared { message, emoji });
        Ok(())
    }

    pub(super) fn reactions_wire(&self, message: &Message) -> Value {
        let one = |reaction: &Reaction| {
            json!({
                "emoji": reaction.emoji.wire(),
                "count": reaction.users.len(),
                "count_details": { "burst": 0, "normal": reaction.users.len() },
                "me": reaction.users.contains(&self.bot),
                "me_burst": false,
                "burst_colors": [],
            })
        };
        message.reactions.iter().map(one).collect()
    }

    /// Pins a message, which Discord tells the channel.
    pub fn pin(&mut self, by: Snowflake, channel: Snowflake, id: Snowflake) -> Result<(), ApiError> {
        self.may_pin(by, channel, id)?;
        if self.message(channel, id)?.pinned.is_some() {
            return Ok(());
        }
        if self.pins(channel).len() >= rules::PINS {
            return Err(codes::TOO_MANY_PINS.into());
        }
        let now = self.clock.now();
        self.message_mut(id)?.pinned = Some(now);
        self.channel_mut(channel)?.last_pin = Some(now);
        let what = format!("pins: {}", first_line(self.any_message(id)?));
        self.did_in(by, channel, what);
        self.emit_update(id)?;
        self.emit(Event::PinsChanged { channel });
        self.add_notice(channel, by, system::PINNED, "", Some(id));
        Ok(())
    }

    pub fn unpin(&mut self, by: Snowflake, channel: Snowflake, id: Snowflake) -> Result<(), ApiError> {
        self.may_pin(by, channel, id)?;
        self.message_mut(id)?.pinned = None;
        let what = format!("unpins: {}", first_line(self.any_message(id)?));
        self.did_in(by, channel, what);
        self.emit_update(id)?;
        self.emit(Event::PinsChanged { channel });
        Ok(())
    }

    fn may_pin(&self, by: Snowflake, channel: Snowflake, id: Snowflake) -> Result<(), ApiError> {
        self.require_in(channel, by, Permissions::PIN_MESSAGES)?;
        if self.message(channel, id)?.system.is_some() {
            return Err(codes::SYSTEM_MESSAGE.into());
        }
        Ok(())
    }

    pub(super) fn emit_update(&mut self, id: Snowflake) -> Result<(), ApiError> {
        let message = self.any_message(id)?.clone();
        self.emit(Event::MessageUpdated {
            before: message.clone(),
            after: message,
        });
        Ok(())
    }

    /// A channel's pinned messages, the last pinned first.
    pub fn pins(&self, channel: Snowflake) -> Vec<&Message> {
        let mut pins: Vec<&Message> = self
            .history(channel, ..)
            .filter(|message| message.pinned.is_some())
            .collect();
        pins.sort_by_key(|message| std::cmp::Reverse((message.pinned, message.id)));
        pins
    }
}

/// What a message is called when it is spoken of.
pub fn first_line(message: &Message) -> String {
    let line = message.content.lines().next().unwrap_or_default();
    let embed = || {
        let title = message.embeds.first().map(|embed| &embed["title"]);
        title.and_then(Value::as_str).map(|title| format!("[{title}]"))
    };
    let file = || message.attachments.first().map(|file| file.name.clone());
    match line {
        "" => embed().or_else(file).unwrap_or_else(|| "a message".into()),
        line => line.into(),
    }
}
