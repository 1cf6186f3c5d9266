//! How a server is set up: what is there before anybody speaks, and what is changed without anybody having done it.

use super::channels::kind;
use super::{Event, Overwrite, Role, World};
use crate::discord::clock::Snowflake;
use crate::discord::rules::Permissions;
use crate::discord::server::{NewChannel, Server};

impl World {
    /// Makes the first guild.
    pub(super) fn set_up(&mut self, server: &Server, bot_permissions: Permissions) {
        let guild = self.add_guild(&server.name, bot_permissions | server.bot_permissions);
        // A role that is made stands above those before it.
        for role in server.roles.iter().rev() {
            self.role_set_up(guild, &role.name, role.permissions);
        }
        for channel in &server.channels {
            self.channel_set_up(guild, channel);
        }
        for member in &server.members {
            let user = self.member_named(&member.name);
            self.set_locale(user, &member.locale);
            for role in &member.roles {
                self.has_role(guild, user, role);
            }
        }
    }

    fn channel_set_up(&mut self, guild: Snowflake, new: &NewChannel) {
        let only = new.only.iter();
        let roles: Vec<Snowflake> = only
            .filter_map(|name| self.role_named(guild, name).ok())
            .collect();
        let id = self.add_channel(guild, kind::TEXT, &new.name);
        let Ok(channel) = self.channel_mut(id) else { return };
        channel.topic = new.topic.clone();
        if new.only.is_empty() {
            return;
        }
        let overwrite = |id, allow, deny| Overwrite {
            id,
            is_member: false,
            allow,
            deny,
        };
        let allowed = roles
            .into_iter()
            .map(|role| overwrite(role, Permissions::VIEW_CHANNEL, Permissions::empty()));
        // `@everyone` has the guild's own id.
        channel.overwrites = vec![overwrite(guild, Permissions::empty(), Permissions::VIEW_CHANNEL)];
        channel.overwrites.extend(allowed);
    }

    /// Somebody has this role from now on, without anybody having given it. A new one stands above the others.
    pub fn set_up_role(&mut self, guild: Snowflake, user: Snowflake, name: &str, permissions: Permissions) {
        if self.role_named(guild, name).is_err() {
            self.role_set_up(guild, name, permissions);
        }
        self.has_role(guild, user, name);
    }

    /// What `@everyone` may do from now on.
    pub fn set_up_everyone(&mut self, permissions: Permissions) {
        let guild = self.home().id;
        let roles = self.guild_mut(guild).map(|home| home.roles.iter_mut());
        for role in roles.into_iter().flatten().filter(|role| role.id == guild) {
            role.permissions = permissions;
        }
        self.emit(Event::RoleChanged { guild, role: guild });
    }

    fn role_set_up(&mut self, guild: Snowflake, name: &str, permissions: Permissions) {
        let id = self.clock.id();
        if let Ok(home) = self.guild_mut(guild) {
            let position = home.roles.len() as u64;
            home.roles.push(Role::new(id, name, permissions, position));
            self.emit(Event::RoleCreated { guild, role: id });
        }
    }

    fn has_role(&mut self, guild: Snowflake, user: Snowflake, name: &str) {
        let Ok(role) = self.role_named(guild, name) else {
            return;
        };
        let members = self.guild_mut(guild).map(|home| home.members.iter_mut());
        for member in members.into_iter().flatten().filter(|member| member.id == user) {
            member.roles.push(role);
        }
        self.emit(Event::MemberChanged { guild, user });
    }
}
