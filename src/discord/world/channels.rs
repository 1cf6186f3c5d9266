//! Channels: a guild's, and the private ones between two people.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::overwrites::{Overwrite, may_set};
use super::threads::Thread;
use super::{Event, World};
use crate::discord::clock::{Snowflake, iso};
use crate::discord::error::{ApiError, Faults};
use crate::discord::rules::{self, Permissions, codes};

/// Types of a channel. `resources/channel` (Channel types)
pub mod kind {
    pub const TEXT: u8 = 0;
    pub const DM: u8 = 1;
    pub const VOICE: u8 = 2;
    pub const CATEGORY: u8 = 4;
    pub const ANNOUNCEMENT: u8 = 5;
    pub const PUBLIC_THREAD: u8 = 11;
    pub const PRIVATE_THREAD: u8 = 12;
    pub const STAGE: u8 = 13;
    pub const FORUM: u8 = 15;
}

#[derive(Clone, Debug)]
pub struct Channel {
    pub id: Snowflake,
    pub kind: u8,
    pub guild: Option<Snowflake>,
    pub name: String,
    pub topic: Option<String>,
    pub nsfw: bool,
    pub position: u64,
    /// The category that it stands in, or the channel that the thread hangs from.
    pub parent: Option<Snowflake>,
    /// Seconds between two messages of one user.
    pub slowmode: u64,
    /// When those last wrote here whom slow mode concerns.
    pub written: HashMap<Snowflake, DateTime<Utc>>,
    pub overwrites: Vec<Overwrite>,
    /// Whose private channel it is.
    pub recipients: Vec<Snowflake>,
    pub thread: Option<Thread>,
    pub last_message: Option<Snowflake>,
    pub last_pin: Option<DateTime<Utc>>,
    /// How often the bot has written or changed something here other than in answer to an interaction.
    pub answers: usize,
}

/// What a channel is to be. What is `None` stays, or is Discord's default.
#[derive(Default)]
pub struct ChannelChange {
    pub name: Option<String>,
    pub topic: Option<Option<String>>,
    pub nsfw: Option<bool>,
    pub position: Option<u64>,
    pub parent: Option<Option<Snowflake>>,
    pub slowmode: Option<u64>,
    pub overwrites: Option<Vec<Overwrite>>,
}

impl ChannelChange {
    fn apply(self, channel: &mut Channel) {
        channel.name = self.name.unwrap_or(std::mem::take(&mut channel.name));
        channel.topic = self.topic.unwrap_or(channel.topic.take());
        channel.nsfw = self.nsfw.unwrap_or(channel.nsfw);
        channel.position = self.position.unwrap_or(channel.position);
        channel.parent = self.parent.unwrap_or(channel.parent);
        channel.slowmode = self.slowmode.unwrap_or(channel.slowmode);
        channel.overwrites = self.overwrites.unwrap_or(std::mem::take(&mut channel.overwrites));
    }
}

impl Channel {
    pub(super) fn new(id: Snowflake, kind: u8, guild: Option<Snowflake>, name: &str) -> Self {
        Self {
            id,
            kind,
            guild,
            name: name.into(),
            topic: None,
            nsfw: false,
            position: 0,
            parent: None,
            slowmode: 0,
            written: HashMap::new(),
            overwrites: Vec::new(),
            recipients: Vec::new(),
            thread: None,
            last_message: None,
            last_pin: None,
            answers: 0,
        }
    }

    pub fn is_dm(&self) -> bool {
        self.kind == kind::DM
    }

    /// What it takes to write here. `topics/threads` (Permissions)
    pub fn writing(&self) -> Permissions {
        match self.thread {
            Some(_) => Permissions::SEND_MESSAGES_IN_THREADS,
            None => Permissions::SEND_MESSAGES,
        }
    }

    /// Whether messages can be sent here.
    pub fn takes_messages(&self) -> bool {
        !matches!(self.kind, kind::CATEGORY | kind::FORUM)
    }
}

impl World {
    pub fn channels(&self) -> &[Channel] {
        &self.channels
    }

    pub fn channel(&self, id: Snowflake) -> Result<&Channel, ApiError> {
        let found = self.channels.iter().find(|channel| channel.id == id);
        Ok(found.ok_or(codes::UNKNOWN_CHANNEL)?)
    }

    pub(super) fn channel_mut(&mut self, id: Snowflake) -> Result<&mut Channel, ApiError> {
        let found = self.channels.iter_mut().find(|channel| channel.id == id);
        Ok(found.ok_or(codes::UNKNOWN_CHANNEL)?)
    }

    /// Whether somebody sees a channel. A private thread is seen by its members and by those who manage threads.
    pub fn sees(&self, user: Snowflake, channel: &Channel) -> bool {
        let has = self.permissions(user, channel);
        let is_invited = match &channel.thread {
            Some(thread) if channel.kind == kind::PRIVATE_THREAD => {
                thread.members.iter().any(|member| member.user == user)
                    || has.contains(Permissions::MANAGE_THREADS)
            }
            _ => true,
        };
        has.contains(Permissions::VIEW_CHANNEL) && is_invited
    }

    /// A guild's channels, threads aside.
    pub fn channels_of(&self, guild: Snowflake) -> impl Iterator<Item = &Channel> {
        let is_its = move |channel: &&Channel| channel.guild == Some(guild) && channel.thread.is_none();
        self.channels.iter().filter(is_its)
    }

    /// The first guild's channel or thread of this name; a text channel is made now if there is none.
    pub fn channel_named(&mut self, name: &str) -> Snowflake {
        self.channel_in(self.home().id, name)
    }

    /// The same in any guild. `general > books` is the thread «books», as the transcript has it.
    pub fn channel_in(&mut self, guild: Snowflake, name: &str) -> Snowflake {
        let name = name.rsplit_once(" > ").map_or(name, |(_, thread)| thread);
        if let Some(channel) = self
            .channels
            .iter()
            .find(|channel| channel.guild == Some(guild) && channel.name == name)
        {
            return channel.id;
        }
        self.add_channel(guild, kind::TEXT, name)
    }

    pub fn add_channel(&mut self, guild: Snowflake, kind: u8, name: &str) -> Snowflake {
        let id = self.clock.id();
        let mut channel = Channel::new(id, kind, Some(guild), name);
        channel.position = self.channels_of(guild).count() as u64;
        self.channels.push(channel);
        self.emit(Event::ChannelCreated(id));
        id
    }

    /// The private channel between the bot and a user.
    pub fn dm_with(&mut self, user: Snowflake) -> Snowflake {
        let is_theirs = |channel: &&Channel| channel.is_dm() && channel.recipients.contains(&user);
        if let Some(channel) = self.channels.iter().find(is_theirs) {
            return channel.id;
        }
        let id = self.clock.id();
        let mut channel = Channel::new(id, kind::DM, None, "");
        channel.recipients = vec![user, self.bot];
        self.channels.push(channel);
        id
    }

    pub fn create_channel(
        &mut self,
        by: Snowflake,
        guild: Snowflake,
        kind: u8,
        change: ChannelChange,
    ) -> Result<Snowflake, ApiError> {
        self.require(guild, by, Permissions::MANAGE_CHANNELS)?;
        if self.channels_of(guild).count() >= rules::GUILD_CHANNELS {
            return Err(codes::TOO_MANY_CHANNELS.into());
        }
        self.may_stand_in(guild, None, &change)?;
        let has = self.permissions_in(guild, by);
        may_set(has, &[], change.overwrites.as_deref().unwrap_or_default())?;
        let mut change = change;
        if change.overwrites.is_none() {
            // What nobody says otherwise is as in its category.
            let category = change.parent.flatten().and_then(|id| self.channel(id).ok());
            change.overwrites = category.map(|category| category.overwrites.clone());
        }
        let id = self.clock.id();
        let mut channel = Channel::new(id, kind, Some(guild), "");
        channel.position = self.channels_of(guild).count() as u64;
        change.apply(&mut channel);
        self.did(by, format!("creates the channel {}", shown(&channel)));
        self.channels.push(channel);
        self.emit(Event::ChannelCreated(id));
        Ok(id)
    }

    pub fn edit_channel(
        &mut self,
        by: Snowflake,
        id: Snowflake,
        change: ChannelChange,
    ) -> Result<(), ApiError> {
        if self.channel(id)?.is_dm() {
            return Err(codes::NOT_IN_A_DM.into());
        }
        let here = self.require_in(id, by, Permissions::MANAGE_CHANNELS)?;
        if let Some(guild) = here.guild {
            self.may_stand_in(guild, Some(id), &change)?;
        }
        if let Some(overwrites) = &change.overwrites {
            self.may_overwrite(by, here, overwrites)?;
        }
        let (before, allowed) = (shown(here), here.overwrites.clone());
        let channel = self.channel_mut(id)?;
        change.apply(channel);
        let after = shown(channel);
        self.did(
            by,
            match before == after {
                true => format!("changes the channel {before}"),
                false => format!("renames the channel {before} to {after}"),
            },
        );
        self.emit(Event::ChannelChanged(id));
        self.sync_with(id, &allowed)
    }

    /// A channel stands in a category of its guild, if there is room.
    fn may_stand_in(
        &self,
        guild: Snowflake,
        channel: Option<Snowflake>,
        change: &ChannelChange,
    ) -> Result<(), ApiError> {
        let Some(parent) = change.parent.flatten() else {
            return Ok(());
        };
        let found = self.channels_of(guild).find(|it| it.id == parent);
        let is_another = |it: &&Channel| it.parent == Some(parent) && Some(it.id) != channel;
        let others = self.channels_of(guild).filter(is_another).count();
        let mut faults = Faults::default();
        let (code, message) = match found.map(|it| it.kind) {
            None => ("CHANNEL_PARENT_INVALID", "Category does not exist".to_owned()),
            Some(kind::CATEGORY) if others < rules::CATEGORY_CHANNELS => return Ok(()),
            Some(kind::CATEGORY) => {
                let most = rules::CATEGORY_CHANNELS;
                let message = format!("Maximum number of channels in category reached ({most})");
                ("CHANNEL_PARENT_MAX_CHANNELS", message)
            }
            Some(_) => ("CHANNEL_PARENT_INVALID_TYPE", "Not a category".to_owned()),
        };
        faults.add("parent_id", code, message);
        Err(faults.into())
    }

    /// Deletes a channel with its threads and webhooks, or a thread. What stood in a category then stands in none; a private
    /// channel is only closed.
    pub fn delete_channel(&mut self, by: Snowflake, id: Snowflake) -> Result<Channel, ApiError> {
        let channel = self.channel(id)?.clone();
        if channel.is_dm() {
            return Ok(channel);
        }
        let needed = match channel.thread {
            Some(_) => Permissions::MANAGE_THREADS,
            None => Permissions::MANAGE_CHANNELS,
        };
        self.require_in(id, by, needed)?;
        let what = if channel.thread.is_some() {
            "thread"
        } else {
            "channel"
        };
        self.did(by, format!("deletes the {what} {}", shown(&channel)));
        let is_within = |it: &Channel| it.id == id || (it.thread.is_some() && it.parent == Some(id));
        let (gone, kept) = self.channels.drain(..).partition(is_within);
        self.channels = kept;
        let gone: Vec<Channel> = gone;
        let is_gone = |id: Snowflake| gone.iter().any(|channel| channel.id == id);
        for channel in &gone {
            self.messages.remove_channel(channel.id);
        }
        self.files.retain(|_, file| !is_gone(file.channel));
        self.webhooks.retain(|webhook| !is_gone(webhook.channel));
        let mut left = Vec::new();
        for channel in self.channels.iter_mut().filter(|it| it.parent == Some(id)) {
            channel.parent = None;
            left.push(channel.id);
        }
        for channel in gone.into_iter().rev() {
            self.emit(Event::ChannelDeleted(Box::new(channel)));
        }
        for channel in left {
            self.emit(Event::ChannelChanged(channel));
        }
        Ok(channel)
    }

    pub(super) fn count_answer(&mut self, channel: Snowflake) {
        if let Ok(channel) = self.channel_mut(channel) {
            channel.answers += 1;
        }
    }

    pub fn channel_wire(&self, channel: &Channel) -> Value {
        if channel.is_dm() {
            let others = channel.recipients.iter().filter(|user| **user != self.bot);
            return json!({
                "id": channel.id,
                "type": kind::DM,
                "recipients": others.map(|user| self.user_wire(*user)).collect::<Vec<_>>(),
                "last_message_id": channel.last_message,
                "last_pin_timestamp": channel.last_pin.map(iso),
                "flags": 0,
            });
        }
        if let Some(thread) = &channel.thread {
            return self.thread_wire(channel, thread);
        }
        let overwrites = channel.overwrites.iter().map(|overwrite| {
            json!({
                "id": overwrite.id,
                "type": u8::from(overwrite.is_member),
                "allow": overwrite.allow,
                "deny": overwrite.deny,
            })
        });
        let mut wire = json!({
            "id": channel.id,
            "type": channel.kind,
            "guild_id": channel.guild,
            "name": channel.name,
            "position": channel.position,
            "parent_id": channel.parent,
            "nsfw": channel.nsfw,
            "permission_overwrites": overwrites.collect::<Value>(),
            "flags": 0,
        });
        if channel.kind != kind::CATEGORY {
            wire["topic"] = json!(channel.topic);
            wire["rate_limit_per_user"] = json!(channel.slowmode);
            wire["last_message_id"] = json!(channel.last_message);
            wire["last_pin_timestamp"] = json!(channel.last_pin.map(iso));
        }
        if matches!(channel.kind, kind::VOICE | kind::STAGE) {
            wire["bitrate"] = json!(64_000);
            wire["user_limit"] = json!(0);
            wire["rtc_region"] = Value::Null;
        }
        wire
    }
}

/// A channel's name as it is spoken of: `#general`, and a category without the sign.
pub fn shown(channel: &Channel) -> String {
    match (channel.kind, &channel.thread) {
        (kind::CATEGORY, _) | (_, Some(_)) => channel.name.clone(),
        _ => format!("#{}", channel.name),
    }
}
