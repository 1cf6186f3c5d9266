//! The guild's members: who they are and what they may do.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::{Event, World};
use crate::discord::clock::{Snowflake, iso};

/// What `@everyone` may do in a new guild. `topics/permissions`
pub const EVERYONE_PERMISSIONS: u64 = {
    const CREATE_INVITE: u64 = 1 << 0;
    const ADD_REACTIONS: u64 = 1 << 6;
    const VIEW_CHANNEL: u64 = 1 << 10;
    const SEND_MESSAGES: u64 = 1 << 11;
    const EMBED_LINKS: u64 = 1 << 14;
    const ATTACH_FILES: u64 = 1 << 15;
    const READ_MESSAGE_HISTORY: u64 = 1 << 16;
    const MENTION_EVERYONE: u64 = 1 << 17;
    const USE_EXTERNAL_EMOJIS: u64 = 1 << 18;
    const CHANGE_NICKNAME: u64 = 1 << 26;
    const USE_APPLICATION_COMMANDS: u64 = 1 << 31;
    const CREATE_PUBLIC_THREADS: u64 = 1 << 35;
    const SEND_MESSAGES_IN_THREADS: u64 = 1 << 38;
    CREATE_INVITE
        | ADD_REACTIONS
        | VIEW_CHANNEL
        | SEND_MESSAGES
        | EMBED_LINKS
        | ATTACH_FILES
        | READ_MESSAGE_HISTORY
        | MENTION_EVERYONE
        | USE_EXTERNAL_EMOJIS
        | CHANGE_NICKNAME
        | USE_APPLICATION_COMMANDS
        | CREATE_PUBLIC_THREADS
        | SEND_MESSAGES_IN_THREADS
};

/// What the guild's owner may do: everything that Discord has a bit for (0 to 52). `topics/permissions`
pub const ALL_PERMISSIONS: u64 = (1 << 53) - 1;

#[derive(Clone, Debug)]
pub struct Member {
    pub id: Snowflake,
    /// Username and display name at once. Discord keeps usernames to ASCII; here any name serves as both.
    pub name: String,
    pub bot: bool,
    pub joined: DateTime<Utc>,
    /// The language of the user's client.
    pub locale: String,
}

impl World {
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    pub fn member(&self, id: Snowflake) -> Option<&Member> {
        self.members.iter().find(|member| member.id == id)
    }

    /// A member's name; of someone unknown, what Discord's client shows.
    pub fn name_of(&self, id: Snowflake) -> &str {
        self.member(id).map_or("unknown-user", |member| &member.name)
    }

    /// The member of this name, who joins now if there is none.
    pub fn member_named(&mut self, name: &str) -> Snowflake {
        if let Some(member) = self.members.iter().find(|member| member.name == name) {
            return member.id;
        }
        let id = self.clock.id();
        self.add_member(id, name, false);
        id
    }

    pub(super) fn add_member(&mut self, id: Snowflake, name: &str, bot: bool) {
        let joined = self.clock.now();
        self.members.push(Member {
            id,
            name: name.into(),
            bot,
            joined,
            locale: "en-US".into(),
        });
        self.emit(Event::MemberJoined(id));
    }

    pub fn set_locale(&mut self, id: Snowflake, locale: &str) {
        if let Some(member) = self.members.iter_mut().find(|member| member.id == id) {
            member.locale = locale.into();
        }
    }

    pub fn permissions(&self, id: Snowflake) -> u64 {
        if id == self.guild.owner {
            ALL_PERMISSIONS
        } else {
            EVERYONE_PERMISSIONS
        }
    }

    pub fn user_wire(&self, id: Snowflake) -> Value {
        let Some(member) = self.member(id) else {
            return json!({ "id": id, "username": "unknown-user", "discriminator": "0" });
        };
        json!({
            "id": member.id,
            "username": member.name,
            "global_name": if member.bot { None } else { Some(&member.name) },
            "discriminator": "0",
            "avatar": null,
            "avatar_decoration_data": null,
            "banner": null,
            "accent_color": null,
            "collectibles": null,
            "primary_guild": null,
            "bot": member.bot,
            "system": false,
            "flags": 0,
            "public_flags": 0,
        })
    }

    /// A member as a message holds it, beside its author: without the user.
    pub fn partial_member_wire(&self, member: &Member) -> Value {
        let roles = if member.id == self.bot {
            vec![self.guild.bot_role]
        } else {
            Vec::new()
        };
        json!({
            "nick": null,
            "avatar": null,
            "banner": null,
            "roles": roles,
            "joined_at": iso(member.joined),
            "premium_since": null,
            "communication_disabled_until": null,
            "deaf": false,
            "mute": false,
            "pending": false,
            "flags": 0,
        })
    }

    pub fn member_wire(&self, member: &Member) -> Value {
        let mut wire = self.partial_member_wire(member);
        wire["user"] = self.user_wire(member.id);
        wire
    }
}
