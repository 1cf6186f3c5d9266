//! Webhooks: addresses that write into a channel, under a name of their own. `resources/webhook`

use std::sync::Arc;

use serde_json::{Value, json};

use super::channels::kind;
use super::messages::Origin;
use super::{Draft, Event, Message, World};
use crate::discord::clock::Snowflake;
use crate::discord::error::ApiError;
use crate::discord::rules::{self, Permissions, codes};
use crate::discord::secret;

#[derive(Clone, Debug)]
pub struct Webhook {
    pub id: Snowflake,
    pub token: String,
    pub name: String,
    pub channel: Snowflake,
    pub guild: Snowflake,
    pub creator: Snowflake,
}

impl World {
    pub fn webhooks(&self) -> &[Webhook] {
        &self.webhooks
    }

    pub fn webhook(&self, id: Snowflake) -> Result<&Webhook, ApiError> {
        let found = self.webhooks.iter().find(|webhook| webhook.id == id);
        Ok(found.ok_or(codes::UNKNOWN_WEBHOOK)?)
    }

    /// A webhook, for whoever has its token.
    pub fn webhook_by_token(&self, id: Snowflake, token: &str) -> Result<&Webhook, ApiError> {
        let webhook = self.webhook(id)?;
        if webhook.token == token {
            Ok(webhook)
        } else {
            Err(codes::INVALID_WEBHOOK_TOKEN.into())
        }
    }

    pub fn create_webhook(
        &mut self,
        by: Snowflake,
        channel: Snowflake,
        name: String,
    ) -> Result<Webhook, ApiError> {
        let here = self.require_in(channel, by, Permissions::MANAGE_WEBHOOKS)?;
        let guild = here.guild.ok_or(codes::NOT_IN_A_DM)?;
        let others = self.webhooks.iter().filter(|it| it.channel == channel);
        if others.count() >= rules::WEBHOOKS {
            return Err(codes::TOO_MANY_WEBHOOKS.into());
        }
        let webhook = Webhook {
            id: self.clock.id(),
            token: secret::random(),
            name,
            channel,
            guild,
            creator: by,
        };
        self.webhooks.push(webhook.clone());
        self.did_in(by, channel, format!("creates the webhook {}", webhook.name));
        self.emit(Event::WebhooksChanged { channel });
        Ok(webhook)
    }

    /// Who has only its token cannot move it.
    pub fn edit_webhook(
        &mut self,
        by: Snowflake,
        id: Snowflake,
        name: Option<String>,
        channel: Option<Snowflake>,
    ) -> Result<Webhook, ApiError> {
        if let Some(channel) = channel {
            self.require_in(channel, by, Permissions::MANAGE_WEBHOOKS)?;
        }
        let found = self.webhooks.iter_mut().find(|webhook| webhook.id == id);
        let webhook = found.ok_or(codes::UNKNOWN_WEBHOOK)?;
        let before = webhook.clone();
        webhook.name = name.unwrap_or(std::mem::take(&mut webhook.name));
        webhook.channel = channel.unwrap_or(webhook.channel);
        let webhook = webhook.clone();
        let told = match webhook.name == before.name {
            true => format!("changes the webhook {}", webhook.name),
            false => format!("renames the webhook {} to {}", before.name, webhook.name),
        };
        self.did_in(by, webhook.channel, told);
        self.emit(Event::WebhooksChanged {
            channel: webhook.channel,
        });
        Ok(webhook)
    }

    pub fn delete_webhook(&mut self, by: Snowflake, id: Snowflake) -> Result<(), ApiError> {
        let Webhook { channel, name, .. } = self.webhook(id)?.clone();
        self.webhooks.retain(|webhook| webhook.id != id);
        self.did_in(by, channel, format!("deletes the webhook {name}"));
        self.emit(Event::WebhooksChanged { channel });
        Ok(())
    }

    /// Writes into the webhook's channel, or into a thread of it.
    pub fn execute_webhook(
        &mut self,
        id: Snowflake,
        thread: Option<Snowflake>,
        mut draft: Draft,
    ) -> Result<Arc<Message>, ApiError> {
        let webhook = self.webhook(id)?;
        let channel = match thread {
            Some(thread) if self.channel(thread)?.parent == Some(webhook.channel) => thread,
            Some(_) => return Err(codes::UNKNOWN_CHANNEL.into()),
            None if self.channel(webhook.channel)?.kind == kind::FORUM => {
                return Err(codes::NO_POST_NAMED.into());
            }
            None => webhook.channel,
        };
        let name = draft.username.take().unwrap_or_else(|| webhook.name.clone());
        let (author, origin) = (
            webhook.creator,
            Origin {
                webhook: Some((id, name)),
                ..Origin::default()
            },
        );
        self.add_message(channel, author, draft, origin)
    }

    /// A message that this webhook wrote.
    pub fn webhook_message(&self, id: Snowflake, message: Snowflake) -> Result<&Message, ApiError> {
        let message = self.any_message(message)?;
        match &message.webhook {
            Some((webhook, _)) if *webhook == id => Ok(message),
            _ => Err(codes::UNKNOWN_MESSAGE.into()),
        }
    }

    pub fn edit_webhook_message(
        &mut self,
        id: Snowflake,
        message: Snowflake,
        draft: Draft,
    ) -> Result<Arc<Message>, ApiError> {
        let message = self.webhook_message(id, message)?.id;
        self.change_message(message, draft)
    }

    pub fn delete_webhook_message(&mut self, id: Snowflake, message: Snowflake) -> Result<(), ApiError> {
        let message = self.webhook_message(id, message)?.id;
        self.remove_message(message);
        Ok(())
    }

    pub fn webhook_wire(&self, webhook: &Webhook) -> Value {
        json!({
            "id": webhook.id,
            "type": 1,
            "guild_id": webhook.guild,
            "channel_id": webhook.channel,
            "name": webhook.name,
            "avatar": null,
            "token": webhook.token,
            "application_id": if webhook.creator == self.bot { Some(self.bot) } else { None },
            "url": format!("{}/api/webhooks/{}/{}", self.base, webhook.id, webhook.token),
            "user": self.user_wire(webhook.creator),
        })
    }
}
