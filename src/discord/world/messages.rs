//! Messages: what was said.

use std::ops::RangeBounds;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::channels::kind;
use super::files::Attachment;
use super::mentions::Mentions;
use super::reactions::Reaction;
use super::{Draft, Event, World};
use crate::discord::clock::Snowflake;
use crate::discord::error::{ApiError, Faults};
use crate::discord::rules::{Permissions, codes};

/// Flags of a message. `resources/message` (Message flags)
pub mod flag {
    pub const SUPPRESS_EMBEDS: u64 = 1 << 2;
    /// A thread was started from it, which has its id.
    pub const HAS_THREAD: u64 = 1 << 5;
    pub const EPHEMERAL: u64 = 1 << 6;
    /// The interaction was deferred: «bot is thinking…».
    pub const LOADING: u64 = 1 << 7;
    pub const SUPPRESS_NOTIFICATIONS: u64 = 1 << 12;
    pub const VOICE_MESSAGE: u64 = 1 << 13;
    pub const COMPONENTS_V2: u64 = 1 << 15;
    /// Those that a bot may set.
    pub const SETTABLE: u64 = SUPPRESS_EMBEDS | EPHEMERAL | SUPPRESS_NOTIFICATIONS;
}

/// Types of messages that Discord itself writes. `resources/message` (Message types)
pub mod system {
    pub const PINNED: u8 = 6;
    pub const THREAD_CREATED: u8 = 18;
}

#[derive(Clone, Debug)]
pub struct Message {
    pub id: Snowflake,
    pub channel: Snowflake,
    pub author: Snowflake,
    pub content: String,
    pub embeds: Vec<Value>,
    pub components: Vec<Value>,
    pub attachments: Vec<Attachment>,
    pub reactions: Vec<Reaction>,
    pub mentions: Mentions,
    pub flags: u64,
    pub tts: bool,
    pub sent: DateTime<Utc>,
    pub edited: Option<DateTime<Utc>>,
    pub pinned: Option<DateTime<Utc>>,
    /// The message that this one answers.
    pub reply_to: Option<Snowflake>,
    /// The interaction that this one answers.
    pub interaction: Option<Snowflake>,
    /// The webhook that wrote it, and the name that it wrote under.
    pub webhook: Option<(Snowflake, String)>,
    /// The type, if Discord itself wrote it.
    pub system: Option<u8>,
    pub nonce: Value,
}

impl Message {
    pub fn is_ephemeral(&self) -> bool {
        self.flags & flag::EPHEMERAL != 0
    }

    /// The embeds that others see: none, if they are suppressed.
    pub fn shown_embeds(&self) -> &[Value] {
        match self.flags & flag::SUPPRESS_EMBEDS {
            0 => &self.embeds,
            _ => &[],
        }
    }

    pub fn is_loading(&self) -> bool {
        self.flags & flag::LOADING != 0
    }
}

/// On whose behalf a message is written.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The first message of a forum's post has the post's id.
    pub id: Option<Snowflake>,
    pub interaction: Option<Snowflake>,
    pub webhook: Option<(Snowflake, String)>,
}

impl World {
    /// A message of this channel that everyone there can see.
    pub fn message(&self, channel: Snowflake, id: Snowflake) -> Result<&Arc<Message>, ApiError> {
        self.channel(channel)?;
        let is_here = |message: &&Arc<Message>| message.channel == channel && !message.is_ephemeral();
        Ok(self
            .messages
            .get(id)
            .filter(is_here)
            .ok_or(codes::UNKNOWN_MESSAGE)?)
    }

    pub fn any_message(&self, id: Snowflake) -> Result<&Arc<Message>, ApiError> {
        Ok(self.messages.get(id).ok_or(codes::UNKNOWN_MESSAGE)?)
    }

    pub(super) fn message_mut(&mut self, id: Snowflake) -> Result<&mut Message, ApiError> {
        Ok(self.messages.get_mut(id).ok_or(codes::UNKNOWN_MESSAGE)?)
    }

    /// What was said in a channel under these ids, also for one person's eyes; the oldest first.
    pub fn said_in(
        &self,
        channel: Snowflake,
        ids: impl RangeBounds<Snowflake>,
    ) -> impl DoubleEndedIterator<Item = &Message> {
        self.messages.of(channel, ids)
    }

    /// The same, as far as everyone can see it.
    pub fn history(
        &self,
        channel: Snowflake,
        ids: impl RangeBounds<Snowflake>,
    ) -> impl DoubleEndedIterator<Item = &Message> {
        self.said_in(channel, ids)
            .filter(|message| !message.is_ephemeral())
    }

    /// An ordinary message of a user or of the bot.
    pub fn say(
        &mut self,
        channel: Snowflake,
        author: Snowflake,
        mut draft: Draft,
    ) -> Result<Arc<Message>, ApiError> {
        self.may_say(channel, author, &draft)?;
        if let Some(earlier) = self.said_before(author, &draft) {
            return Ok(earlier.clone());
        }
        if let Some(reply) = draft.reply_to
            && self.message(channel, reply.message).is_err()
        {
            if reply.must_exist {
                let mut faults = Faults::default();
                let code = "MESSAGE_REFERENCE_UNKNOWN_MESSAGE";
                faults.add("message_reference", code, "Unknown message");
                return Err(faults.into());
            }
            draft.reply_to = None;
        }
        let message = self.add_message(channel, author, draft, Origin::default())?;
        self.remember_nonce(&message);
        self.has_written(author, channel);
        if author == self.bot {
            self.count_answer(channel);
        }
        Ok(message)
    }

    fn may_say(&self, channel: Snowflake, author: Snowflake, draft: &Draft) -> Result<(), ApiError> {
        let here = self.channel(channel)?;
        if here.kind == kind::FORUM {
            return Err(codes::NO_MESSAGE_IN_A_FORUM.into());
        }
        if !here.takes_messages() {
            return Err(codes::NO_TEXT_CHANNEL.into());
        }
        if author == self.bot {
            let refuses =
                |user: &Snowflake| *user != self.bot && self.user(*user).is_ok_and(|user| !user.takes_dms);
            if here.recipients.iter().any(refuses) {
                return Err(codes::CANNOT_DM.into());
            }
            // Who has left is not written to any more, not even farewell.
            if here.recipients.iter().any(|user| !self.shares_a_guild(*user)) {
                return Err(codes::NO_MUTUAL_GUILDS.into());
            }
        }
        let mut needed = here.writing();
        // In private everybody may have read aloud what they say.
        needed.set(Permissions::SEND_TTS_MESSAGES, draft.tts && !here.is_dm());
        needed.set(Permissions::ATTACH_FILES, !draft.files.is_empty());
        needed.set(
            Permissions::EMBED_LINKS,
            draft.embeds.as_ref().is_some_and(|embeds| !embeds.is_empty()),
        );
        let here = self.require_in(channel, author, needed)?;
        let has = self.permissions(author, here);
        if draft.reply_to.is_some() && !has.contains(Permissions::READ_MESSAGE_HISTORY) {
            return Err(codes::NO_HISTORY.into());
        }
        let is_locked = here.thread.as_ref().is_some_and(|thread| thread.locked);
        if is_locked && !has.contains(Permissions::MANAGE_THREADS) {
            return Err(codes::THREAD_LOCKED.into());
        }
        if self.has_to_wait(author, here) {
            return Err(codes::SLOW_MODE.into());
        }
        Ok(())
    }

    pub(super) fn add_message(
        &mut self,
        channel: Snowflake,
        author: Snowflake,
        mut draft: Draft,
        origin: Origin,
    ) -> Result<Arc<Message>, ApiError> {
        let mut flags = draft.flags.unwrap_or_default();
        // Only the answer to an interaction can be for one person's eyes.
        if origin.interaction.is_none() {
            flags &= !flag::EPHEMERAL;
        }
        if draft.says_nothing() && flags & flag::LOADING == 0 {
            return Err(codes::EMPTY_MESSAGE.into());
        }
        let content = draft.content.take().unwrap_or_default().trim().to_owned();
        let is_answer = origin.interaction.is_some() || origin.webhook.is_some();
        let here = self.channel(channel)?;
        let mut mentions = self.mentions(author, here, &content, &draft.allowed, is_answer);
        let reply_to = draft.reply_to.map(|reply| reply.message);
        self.mention_the_answered(reply_to, &draft.allowed, &mut mentions);
        let id = origin.id.unwrap_or_else(|| self.clock.id());
        let attachments = self.files_of(channel, &[], &mut draft);
        let mut embeds = draft.embeds.unwrap_or_default();
        self.settle_images(&mut embeds, &attachments);
        let message = Arc::new(Message {
            id,
            channel,
            author,
            content,
            mentions,
            attachments,
            embeds,
            components: draft.components.unwrap_or_default(),
            reactions: Vec::new(),
            flags,
            tts: draft.tts,
            sent: self.clock.now(),
            edited: None,
            pinned: None,
            reply_to,
            interaction: origin.interaction,
            webhook: origin.webhook,
            system: None,
            nonce: draft.nonce,
        });
        self.put_message(message.clone());
        Ok(message)
    }

    /// A line that Discord itself writes, such as «alice pinned a message».
    pub(super) fn add_notice(
        &mut self,
        channel: Snowflake,
        author: Snowflake,
        system: u8,
        content: &str,
        about: Option<Snowflake>,
    ) {
        let notice = Message {
            id: self.clock.id(),
            channel,
            author,
            content: content.into(),
            embeds: Vec::new(),
            components: Vec::new(),
            attachments: Vec::new(),
            reactions: Vec::new(),
            mentions: Mentions::default(),
            flags: 0,
            tts: false,
            sent: self.clock.now(),
            edited: None,
            pinned: None,
            reply_to: about,
            interaction: None,
            webhook: None,
            system: Some(system),
            nonce: Value::Null,
        };
        self.put_message(Arc::new(notice));
    }

    fn put_message(&mut self, message: Arc<Message>) {
        let (id, author) = (message.id, message.author);
        let mut opened = None;
        if let Ok(channel) = self.channel_mut(message.channel) {
            if !message.is_ephemeral() {
                channel.last_message = Some(id);
            }
            if let Some(thread) = &mut channel.thread {
                thread.messages += 1;
                // Who writes in a thread wakes it.
                if std::mem::take(&mut thread.archived) {
                    opened = Some(channel.id);
                }
            }
        }
        if let Some(thread) = opened {
            self.emit(Event::ChannelChanged(thread));
        }
        if self.channel(message.channel).is_ok_and(|it| it.thread.is_some()) {
            self.enter_thread(message.channel, author);
        }
        self.messages.insert(message.clone());
        self.emit(Event::MessageCreated(message));
    }

    /// «… is typing»: it shows for some seconds and leaves no trace.
    pub fn types(&mut self, user: Snowflake, channel: Snowflake) -> Result<(), ApiError> {
        self.require_in(channel, user, self.channel(channel)?.writing())?;
        self.emit(Event::Typing { channel, user });
        Ok(())
    }
}
