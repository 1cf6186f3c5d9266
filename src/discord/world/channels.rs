//! The guild's text channels.

use serde_json::{Value, json};

use super::World;
use crate::discord::clock::Snowflake;
use crate::discord::error::{ApiError, Unknown};

#[derive(Debug)]
pub struct Channel {
    pub id: Snowflake,
    pub name: String,
    /// How often the bot has written or changed something here other than in answer to an interaction.
    pub answers: usize,
}

impl World {
    pub fn channels(&self) -> &[Channel] {
        &self.channels
    }

    pub fn channel(&self, id: Snowflake) -> Result<&Channel, ApiError> {
        self.channels
            .iter()
            .find(|channel| channel.id == id)
            .ok_or(ApiError::unknown(Unknown::Channel))
    }

    /// The channel of this name, made now if there is none.
    pub fn channel_named(&mut self, name: &str) -> Snowflake {
        if let Some(channel) = self.channels.iter().find(|channel| channel.name == name) {
            return channel.id;
        }
        let id = self.clock.id();
        self.channels.push(Channel {
            id,
            name: name.into(),
            answers: 0,
        });
        self.emit(super::Event::ChannelCreated(id));
        id
    }

    pub(super) fn count_answer(&mut self, channel: Snowflake) {
        if let Some(channel) = self.channels.iter_mut().find(|entry| entry.id == channel) {
            channel.answers += 1;
        }
    }

    pub fn channel_wire(&self, channel: &Channel) -> Value {
        let position = self.channels.iter().position(|entry| entry.id == channel.id);
        json!({
            "id": channel.id,
            "type": 0,
            "guild_id": self.guild.id,
            "name": channel.name,
            "position": position,
            "parent_id": null,
            "topic": null,
            "nsfw": false,
            "permission_overwrites": [],
            "rate_limit_per_user": 0,
            "last_message_id": self.messages.iter().rev().find(|m| m.channel == channel.id).map(|m| m.id),
            "last_pin_timestamp": null,
            "flags": 0,
        })
    }
}
