//! An interaction as the wire has it, and what a message says of the one that it answers.
//! `interactions/receiving-and-responding` (Interaction object), `resources/message` (Message interaction metadata)

use serde_json::{Value, json};

use super::message_wire::AnswerWire;
use super::{Interaction, Invocation, Purpose, World};
use crate::discord::clock::Snowflake;
use crate::discord::rules;

impl World {
    /// An interaction as `INTERACTION_CREATE` holds it.
    pub fn interaction_wire(&self, interaction: &Interaction) -> Option<Value> {
        let Invocation {
            purpose,
            channel,
            user,
            data,
            message,
            ..
        } = &interaction.invocation;
        let channel = self.channel(*channel).ok()?;
        let mut here = self.channel_wire(channel);
        here["permissions"] = json!(self.permissions(*user, channel));
        let mut wire = json!({
            "id": interaction.id,
            "application_id": self.bot,
            "type": purpose.number(),
            "token": interaction.token,
            "version": 1,
            "channel_id": channel.id,
            "channel": here,
            "locale": self.locale_of(*user),
            "app_permissions": self.permissions(self.bot, channel),
            "authorizing_integration_owners": interaction.owners,
            "context": if channel.guild.is_some() { 0 } else { 1 },
            "entitlements": [],
            "entitlement_sku_ids": [],
            "attachment_size_limit": rules::ATTACHMENT_BYTES,
            "data": data,
        });
        match channel.guild {
            Some(guild) => {
                let mut member = self.member_wire(self.member(guild, *user).ok()?);
                member["permissions"] = json!(self.permissions(*user, channel));
                wire["member"] = member;
                wire["guild_id"] = json!(guild);
                wire["guild"] = json!({ "id": guild, "locale": "en-US", "features": [] });
                wire["guild_locale"] = json!("en-US");
            }
            None => wire["user"] = json!(self.user_wire(*user)),
        }
        if let Some(message) = message.and_then(|id| self.any_message(id).ok()) {
            wire["message"] = json!(self.message_wire(message));
        }
        Some(wire)
    }

    /// What an answer says of the interaction that it answers.
    pub(super) fn answer_wire(&self, interaction: &Interaction, message: Snowflake) -> AnswerWire {
        let mut metadata = self.metadata(interaction);
        if interaction.original.is_some_and(|id| id != message) {
            metadata["original_response_message_id"] = json!(interaction.original);
        }
        let command = || {
            json!({
                "id": interaction.id,
                "type": Purpose::Command.number(),
                "name": called(&interaction.invocation.data),
                "user": self.user_wire(interaction.invocation.user),
            })
        };
        AnswerWire {
            application_id: self.bot,
            webhook_id: self.bot,
            interaction_metadata: metadata,
            interaction: interaction.is_command().then(command),
        }
    }

    fn metadata(&self, interaction: &Interaction) -> Value {
        let Invocation {
            purpose,
            user,
            data,
            message,
            opened_by,
            ..
        } = &interaction.invocation;
        let mut metadata = json!({
            "id": interaction.id,
            "type": purpose.number(),
            "user": self.user_wire(*user),
            "authorizing_integration_owners": interaction.owners,
        });
        match purpose {
            Purpose::Command => {
                metadata["name"] = data["name"].clone();
                metadata["command_type"] = data["type"].clone();
                if data["type"] == 2 {
                    metadata["target_user"] = json!(target(data).map(|user| self.user_wire(user)));
                } else if data["type"] == 3 {
                    metadata["target_message_id"] = data["target_id"].clone();
                }
            }
            Purpose::Component => metadata["interacted_message_id"] = json!(message),
            Purpose::Modal => {
                let opener = opened_by.and_then(|id| self.interaction(id));
                metadata["triggering_interaction_metadata"] =
                    opener.map_or(Value::Null, |opener| self.metadata(opener));
            }
            Purpose::Autocomplete => {}
        }
        metadata
    }
}

fn target(data: &Value) -> Option<Snowflake> {
    data["target_id"].as_str()?.parse().ok().map(Snowflake)
}

/// A command's name with the group and the subcommand that were called, as Discord gives it: `books add`.
fn called(data: &Value) -> String {
    let mut name = data["name"].as_str().unwrap_or_default().to_owned();
    let mut options = &data["options"];
    // 1 is a subcommand and 2 a group of them; either stands alone.
    while let Some(below) = options.get(0).filter(|it| it["type"] == 1 || it["type"] == 2) {
        name = format!("{name} {}", below["name"].as_str().unwrap_or_default());
        options = &below["options"];
    }
    name
}
