//! What a channel says of roles and members, beside what they may do anyway. `topics/permissions` (Permission overwrites,
//! Permission syncing)

use super::channels::{Channel, kind, shown};
use super::{Event, World};
use crate::discord::clock::Snowflake;
use crate::discord::error::ApiError;
use crate::discord::rules::{self, Permissions, codes};

/// Of a role or a member.
#[derive(Clone, Debug, PartialEq)]
pub struct Overwrite {
    pub id: Snowflake,
    pub is_member: bool,
    pub allow: Permissions,
    pub deny: Permissions,
}

/// Nobody says of others what they may not do themselves, and of MANAGE_ROLES only an administrator.
/// `resources/guild` (Create guild channel)
pub fn may_set(has: Permissions, before: &[Overwrite], after: &[Overwrite]) -> Result<(), ApiError> {
    let changed = |overwrite: &Overwrite| {
        let old = before.iter().find(|it| it.id == overwrite.id);
        let (allowed, denied) = old.map(|it| (it.allow, it.deny)).unwrap_or_default();
        (allowed ^ overwrite.allow) | (denied ^ overwrite.deny)
    };
    let changed = after
        .iter()
        .map(changed)
        .fold(Permissions::empty(), |all, one| all | one);
    let is_for_administrators = changed.contains(Permissions::MANAGE_ROLES);
    if has.contains(changed) && (has.contains(Permissions::ADMINISTRATOR) || !is_for_administrators) {
        Ok(())
    } else {
        Err(codes::MISSING_PERMISSIONS.into())
    }
}

impl World {
    /// «Only permissions your bot has in the guild or parent channel can be allowed/denied (unless your bot has a MANAGE_ROLES
    /// overwrite in the channel)». `resources/channel` (Modify channel)
    pub(super) fn may_overwrite(
        &self,
        by: Snowflake,
        channel: &Channel,
        after: &[Overwrite],
    ) -> Result<(), ApiError> {
        self.require_in(channel.id, by, Permissions::MANAGE_ROLES)?;
        let guild = channel.guild.ok_or(codes::NOT_IN_A_DM)?;
        let member = self.member(guild, by)?;
        let is_theirs = |it: &Overwrite| it.id == by || member.roles.contains(&it.id);
        let mut theirs = channel.overwrites.iter().filter(|it| is_theirs(it));
        if theirs.any(|it| it.allow.contains(Permissions::MANAGE_ROLES)) {
            return Ok(());
        }
        let parent = channel.parent.and_then(|id| self.channel(id).ok());
        let in_parent = parent.map_or(Permissions::empty(), |parent| self.permissions(by, parent));
        may_set(
            self.permissions_in(guild, by) | in_parent,
            &channel.overwrites,
            after,
        )
    }

    /// Sets what a channel says of a role or a member.
    pub fn set_overwrite(
        &mut self,
        by: Snowflake,
        channel: Snowflake,
        overwrite: Overwrite,
    ) -> Result<(), ApiError> {
        let here = self.channel(channel)?;
        let mut after = here.overwrites.clone();
        after.retain(|other| other.id != overwrite.id);
        after.push(overwrite);
        self.may_overwrite(by, here, &after)?;
        if after.len() > rules::OVERWRITES {
            return Err(codes::TOO_MANY_OVERWRITES.into());
        }
        self.overwrite(by, channel, after)
    }

    pub fn remove_overwrite(
        &mut self,
        by: Snowflake,
        channel: Snowflake,
        id: Snowflake,
    ) -> Result<(), ApiError> {
        let here = self.require_in(channel, by, Permissions::MANAGE_ROLES)?;
        let mut after = here.overwrites.clone();
        after.retain(|overwrite| overwrite.id != id);
        if after.len() == here.overwrites.len() {
            return Err(codes::UNKNOWN_OVERWRITE.into());
        }
        self.overwrite(by, channel, after)
    }

    fn overwrite(&mut self, by: Snowflake, id: Snowflake, after: Vec<Overwrite>) -> Result<(), ApiError> {
        let channel = self.channel_mut(id)?;
        let before = std::mem::replace(&mut channel.overwrites, after);
        let told = format!("changes who may do what in {}", shown(channel));
        self.did(by, told);
        self.emit(Event::ChannelChanged(id));
        self.sync_with(id, &before)
    }

    /// The channels of a category that said the same as it did go on saying the same.
    pub(super) fn sync_with(&mut self, category: Snowflake, before: &[Overwrite]) -> Result<(), ApiError> {
        let its = self.channel(category)?;
        if its.kind != kind::CATEGORY || its.overwrites == before {
            return Ok(());
        }
        let after = its.overwrites.clone();
        let says_the_same = |it: &Channel| {
            it.overwrites.len() == before.len() && before.iter().all(|one| it.overwrites.contains(one))
        };
        let mut synced = Vec::new();
        for channel in self.channels.iter_mut().filter(|it| it.parent == Some(category)) {
            if says_the_same(channel) {
                channel.overwrites = after.clone();
                synced.push(channel.id);
            }
        }
        for channel in synced {
            self.emit(Event::ChannelChanged(channel));
        }
        Ok(())
    }
}
