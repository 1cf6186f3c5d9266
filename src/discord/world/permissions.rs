//! What somebody may do somewhere, as Discord computes it. `topics/permissions` (Permission hierarchy, overwrites)

use super::{Channel, Guild, Overwrite, World};
use crate::discord::clock::Snowflake;
use crate::discord::error::ApiError;
use crate::discord::rules::{Permissions, codes};

impl World {
    /// What a member may do in a guild, channels aside: nothing, if they are no member.
    pub fn permissions_in(&self, guild: Snowflake, user: Snowflake) -> Permissions {
        let Ok(guild) = self.guild(guild) else {
            return Permissions::empty();
        };
        let has = base(guild, user);
        if has != Permissions::all() && self.is_timed_out(guild, user) {
            has & Permissions::TIMED_OUT
        } else {
            has
        }
    }

    /// What somebody may do in a channel.
    pub fn permissions(&self, user: Snowflake, channel: &Channel) -> Permissions {
        let Some(guild) = channel.guild.and_then(|guild| self.guild(guild).ok()) else {
            return if channel.recipients.contains(&user) {
                Permissions::DIRECT
            } else {
                Permissions::empty()
            };
        };
        // A thread has the permissions of the channel it hangs from, and one of its own for writing.
        let parent = channel.thread.as_ref().and(channel.parent);
        let (place, writing) = match parent.and_then(|parent| self.channel(parent).ok()) {
            Some(parent) => (parent, Permissions::SEND_MESSAGES_IN_THREADS),
            None => (channel, Permissions::SEND_MESSAGES),
        };
        let mut has = overwritten(base(guild, user), guild, place, user);
        if has != Permissions::all() && self.is_timed_out(guild, user) {
            has &= Permissions::TIMED_OUT;
        }
        implied(has, writing)
    }

    fn is_timed_out(&self, guild: &Guild, user: Snowflake) -> bool {
        let member = guild.members.iter().find(|member| member.id == user);
        member
            .and_then(|member| member.timed_out_until)
            .is_some_and(|until| until > self.clock.now())
    }

    /// The position of a member's highest role. The owner stands above all.
    pub fn highest_position(&self, guild: Snowflake, user: Snowflake) -> u64 {
        let Ok(guild) = self.guild(guild) else { return 0 };
        if guild.owner == user {
            return u64::MAX;
        }
        roles(guild, user)
            .map(|role| role.position)
            .max()
            .unwrap_or_default()
    }

    /// # Errors
    /// If they have not all of these permissions in the guild.
    pub fn require(&self, guild: Snowflake, user: Snowflake, needed: Permissions) -> Result<(), ApiError> {
        self.guild(guild)?;
        if !self.is_member(guild, user) {
            return Err(codes::MISSING_ACCESS.into());
        }
        lacks_nothing(self.permissions_in(guild, user), needed)
    }

    /// # Errors
    /// If they do not see the channel, or have not all of these permissions there.
    pub fn require_in(
        &self,
        channel: Snowflake,
        user: Snowflake,
        needed: Permissions,
    ) -> Result<&Channel, ApiError> {
        let channel = self.channel(channel)?;
        if !self.sees(user, channel) {
            return Err(codes::MISSING_ACCESS.into());
        }
        lacks_nothing(self.permissions(user, channel), needed)?;
        Ok(channel)
    }

    /// # Errors
    /// If the other's highest role is not below theirs.
    pub fn require_above(&self, guild: Snowflake, user: Snowflake, other: Snowflake) -> Result<(), ApiError> {
        if self.highest_position(guild, user) > self.highest_position(guild, other) {
            Ok(())
        } else {
            Err(codes::MISSING_PERMISSIONS.into())
        }
    }
}

/// Discord does not say which permission is missing; who looks for a mistake is told.
fn lacks_nothing(has: Permissions, needed: Permissions) -> Result<(), ApiError> {
    let lacks: Vec<&str> = (needed - has).iter_names().map(|(name, _)| name).collect();
    match lacks.is_empty() {
        true => Ok(()),
        false => {
            Err(ApiError::from(codes::MISSING_PERMISSIONS).because(format!("it lacks {}", lacks.join(", "))))
        }
    }
}

/// The roles of a member, `@everyone` among them.
fn roles(guild: &Guild, user: Snowflake) -> impl Iterator<Item = &super::Role> {
    let member = guild.members.iter().find(|member| member.id == user);
    let has = move |id: Snowflake| member.is_some_and(|member| id == guild.id || member.roles.contains(&id));
    guild.roles.iter().filter(move |role| has(role.id))
}

/// The owner and administrators may do everything; others what one of their roles allows.
fn base(guild: &Guild, user: Snowflake) -> Permissions {
    let granted = roles(guild, user).fold(Permissions::empty(), |all, role| all | role.permissions);
    if guild.owner == user || granted.contains(Permissions::ADMINISTRATOR) {
        Permissions::all()
    } else {
        granted
    }
}

/// First what the channel says of `@everyone`, then of all the member's roles together, then of the member.
fn overwritten(base: Permissions, guild: &Guild, channel: &Channel, user: Snowflake) -> Permissions {
    if base.contains(Permissions::ADMINISTRATOR) {
        return base;
    }
    let apply = |has: Permissions, overwrite: &Overwrite| (has - overwrite.deny) | overwrite.allow;
    let of = |id: Snowflake| {
        channel
            .overwrites
            .iter()
            .find(move |overwrite| overwrite.id == id)
    };
    let mut has = of(guild.id).map_or(base, |overwrite| apply(base, overwrite));
    let (mut allow, mut deny) = (Permissions::empty(), Permissions::empty());
    for overwrite in roles(guild, user)
        .filter(|role| role.id != guild.id)
        .filter_map(|role| of(role.id))
    {
        allow |= overwrite.allow;
        deny |= overwrite.deny;
    }
    has = (has - deny) | allow;
    of(user).map_or(has, |overwrite| apply(has, overwrite))
}

/// Without seeing a channel one can do nothing there; without writing, nothing that is part of it.
/// `topics/permissions` (Implicit permissions)
fn implied(has: Permissions, writing: Permissions) -> Permissions {
    if !has.contains(Permissions::VIEW_CHANNEL) {
        return Permissions::empty();
    }
    if !has.contains(writing) {
        return has
            - (Permissions::MENTION_EVERYONE
                | Permissions::SEND_TTS_MESSAGES
                | Permissions::ATTACH_FILES
                | Permissions::EMBED_LINKS);
    }
    has
}
