//! Members of a guild: their names there, their roles, how they come and go.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Value, json};

use super::{Event, World};
use crate::discord::clock::{Iso, Snowflake};
use crate::discord::error::ApiError;
use crate::discord::rules::{Permissions, codes};

#[derive(Clone, Debug)]
pub struct Member {
    pub id: Snowflake,
    pub nick: Option<String>,
    pub roles: Vec<Snowflake>,
    pub joined: DateTime<Utc>,
    pub timed_out_until: Option<DateTime<Utc>>,
}

/// A member as the wire has it, but for the user. `resources/guild` (Guild member object)
#[derive(Serialize)]
pub struct PartialMemberWire<'a> {
    nick: Option<&'a str>,
    avatar: (),
    banner: (),
    roles: &'a [Snowflake],
    joined_at: Iso,
    premium_since: (),
    communication_disabled_until: Option<Iso>,
    deaf: bool,
    mute: bool,
    pending: bool,
    flags: u64,
}

/// What is changed about a member. What is `None` stays.
#[derive(Default)]
pub struct MemberChange {
    pub nick: Option<Option<String>>,
    pub roles: Option<Vec<Snowflake>>,
    pub timed_out_until: Option<Option<DateTime<Utc>>>,
}

impl World {
    pub fn member(&self, guild: Snowflake, user: Snowflake) -> Result<&Member, ApiError> {
        let found = self.guild(guild)?.members.iter().find(|member| member.id == user);
        Ok(found.ok_or(codes::UNKNOWN_MEMBER)?)
    }

    pub fn is_member(&self, guild: Snowflake, user: Snowflake) -> bool {
        self.member(guild, user).is_ok()
    }

    /// Whether somebody is where the bot is.
    pub(super) fn shares_a_guild(&self, user: Snowflake) -> bool {
        let has = |id| self.is_member(id, user) && self.is_member(id, self.bot);
        self.guilds().iter().any(|guild| has(guild.id))
    }

    fn change<T>(
        &mut self,
        guild: Snowflake,
        user: Snowflake,
        change: impl FnOnce(&mut Member) -> T,
    ) -> Result<T, ApiError> {
        let members = &mut self.guild_mut(guild)?.members;
        let found = members.iter_mut().find(|member| member.id == user);
        Ok(change(found.ok_or(codes::UNKNOWN_MEMBER)?))
    }

    /// The user of this name as a member of the first guild, who joins now if they are not.
    pub fn member_named(&mut self, name: &str) -> Snowflake {
        let id = self.user_named(name);
        let home = self.home().id;
        if !self.is_member(home, id) {
            // Only a banned user cannot join, and then they are a user outside.
            let _ = self.join(home, id);
        }
        id
    }

    pub fn join(&mut self, guild: Snowflake, user: Snowflake) -> Result<(), ApiError> {
        let joined = self.clock.now();
        let home = self.guild_mut(guild)?;
        if home.bans.iter().any(|ban| ban.user == user) {
            return Err(codes::BANNED.into());
        }
        if home.members.iter().any(|member| member.id == user) {
            return Ok(());
        }
        home.members.push(Member {
            id: user,
            nick: None,
            roles: Vec::new(),
            joined,
            timed_out_until: None,
        });
        self.emit(Event::MemberJoined { guild, user });
        Ok(())
    }

    /// A member is no longer one, by their own will or by another's.
    pub fn remove_member(&mut self, guild: Snowflake, user: Snowflake) -> Result<(), ApiError> {
        self.member(guild, user)?;
        self.guild_mut(guild)?.members.retain(|member| member.id != user);
        if user == self.bot {
            self.emit(Event::BotLeft { guild });
        } else {
            self.emit(Event::MemberLeft { guild, user });
        }
        Ok(())
    }

    pub fn kick(&mut self, by: Snowflake, guild: Snowflake, user: Snowflake) -> Result<(), ApiError> {
        self.require(guild, by, Permissions::KICK_MEMBERS)?;
        self.member(guild, user)?;
        self.require_above(guild, by, user)?;
        self.did(by, format!("kicks {}", self.name_of(user)));
        self.remove_member(guild, user)
    }

    /// Changes a nickname, roles, or a time-out: each needs a permission of its own.
    pub fn change_member(
        &mut self,
        by: Snowflake,
        guild: Snowflake,
        user: Snowflake,
        change: MemberChange,
    ) -> Result<(), ApiError> {
        self.require(guild, by, Permissions::empty())?;
        let before = self.member(guild, user)?.clone();
        let name = self.name_of(user).to_owned();
        if let Some(nick) = change.nick {
            let needed = if by == user {
                Permissions::CHANGE_NICKNAME
            } else {
                Permissions::MANAGE_NICKNAMES
            };
            self.require(guild, by, needed)?;
            if by != user {
                self.require_above(guild, by, user)?;
            }
            let nick = nick.filter(|nick| !nick.is_empty());
            if nick != before.nick {
                let told = match &nick {
                    Some(nick) => format!("nicknames {name}: {nick}"),
                    None => format!("takes {name}'s nickname away"),
                };
                self.did(by, told);
            }
            self.change(guild, user, |member| member.nick = nick)?;
        }
        if let Some(until) = change.timed_out_until {
            self.require(guild, by, Permissions::MODERATE_MEMBERS)?;
            self.require_above(guild, by, user)?;
            // Administrators cannot be timed out, whoever stands above them. `resources/guild` (Modify guild member)
            let its = self.permissions_in(guild, user);
            if until.is_some() && its.contains(Permissions::ADMINISTRATOR) {
                return Err(codes::MISSING_PERMISSIONS.into());
            }
            self.did(
                by,
                if until.is_some() {
                    format!("times {name} out")
                } else {
                    format!("ends {name}'s time-out")
                },
            );
            self.change(guild, user, |member| member.timed_out_until = until)?;
        }
        if let Some(roles) = change.roles {
            let given = roles.iter().filter(|role| !before.roles.contains(role));
            let taken = before.roles.iter().filter(|role| !roles.contains(role));
            for role in given {
                self.give_role(by, guild, user, *role)?;
            }
            for role in taken {
                self.take_role(by, guild, user, *role)?;
            }
        }
        self.emit(Event::MemberChanged { guild, user });
        Ok(())
    }

    pub fn add_role_to(
        &mut self,
        by: Snowflake,
        guild: Snowflake,
        user: Snowflake,
        role: Snowflake,
    ) -> Result<(), ApiError> {
        self.give_role(by, guild, user, role)?;
        self.emit(Event::MemberChanged { guild, user });
        Ok(())
    }

    pub fn remove_role_from(
        &mut self,
        by: Snowflake,
        guild: Snowflake,
        user: Snowflake,
        role: Snowflake,
    ) -> Result<(), ApiError> {
        self.take_role(by, guild, user, role)?;
        self.emit(Event::MemberChanged { guild, user });
        Ok(())
    }

    fn give_role(
        &mut self,
        by: Snowflake,
        guild: Snowflake,
        user: Snowflake,
        role: Snowflake,
    ) -> Result<(), ApiError> {
        let name = self.may_hand_out(by, guild, role)?;
        let is_new = self.change(guild, user, |member| {
            let is_new = !member.roles.contains(&role);
            if is_new {
                member.roles.push(role);
            }
            is_new
        })?;
        if is_new {
            self.did(by, format!("gives {} the role {name}", self.name_of(user)));
        }
        Ok(())
    }

    fn take_role(
        &mut self,
        by: Snowflake,
        guild: Snowflake,
        user: Snowflake,
        role: Snowflake,
    ) -> Result<(), ApiError> {
        let name = self.may_hand_out(by, guild, role)?;
        let had = self.change(guild, user, |member| {
            let had = member.roles.contains(&role);
            member.roles.retain(|it| *it != role);
            had
        })?;
        if had {
            self.did(by, format!("takes the role {name} from {}", self.name_of(user)));
        }
        Ok(())
    }

    /// A member as a message holds it, beside its author: without the user.
    pub fn partial_member_wire<'a>(&self, member: &'a Member) -> PartialMemberWire<'a> {
        PartialMemberWire {
            nick: member.nick.as_deref(),
            avatar: (),
            banner: (),
            roles: &member.roles,
            joined_at: Iso(member.joined),
            premium_since: (),
            communication_disabled_until: member.timed_out_until.map(Iso),
            deaf: false,
            mute: false,
            pending: false,
            flags: 0,
        }
    }

    pub fn member_wire(&self, member: &Member) -> Value {
        let mut wire = json!(self.partial_member_wire(member));
        wire["user"] = json!(self.user_wire(member.id));
        wire
    }
}
