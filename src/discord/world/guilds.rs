//! The guild (server) that everything happens in.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::World;
use super::members::EVERYONE_PERMISSIONS;
use crate::discord::clock::{Clock, Snowflake, iso};

#[derive(Debug)]
pub struct Guild {
    /// Also the id of the role `@everyone`.
    pub id: Snowflake,
    pub name: String,
    pub owner: Snowflake,
    pub created: DateTime<Utc>,
    /// The role that Discord makes for a bot when it is added.
    pub bot_role: Snowflake,
}

impl Guild {
    pub fn new(clock: &mut Clock, name: &str, owner: Snowflake) -> Self {
        Self {
            id: clock.id(),
            name: name.into(),
            owner,
            created: clock.now(),
            bot_role: clock.id(),
        }
    }
}

impl World {
    /// The guild itself. serenity drops an event silently if one of these is missing.
    pub fn guild_wire(&self) -> Value {
        json!({
            "id": self.guild.id,
            "name": self.guild.name,
            "owner_id": self.guild.owner,
            "icon": null,
            "splash": null,
            "discovery_splash": null,
            "banner": null,
            "description": null,
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
            "roles": self.roles_wire(),
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

    /// The guild with what is in it, as `GUILD_CREATE` holds it. The bot itself must be among the members.
    pub fn guild_create_wire(&self, with_all_members: bool) -> Value {
        let listed = |id: Snowflake| with_all_members || id == self.bot;
        let members = self.members.iter().filter(|member| listed(member.id));
        let contents = json!({
            "joined_at": iso(self.guild.created),
            "large": false,
            "unavailable": false,
            "member_count": self.members.len(),
            "members": members.map(|member| self.member_wire(member)).collect::<Value>(),
            "channels": self.channels.iter().map(|channel| self.channel_wire(channel)).collect::<Value>(),
            "threads": [],
            "presences": [],
            "voice_states": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        });
        let mut wire = self.guild_wire();
        if let (Some(wire), Value::Object(contents)) = (wire.as_object_mut(), contents) {
            wire.extend(contents);
        }
        wire
    }

    /// The guild's roles, by name.
    pub fn roles(&self) -> Vec<(String, Snowflake)> {
        vec![
            ("@everyone".into(), self.guild.id),
            ("bot".into(), self.guild.bot_role),
        ]
    }

    pub fn roles_wire(&self) -> Value {
        self.roles()
            .into_iter()
            .map(|(_, id)| self.role_wire(id))
            .collect()
    }

    pub fn role_wire(&self, id: Snowflake) -> Value {
        let is_bots = id == self.guild.bot_role;
        let mut wire = json!({
            "id": id,
            "name": if is_bots { "bot" } else { "@everyone" },
            "position": u8::from(is_bots),
            "permissions": EVERYONE_PERMISSIONS.to_string(),
            "color": 0,
            "colors": { "primary_color": 0, "secondary_color": null, "tertiary_color": null },
            "hoist": false,
            "icon": null,
            "unicode_emoji": null,
            "managed": is_bots,
            "mentionable": false,
            "flags": 0,
        });
        if is_bots {
            wire["tags"] = json!({ "bot_id": self.bot });
        }
        wire
    }
}
