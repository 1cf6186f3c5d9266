//! Roles of a guild. `topics/permissions` (Role object)

use serde_json::{Value, json};

use super::{Event, World};
use crate::discord::clock::Snowflake;
use crate::discord::error::ApiError;
use crate::discord::rules::{self, Permissions, codes};

#[derive(Clone, Debug)]
pub struct Role {
    /// `@everyone` has the guild's own id.
    pub id: Snowflake,
    pub name: String,
    pub permissions: Permissions,
    /// The higher, the mightier.
    pub position: u64,
    pub color: u64,
    pub hoist: bool,
    pub mentionable: bool,
    /// The bot that the role was made for, and that alone can have it.
    pub bot: Option<Snowflake>,
}

/// What a role is to be. What is `None` stays, or is Discord's default.
#[derive(Default)]
pub struct RoleChange {
    pub name: Option<String>,
    pub permissions: Option<Permissions>,
    pub color: Option<u64>,
    pub hoist: Option<bool>,
    pub mentionable: Option<bool>,
}

impl RoleChange {
    fn apply(self, role: &mut Role) {
        role.name = self.name.unwrap_or(std::mem::take(&mut role.name));
        role.permissions = self.permissions.unwrap_or(role.permissions);
        role.color = self.color.unwrap_or(role.color);
        role.hoist = self.hoist.unwrap_or(role.hoist);
        role.mentionable = self.mentionable.unwrap_or(role.mentionable);
    }
}

impl Role {
    pub fn new(id: Snowflake, name: &str, permissions: Permissions, position: u64) -> Self {
        Self {
            id,
            name: name.into(),
            permissions,
            position,
            color: 0,
            hoist: false,
            mentionable: false,
            bot: None,
        }
    }

    pub fn wire(&self) -> Value {
        let mut wire = json!({
            "id": self.id,
            "name": self.name,
            "position": self.position,
            "permissions": self.permissions,
            "color": self.color,
            "colors": { "primary_color": self.color, "secondary_color": null, "tertiary_color": null },
            "hoist": self.hoist,
            "icon": null,
            "unicode_emoji": null,
            "managed": self.bot.is_some(),
            "mentionable": self.mentionable,
            "flags": 0,
        });
        if let Some(bot) = self.bot {
            wire["tags"] = json!({ "bot_id": bot });
        }
        wire
    }
}

impl World {
    pub fn role(&self, guild: Snowflake, id: Snowflake) -> Result<&Role, ApiError> {
        let found = self.guild(guild)?.roles.iter().find(|role| role.id == id);
        Ok(found.ok_or(codes::UNKNOWN_ROLE)?)
    }

    pub fn role_named(&self, guild: Snowflake, name: &str) -> Result<Snowflake, ApiError> {
        let mut roles = self.guild(guild)?.roles.iter();
        let found = roles.find(|role| role.name == name).map(|role| role.id);
        Ok(found.ok_or(codes::UNKNOWN_ROLE)?)
    }

    /// May this member give and take this role? Only one below their own highest, and none that was made for a bot.
    pub(super) fn may_hand_out(
        &self,
        by: Snowflake,
        guild: Snowflake,
        role: Snowflake,
    ) -> Result<String, ApiError> {
        let role = self.role(guild, role)?;
        self.require(guild, by, Permissions::MANAGE_ROLES)?;
        if role.id == guild {
            return Err(codes::INVALID_ROLE.into());
        }
        if role.bot.is_some() || !self.is_below(guild, role, by) {
            return Err(codes::MISSING_PERMISSIONS.into());
        }
        Ok(role.name.clone())
    }

    fn is_below(&self, guild: Snowflake, role: &Role, member: Snowflake) -> bool {
        self.guild(guild).is_ok_and(|guild| guild.owner == member)
            || role.position < self.highest_position(guild, member)
    }

    /// Nobody gives away a permission that they do not have.
    fn may_grant(
        &self,
        by: Snowflake,
        guild: Snowflake,
        permissions: Option<Permissions>,
    ) -> Result<(), ApiError> {
        let has = self.permissions_in(guild, by);
        if permissions.is_none_or(|asked| has.contains(asked)) {
            Ok(())
        } else {
            Err(codes::MISSING_PERMISSIONS.into())
        }
    }

    /// A new role stands just above `@everyone`.
    pub fn create_role(
        &mut self,
        by: Snowflake,
        guild: Snowflake,
        change: RoleChange,
    ) -> Result<Role, ApiError> {
        self.require(guild, by, Permissions::MANAGE_ROLES)?;
        self.may_grant(by, guild, change.permissions)?;
        let id = self.clock.id();
        let home = self.guild_mut(guild)?;
        if home.roles.len() >= rules::GUILD_ROLES {
            return Err(codes::TOO_MANY_ROLES.into());
        }
        let mut role = Role::new(id, "new role", home.everyone().permissions, 1);
        change.apply(&mut role);
        for other in &mut home.roles {
            other.position += u64::from(other.position >= 1);
        }
        home.roles.push(role.clone());
        self.did(by, format!("creates the role {}", role.name));
        self.emit(Event::RoleCreated { guild, role: id });
        Ok(role)
    }

    pub fn edit_role(
        &mut self,
        by: Snowflake,
        guild: Snowflake,
        id: Snowflake,
        change: RoleChange,
    ) -> Result<Role, ApiError> {
        self.require(guild, by, Permissions::MANAGE_ROLES)?;
        if !self.is_below(guild, self.role(guild, id)?, by) {
            return Err(codes::MISSING_PERMISSIONS.into());
        }
        self.may_grant(by, guild, change.permissions)?;
        let roles = &mut self.guild_mut(guild)?.roles;
        let role = roles
            .iter_mut()
            .find(|role| role.id == id)
            .ok_or(codes::UNKNOWN_ROLE)?;
        change.apply(role);
        let role = role.clone();
        self.did(by, format!("changes the role {}", role.name));
        self.emit(Event::RoleChanged { guild, role: id });
        Ok(role)
    }

    /// Moves roles to other positions; all must be below the mover's highest.
    pub fn move_roles(
        &mut self,
        by: Snowflake,
        guild: Snowflake,
        moves: &[(Snowflake, u64)],
    ) -> Result<(), ApiError> {
        self.require(guild, by, Permissions::MANAGE_ROLES)?;
        for (id, position) in moves {
            let role = self.role(guild, *id)?;
            let target = Role {
                position: *position,
                ..role.clone()
            };
            if !self.is_below(guild, role, by) || !self.is_below(guild, &target, by) {
                return Err(codes::MISSING_PERMISSIONS.into());
            }
        }
        let roles = &mut self.guild_mut(guild)?.roles;
        for (id, position) in moves {
            if let Some(role) = roles.iter_mut().find(|role| role.id == *id && role.id != guild) {
                role.position = *position;
            }
        }
        for (id, _) in moves {
            self.emit(Event::RoleChanged { guild, role: *id });
        }
        Ok(())
    }

    pub fn delete_role(&mut self, by: Snowflake, guild: Snowflake, id: Snowflake) -> Result<(), ApiError> {
        let name = self.may_hand_out(by, guild, id)?;
        let home = self.guild_mut(guild)?;
        home.roles.retain(|role| role.id != id);
        for member in &mut home.members {
            member.roles.retain(|role| *role != id);
        }
        for channel in self.channels.iter_mut().filter(|it| it.guild == Some(guild)) {
            channel.overwrites.retain(|overwrite| overwrite.id != id);
        }
        self.did(by, format!("deletes the role {name}"));
        self.emit(Event::RoleDeleted { guild, role: id });
        Ok(())
    }
}
