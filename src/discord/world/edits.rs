//! What was said is changed.

use std::sync::Arc;

use super::messages::flag;
use super::{Draft, Event, Message, World};
use crate::discord::clock::Snowflake;
use crate::discord::error::ApiError;
use crate::discord::rules::{Permissions, codes};

impl World {
    /// Somebody changes an ordinary message of their own.
    pub fn edit(
        &mut self,
        by: Snowflake,
        channel: Snowflake,
        id: Snowflake,
        draft: Draft,
    ) -> Result<Arc<Message>, ApiError> {
        self.require_in(channel, by, Permissions::empty())?;
        let message = self.message(channel, id)?;
        if message.system.is_some() {
            return Err(codes::SYSTEM_MESSAGE.into());
        }
        if message.author != by || message.webhook.is_some() {
            // «Other users can only edit flags and only if they have the MANAGE_MESSAGES permission.»
            if !draft.changes_only_flags() {
                return Err(codes::NOT_THE_AUTHOR.into());
            }
            self.require_in(channel, by, Permissions::MANAGE_MESSAGES)?;
        }
        self.must_be_open(channel)?;
        let message = self.change_message(id, draft)?;
        if by == self.bot {
            self.count_answer(channel);
        }
        Ok(message)
    }

    /// Changes what the draft names. A message that was loading has its content now.
    pub(super) fn change_message(
        &mut self,
        id: Snowflake,
        mut draft: Draft,
    ) -> Result<Arc<Message>, ApiError> {
        let before = self.any_message(id)?.clone();
        let mut after = Message::clone(&before);
        if let Some(content) = draft.content.take() {
            after.content = content.trim().to_owned();
            let channel = self.channel(before.channel)?;
            let is_answer = before.interaction.is_some() || before.webhook.is_some();
            after.mentions = self.mentions(before.author, channel, &after.content, &draft.allowed, is_answer);
        }
        if let Some(embeds) = draft.embeds.take() {
            after.embeds = embeds;
        }
        if let Some(components) = draft.components.take() {
            after.components = components;
        }
        if let Some(flags) = draft.flags {
            // Of a message that is there only this can be changed.
            after.flags = (after.flags & !flag::SUPPRESS_EMBEDS) | (flags & flag::SUPPRESS_EMBEDS);
        }
        after.attachments = self.files_of(before.channel, &before.attachments, &mut draft);
        self.settle_images(&mut after.embeds, &after.attachments);
        // What an embed shows stays with it, whatever is said of the files below.
        for file in &before.attachments {
            let is_listed = after.attachments.iter().any(|it| it.id == file.id);
            if !is_listed && self.is_in_embed(&after.embeds, file) {
                after.attachments.push(file.clone());
            }
        }
        let says_nothing = after.content.is_empty()
            && after.embeds.is_empty()
            && after.components.is_empty()
            && after.attachments.is_empty();
        if says_nothing {
            return Err(codes::EMPTY_MESSAGE.into());
        }
        for file in &before.attachments {
            if after.attachments.iter().all(|it| it.id != file.id) {
                self.files.remove(&file.id);
            }
        }
        if !before.is_loading() {
            after.edited = Some(self.clock.now());
        }
        after.flags &= !flag::LOADING;
        let after = Arc::new(after);
        self.messages.insert(after.clone());
        self.emit(Event::MessageUpdated {
            before,
            after: after.clone(),
        });
        Ok(after)
    }
}
