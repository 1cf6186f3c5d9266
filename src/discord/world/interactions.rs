//! Interactions: what a user asks of a bot through Discord, and the bot's answers.

use serde_json::{Value, json};
use tokio::time::Instant;

use super::callbacks::Callback;
use super::messages::LOADING;
use super::{Draft, Event, Message, World};
use crate::discord::clock::Snowflake;
use crate::discord::error::{ApiError, Unknown};
use crate::discord::{rules, secret};

/// How far an interaction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The bot has not answered yet.
    Open,
    /// The bot has asked for time: the user sees «bot is thinking…».
    Deferred,
    Answered,
    /// The bot was too late: the user sees «The application did not respond».
    Expired,
}

/// What a user's client asks the bot for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To carry out a command.
    Command,
    /// To suggest how a value could go on.
    Autocomplete,
}

impl Purpose {
    /// `interactions/receiving-and-responding` (Interaction type)
    pub fn number(self) -> u8 {
        match self {
            Self::Command => 2,
            Self::Autocomplete => 4,
        }
    }
}

/// A slash command that a user ran, or is about to.
#[derive(Clone, Debug)]
pub struct Invocation {
    pub purpose: Purpose,
    pub channel: Snowflake,
    pub user: Snowflake,
    /// The `data` of the interaction.
    pub data: Value,
}

#[derive(Debug)]
pub struct Interaction {
    pub id: Snowflake,
    pub token: String,
    pub invocation: Invocation,
    pub stage: Stage,
    /// How many answers there were: messages and changes of messages.
    pub answers: usize,
    /// The names that the bot suggested.
    pub suggestions: Vec<String>,
    /// The message that the first answer made.
    original: Option<Snowflake>,
    /// The 3 seconds are of wall time, the token's life of world time.
    asked: Instant,
    expires: chrono::DateTime<chrono::Utc>,
}

impl World {
    pub fn interaction(&self, id: Snowflake) -> Option<&Interaction> {
        self.interactions.iter().find(|interaction| interaction.id == id)
    }

    fn interaction_mut(&mut self, id: Snowflake) -> Option<&mut Interaction> {
        self.interactions
            .iter_mut()
            .find(|interaction| interaction.id == id)
    }

    /// A user typed a slash command, whether their client lets them send it or not.
    pub fn command_typed(&mut self, channel: Snowflake, user: Snowflake, text: &str) {
        self.emit(Event::CommandTyped {
            channel,
            user,
            text: text.into(),
        });
    }

    /// A user's client tells them something in place of an answer.
    pub fn client_says(&mut self, channel: Snowflake, text: &str) {
        self.emit(Event::ClientSays {
            channel,
            text: text.into(),
        });
    }

    /// The user's client sends the command.
    pub fn invoke(&mut self, invocation: Invocation) -> Snowflake {
        let id = self.clock.id();
        let expires = self.clock.now() + rules::TOKEN_LIFE;
        self.interactions.push(Interaction {
            id,
            token: secret::random(),
            invocation,
            stage: Stage::Open,
            answers: 0,
            suggestions: Vec::new(),
            original: None,
            asked: Instant::now(),
            expires,
        });
        self.emit(Event::InteractionCreated(id));
        id
    }

    /// The 3 seconds are over. True if the bot had not answered.
    pub fn expire(&mut self, id: Snowflake) -> bool {
        match self.interaction_mut(id) {
            Some(interaction) if interaction.stage == Stage::Open => {
                interaction.stage = Stage::Expired;
                true
            }
            _ => false,
        }
    }

    /// May the bot still give its first answer? And to what? `interactions/receiving-and-responding` (Interaction callback)
    pub fn check_callback(&self, id: Snowflake, token: &str) -> Result<Purpose, ApiError> {
        let interaction = self
            .interaction(id)
            .filter(|interaction| interaction.token == token)
            .ok_or(ApiError::unknown(Unknown::Interaction))?;
        match interaction.stage {
            Stage::Open if interaction.asked.elapsed() <= rules::FIRST_ANSWER => {
                Ok(interaction.invocation.purpose)
            }
            Stage::Open | Stage::Expired => Err(ApiError::unknown(Unknown::Interaction)),
            Stage::Deferred | Stage::Answered => Err(ApiError::already_acknowledged()),
        }
    }

    /// The bot's first answer. One that is refused does not count as given.
    /// Returns the message that it made, if it made one.
    pub fn respond(
        &mut self,
        id: Snowflake,
        token: &str,
        callback: Callback,
    ) -> Result<Option<Message>, ApiError> {
        self.check_callback(id, token)?;
        let (draft, stage) = match callback {
            Callback::Message(draft) => (draft, Stage::Answered),
            Callback::Defer { flags } => (
                Draft {
                    flags: flags | LOADING,
                    ..Draft::default()
                },
                Stage::Deferred,
            ),
            Callback::Suggest(names) => {
                if let Some(interaction) = self.interaction_mut(id) {
                    (interaction.stage, interaction.suggestions) = (Stage::Answered, names);
                }
                return Ok(None);
            }
        };
        let message = self.answer(id, draft)?;
        if let Some(interaction) = self.interaction_mut(id) {
            interaction.stage = stage;
            interaction.original = Some(message.id);
            interaction.answers += usize::from(stage == Stage::Answered);
        }
        Ok(Some(message))
    }

    /// A further answer. The first after a deferral takes the place of «bot is thinking…» and is seen by whom that was,
    /// whatever it says itself. `interactions/receiving-and-responding` (Followup messages)
    pub fn follow_up(&mut self, token: &str, draft: Draft) -> Result<Message, ApiError> {
        let interaction = self.by_token(token)?;
        let id = interaction.id;
        let loading = interaction
            .original
            .filter(|_| interaction.stage == Stage::Deferred);
        let message = match loading {
            Some(original) => self.change_message(original, draft)?,
            None => self.answer(id, draft)?,
        };
        self.answered(id);
        Ok(message)
    }

    /// A message that answered this interaction; `None` is the first one.
    pub fn response(&self, token: &str, message: Option<Snowflake>) -> Result<&Message, ApiError> {
        let interaction = self.by_token(token)?;
        let message = message
            .or(interaction.original)
            .ok_or(ApiError::unknown(Unknown::Message))?;
        let message = self.any_message(message)?;
        if message.interaction == Some(interaction.id) {
            Ok(message)
        } else {
            Err(ApiError::unknown(Unknown::Message))
        }
    }

    pub fn edit_response(
        &mut self,
        token: &str,
        message: Option<Snowflake>,
        draft: Draft,
    ) -> Result<Message, ApiError> {
        let interaction = self.by_token(token)?.id;
        let message = self.response(token, message)?.id;
        let message = self.change_message(message, draft)?;
        self.answered(interaction);
        Ok(message)
    }

    pub fn delete_response(&mut self, token: &str, message: Option<Snowflake>) -> Result<(), ApiError> {
        let message = self.response(token, message)?.id;
        self.remove_message(message);
        Ok(())
    }

    fn by_token(&self, token: &str) -> Result<&Interaction, ApiError> {
        let interaction = self
            .interactions
            .iter()
            .find(|interaction| interaction.token == token && self.clock.now() < interaction.expires)
            .ok_or(ApiError::invalid_webhook_token())?;
        // Before the first answer there is nothing that could be followed up.
        match interaction.stage {
            Stage::Open | Stage::Expired => Err(ApiError::unknown(Unknown::Webhook)),
            Stage::Deferred | Stage::Answered => Ok(interaction),
        }
    }

    fn answer(&mut self, id: Snowflake, draft: Draft) -> Result<Message, ApiError> {
        let channel = self
            .interaction(id)
            .ok_or(ApiError::unknown(Unknown::Interaction))?
            .invocation
            .channel;
        self.add_message(channel, self.bot, draft, Some(id))
    }

    fn answered(&mut self, id: Snowflake) {
        if let Some(interaction) = self.interaction_mut(id) {
            interaction.stage = Stage::Answered;
            interaction.answers += 1;
        }
    }

    /// What an answer says of the interaction that it answers.
    pub(super) fn add_origin(&self, interaction: &Interaction, wire: &mut Value) {
        let user = self.user_wire(interaction.invocation.user);
        wire["application_id"] = json!(self.bot);
        wire["webhook_id"] = json!(self.bot);
        wire["interaction_metadata"] = json!({
            "id": interaction.id,
            "type": 2,
            "user": user,
            "authorizing_integration_owners": { "0": self.guild.id },
            "name": interaction.invocation.data["name"],
            "command_type": 1,
        });
        wire["interaction"] = json!({
            "id": interaction.id,
            "type": 2,
            "name": interaction.invocation.data["name"],
            "user": user,
        });
    }

    /// An interaction as `INTERACTION_CREATE` holds it.
    pub fn interaction_wire(&self, interaction: &Interaction) -> Option<Value> {
        let Invocation {
            purpose,
            channel,
            user,
            data,
        } = &interaction.invocation;
        let user = self.member(*user)?;
        let mut channel = self.channel_wire(self.channel(*channel).ok()?);
        channel["permissions"] = json!(self.permissions(user.id).to_string());
        let mut member = self.member_wire(user);
        member["permissions"] = json!(self.permissions(user.id).to_string());
        Some(json!({
            "id": interaction.id,
            "application_id": self.bot,
            "type": purpose.number(),
            "token": interaction.token,
            "version": 1,
            "guild_id": self.guild.id,
            "guild": { "id": self.guild.id, "locale": "en-US", "features": [] },
            "guild_locale": "en-US",
            "channel_id": channel["id"],
            "channel": channel,
            "member": member,
            "locale": user.locale,
            "app_permissions": self.permissions(self.bot).to_string(),
            "authorizing_integration_owners": { "0": self.guild.id },
            "context": 0,
            "entitlements": [],
            "entitlement_sku_ids": [],
            "attachment_size_limit": rules::ATTACHMENT_BYTES,
            "data": data,
        }))
    }
}
