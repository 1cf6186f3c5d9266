//! Guilds (servers): each with its owner, its roles, its members, and those it has banned.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::{Event, Member, Role, User, World};
use crate::discord::clock::{Snowflake, iso};
use crate::discord::error::ApiError;
use crate::discord::rules::{Permissions, codes};

#[derive(Debug)]
pub struct Guild {
    /// Also the id of the role `@everyone`.
    pub id: Snowflake,
    pub name: String,
    pub description: Option<String>,
    pub owner: Snowflake,
    pub created: DateTime<Utc>,
    pub roles: Vec<Role>,
    pub members: Vec<Member>,
    pub bans: Vec<Ban>,
}

#[derive(Clone, Debug)]
pub struct Ban {
    pub user: Snowflake,
    pub reason: Option<String>,
}

impl Guild {
    pub fn everyone(&self) -> &Role {
        // It is made with the guild, stands first, and nothing removes it.
        &self.roles[0]
    }
}

impl World {
    pub fn guilds(&self) -> &[Guild] {
        &self.guilds
    }

    /// The first guild, where users are unless they go elsewhere.
    pub fn home(&self) -> &Guild {
        // It is made with the world, and nothing removes it.
        &self.guilds[0]
    }

    pub fn guild(&self, id: Snowflake) -> Result<&Guild, ApiError> {
        let found = self.guilds.iter().find(|guild| guild.id == id);
        Ok(found.ok_or(codes::UNKNOWN_GUILD)?)
    }

    pub(super) fn guild_mut(&mut self, id: Snowflake) -> Result<&mut Guild, ApiError> {
        let found = self.guilds.iter_mut().find(|guild| guild.id == id);
        Ok(found.ok_or(codes::UNKNOWN_GUILD)?)
    }

    /// The guild of this name; it is made now, with the bot in it, if there is none.
    pub fn guild_named(&mut self, name: &str) -> Snowflake {
        let found = self.guilds.iter().find(|guild| guild.name == name);
        match found.map(|guild| guild.id) {
            Some(id) => id,
            None => self.add_guild(name, Permissions::EVERYONE),
        }
    }

    /// A guild as the bot sees it: one that it is not in, it does not.
    pub fn bots_guild(&self, id: Snowflake) -> Result<&Guild, ApiError> {
        let guild = self.guild(id)?;
        if self.is_member(id, self.bot) {
            Ok(guild)
        } else {
            Err(codes::MISSING_ACCESS.into())
        }
    }

    /// Makes a guild of the owner's, with the bot in it and a role of the bot's own.
    pub fn add_guild(&mut self, name: &str, bot_permissions: Permissions) -> Snowflake {
        let (id, bot_role) = (self.clock.id(), self.clock.id());
        let created = self.clock.now();
        let mut of_the_bot = Role::new(bot_role, self.name_of(self.bot), bot_permissions, 1);
        of_the_bot.bot = Some(self.bot);
        self.guilds.push(Guild {
            id,
            name: name.into(),
            description: None,
            owner: self.owner,
            created,
            roles: vec![Role::new(id, "@everyone", Permissions::EVERYONE, 0), of_the_bot],
            members: Vec::new(),
            bans: Vec::new(),
        });
        for user in [self.owner, self.bot] {
            // A guild that was just made has banned nobody.
            let _ = self.join(id, user);
        }
        let bot = self.bot;
        let members = self.guild_mut(id).map(|guild| guild.members.iter_mut());
        for member in members.into_iter().flatten().filter(|it| it.id == bot) {
            member.roles.push(bot_role);
        }
        self.emit(Event::GuildAdded(id));
        id
    }

    pub fn change_guild(
        &mut self,
        by: Snowflake,
        id: Snowflake,
        name: Option<String>,
        description: Option<Option<String>>,
    ) -> Result<(), ApiError> {
        self.require(id, by, Permissions::MANAGE_GUILD)?;
        if let Some(name) = &name {
            self.did(by, format!("renames the server to {name}"));
        }
        let guild = self.guild_mut(id)?;
        guild.name = name.unwrap_or(std::mem::take(&mut guild.name));
        guild.description = description.unwrap_or(guild.description.take());
        self.emit(Event::GuildChanged(id));
        Ok(())
    }

    pub fn ban(
        &mut self,
        by: Snowflake,
        guild: Snowflake,
        user: Snowflake,
        reason: Option<String>,
    ) -> Result<(), ApiError> {
        self.require(guild, by, Permissions::BAN_MEMBERS)?;
        self.user(user)?;
        self.require_above(guild, by, user)?;
        let home = self.guild_mut(guild)?;
        if home.bans.iter().any(|ban| ban.user == user) {
            return Ok(());
        }
        home.bans.push(Ban { user, reason });
        self.did(by, format!("bans {}", self.name_of(user)));
        self.emit(Event::Banned { guild, user });
        if self.is_member(guild, user) {
            self.remove_member(guild, user)?;
        }
        Ok(())
    }

    pub fn unban(&mut self, by: Snowflake, guild: Snowflake, user: Snowflake) -> Result<(), ApiError> {
        self.require(guild, by, Permissions::BAN_MEMBERS)?;
        let bans = &mut self.guild_mut(guild)?.bans;
        let index = bans.iter().position(|ban| ban.user == user);
        bans.remove(index.ok_or(codes::UNKNOWN_BAN)?);
        self.did(by, format!("lifts the ban on {}", self.name_of(user)));
        self.emit(Event::Unbanned { guild, user });
        Ok(())
    }

    /// The guild itself. serenity drops an event silently if one of these is missing.
    pub fn guild_wire(&self, guild: &Guild) -> Value {
        json!({
            "id": guild.id,
            "name": guild.name,
            "owner_id": guild.owner,
            "icon": null,
            "splash": null,
            "discovery_splash": null,
            "banner": null,
            "description": guild.description,
            "region": "deprecated",
            "afk_channel_id": null,
            "afk_timeout": 300,
            "application_id": null,
            "system_channel_id": null,
            "system_channel_flags": 0,
            "rules_channel_id": null,
            "public_updates_channel_id": null,
            "safety_alerts_channel_id": null,
            "vanity_url_code": null,
            "verification_level": 0,
            "default_message_notifications": 0,
            "explicit_content_filter": 0,
            "mfa_level": 0,
            "nsfw_level": 0,
            "nsfw": false,
            "premium_tier": 0,
            "premium_subscription_count": 0,
            "premium_progress_bar_enabled": false,
            "preferred_locale": "en-US",
            "features": [],
            "emojis": [],
            "stickers": [],
            "roles": guild.roles.iter().map(Role::wire).collect::<Value>(),
            "home_header": null,
            "widget_enabled": false,
            "widget_channel_id": null,
            "incidents_data": null,
            "max_presences": null,
            "max_members": 500_000,
            "max_stage_video_channel_users": 50,
            "max_video_channel_users": 25,
        })
    }

    /// The guild with what is in it, as `GUILD_CREATE` holds it. The bot itself must be among the members; without the
    /// intent for presences it is the only one, and in a large guild only those are with it who are there.
    /// `events/gateway-events` (Guild create)
    pub fn guild_create_wire(&self, guild: &Guild, with_presences: bool, large_threshold: usize) -> Value {
        let is_large = guild.members.len() > large_threshold;
        let is_there = |id: Snowflake| self.user(id).is_ok_and(User::is_seen);
        let listed = |id: Snowflake| id == self.bot || with_presences && (!is_large || is_there(id));
        let members = guild.members.iter().filter(|member| listed(member.id));
        let inside = |is_thread: bool| {
            let channels = self.channels.iter().filter(move |channel| {
                channel.guild == Some(guild.id)
                    && channel.thread.is_some() == is_thread
                    && channel.thread.as_ref().is_none_or(|thread| !thread.archived)
                    && (!is_thread || self.sees(self.bot, channel))
            });
            channels
                .map(|channel| self.channel_wire(channel))
                .collect::<Value>()
        };
        let present = guild
            .members
            .iter()
            .filter(|_| with_presences)
            .filter_map(|member| self.user(member.id).ok())
            .filter(|user| user.is_seen());
        let contents = json!({
            "joined_at": iso(guild.created),
            "large": is_large,
            "unavailable": false,
            "member_count": guild.members.len(),
            "members": members.map(|member| self.member_wire(member)).collect::<Value>(),
            "channels": inside(false),
            "threads": inside(true),
            "presences": present.map(|user| self.presence_wire(guild.id, user)).collect::<Value>(),
            "voice_states": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        });
        let mut wire = self.guild_wire(guild);
        if let (Some(wire), Value::Object(contents)) = (wire.as_object_mut(), contents) {
            wire.extend(contents);
        }
        wire
    }
}
