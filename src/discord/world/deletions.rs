//! What was said is taken back, one message at a time or many at once.

use std::sync::Arc;

use chrono::TimeDelta;

use super::channels::kind;
use super::{Event, Message, World};
use crate::discord::clock::Snowflake;
use crate::discord::error::ApiError;
use crate::discord::rules::{self, Permissions, codes};

impl World {
    /// Somebody takes back a message of their own, or another's if they manage messages.
    pub fn delete(&mut self, by: Snowflake, channel: Snowflake, id: Snowflake) -> Result<(), ApiError> {
        self.require_in(channel, by, Permissions::empty())?;
        let message = self.message(channel, id)?;
        if message.author != by {
            if self.channel(channel)?.is_dm() {
                return Err(codes::NOT_IN_A_DM.into());
            }
            self.require_in(channel, by, Permissions::MANAGE_MESSAGES)?;
        }
        self.remove_message(id);
        Ok(())
    }

    pub(super) fn remove_message(&mut self, id: Snowflake) {
        if let Some(message) = self.take_message(id) {
            self.emit(Event::MessageDeleted(message));
        }
    }

    /// A message goes, and its files with it.
    fn take_message(&mut self, id: Snowflake) -> Option<Arc<Message>> {
        let message = self.messages.remove(id)?;
        for file in &message.attachments {
            self.files.remove(&file.id);
        }
        Some(message)
    }

    /// Deletes many at once. Those that do not exist are passed over.
    pub fn delete_all(
        &mut self,
        by: Snowflake,
        channel: Snowflake,
        ids: &[Snowflake],
    ) -> Result<(), ApiError> {
        let here = self.require_in(channel, by, Permissions::MANAGE_MESSAGES)?;
        if here.kind == kind::DM {
            return Err(codes::NOT_IN_A_DM.into());
        }
        if !rules::BULK_DELETE.contains(&ids.len()) {
            return Err(codes::BULK_DELETE_COUNT.into());
        }
        let oldest = self.clock.now() - rules::BULK_DELETE_AGE;
        if ids.iter().any(|id| id.time() < oldest) {
            return Err(codes::BULK_DELETE_AGE.into());
        }
        let mut messages = Vec::new();
        for id in ids {
            if self.message(channel, *id).is_ok() {
                messages.extend(self.take_message(*id));
            }
        }
        self.emit(Event::MessagesDeleted {
            channel,
            by,
            messages,
        });
        Ok(())
    }

    /// What somebody wrote in a guild in the last so many seconds goes with them when they are banned.
    pub fn delete_back(&mut self, by: Snowflake, guild: Snowflake, author: Snowflake, seconds: u64) {
        if seconds == 0 {
            return;
        }
        // It is a week at most.
        let since = self.clock.now() - TimeDelta::seconds(seconds.cast_signed());
        let its = self.channels().iter().filter(|it| it.guild == Some(guild));
        let channels: Vec<Snowflake> = its.map(|channel| channel.id).collect();
        for channel in channels {
            let theirs = |it: &&Message| it.author == author && it.webhook.is_none() && it.sent >= since;
            let said = self.history(channel, ..).filter(theirs);
            let ids: Vec<Snowflake> = said.map(|message| message.id).collect();
            let messages: Vec<_> = ids.into_iter().filter_map(|id| self.take_message(id)).collect();
            if !messages.is_empty() {
                self.emit(Event::MessagesDeleted {
                    channel,
                    by,
                    messages,
                });
            }
        }
    }
}
