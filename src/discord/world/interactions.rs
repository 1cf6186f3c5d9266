//! Interactions: what a user asks of a bot through Discord, and the bot's answers.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tokio::time::Instant;

use super::callbacks::{Callback, Suggestion};
use super::installs::Owners;
use super::messages::{Origin, flag};
use super::{Draft, Event, Message, World};
use crate::discord::clock::Snowflake;
use crate::discord::error::ApiError;
use crate::discord::rules::codes;
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
    /// To answer a button or a menu.
    Component,
    /// To suggest how a value could go on.
    Autocomplete,
    /// To take what was filled in.
    Modal,
}

impl Purpose {
    /// `interactions/receiving-and-responding` (Interaction type)
    pub fn number(self) -> u8 {
        match self {
            Self::Command => 2,
            Self::Component => 3,
            Self::Autocomplete => 4,
            Self::Modal => 5,
        }
    }
}

/// What a user did that the bot is to answer.
#[derive(Clone, Debug)]
pub struct Invocation {
    pub purpose: Purpose,
    pub channel: Snowflake,
    pub user: Snowflake,
    /// The `data` of the interaction.
    pub data: Value,
    /// The message with the component; for a modal, the one whose component opened it.
    pub message: Option<Snowflake>,
    /// The interaction that opened the modal.
    pub opened_by: Option<Snowflake>,
}

#[derive(Debug)]
pub struct Interaction {
    pub id: Snowflake,
    pub token: String,
    pub invocation: Invocation,
    pub stage: Stage,
    /// How many answers there were: messages and changes of messages, and modals.
    pub answers: usize,
    pub suggestions: Vec<Suggestion>,
    /// The modal that the bot opened.
    pub modal: Option<Value>,
    /// The bot has said that it will answer by itself (202 over HTTP).
    pub promised: bool,
    /// How many messages followed the first answer.
    follow_ups: usize,
    /// For whom the application is installed, of those whom it is about.
    pub(super) owners: Owners,
    /// The message that the first answer made, or changes.
    pub(super) original: Option<Snowflake>,
    /// The 3 seconds are of wall time, the token's life of world time.
    asked: Instant,
    expires: chrono::DateTime<chrono::Utc>,
}

impl Interaction {
    pub fn is_command(&self) -> bool {
        self.invocation.purpose == Purpose::Command
    }

    /// A command from a user's or a message's menu.
    pub fn is_menu_command(&self) -> bool {
        self.is_command() && self.invocation.data["type"] != 1
    }
}

impl World {
    pub fn interaction(&self, id: Snowflake) -> Option<&Interaction> {
        self.interactions.get(&id)
    }

    fn interaction_mut(&mut self, id: Snowflake) -> Option<&mut Interaction> {
        self.interactions.get_mut(&id)
    }

    /// The user's client sends it.
    pub fn invoke(&mut self, invocation: Invocation) -> Snowflake {
        let (id, owners) = (self.clock.id(), self.owners(&invocation));
        let expires = self.clock.now() + rules::TOKEN_LIFE;
        let interaction = Interaction {
            id,
            token: secret::random(),
            invocation,
            stage: Stage::Open,
            answers: 0,
            suggestions: Vec::new(),
            modal: None,
            promised: false,
            follow_ups: 0,
            owners,
            original: None,
            asked: Instant::now(),
            expires,
        };
        self.tokens.insert(interaction.token.clone(), id);
        self.interactions.insert(id, interaction);
        self.emit(Event::InteractionCreated(id));
        id
    }

    /// The bot will answer by itself.
    pub fn promise(&mut self, id: Snowflake) {
        if let Some(interaction) = self.interaction_mut(id) {
            interaction.promised = true;
        }
    }

    /// The bot does not answer any more. True if it had not before.
    pub fn expire(&mut self, id: Snowflake) -> bool {
        match self.interaction_mut(id) {
            Some(interaction) if interaction.stage == Stage::Open => {
                interaction.stage = Stage::Expired;
                true
            }
            _ => false,
        }
    }

    /// How long the bot has been silent, if it is too late for its first answer now.
    pub fn late(&self, id: Snowflake, token: &str) -> Option<Duration> {
        let interaction = self.interaction(id).filter(|it| it.token == token)?;
        let took = interaction.asked.elapsed();
        let is_late = match interaction.stage {
            Stage::Open => took > rules::FIRST_ANSWER,
            Stage::Expired => true,
            Stage::Deferred | Stage::Answered => false,
        };
        is_late.then_some(took)
    }

    /// May the bot still give its first answer? And to what? `interactions/receiving-and-responding` (Interaction callback)
    pub fn check_callback(&self, id: Snowflake, token: &str) -> Result<&Invocation, ApiError> {
        let interaction = self
            .interaction(id)
            .filter(|interaction| interaction.token == token)
            .ok_or(codes::UNKNOWN_INTERACTION)?;
        match interaction.stage {
            Stage::Open if interaction.asked.elapsed() <= rules::FIRST_ANSWER => Ok(&interaction.invocation),
            Stage::Open | Stage::Expired => Err(codes::UNKNOWN_INTERACTION.into()),
            // In some cases Discord says 10062 here; which, is not documented.
            Stage::Deferred | Stage::Answered => Err(codes::ALREADY_ACKNOWLEDGED.into()),
        }
    }

    /// The bot's first answer. One that is refused does not count as given.
    /// Returns the message that it made or changed, if it did.
    pub fn respond(
        &mut self,
        id: Snowflake,
        token: &str,
        callback: Callback,
    ) -> Result<Option<Arc<Message>>, ApiError> {
        let on = self.check_callback(id, token)?.message;
        let (message, stage, answers) = match callback {
            Callback::Message(draft) => (Some(self.answer(id, *draft)?), Stage::Answered, 1),
            Callback::Defer { flags } => {
                let draft = Draft {
                    flags: Some(flags | flag::LOADING),
                    ..Draft::default()
                };
                (Some(self.answer(id, draft)?), Stage::Deferred, 0)
            }
            Callback::Seen => (None, Stage::Answered, 0),
            Callback::Update(draft) => {
                let message = on.ok_or(codes::UNKNOWN_MESSAGE)?;
                (Some(self.change_message(message, *draft)?), Stage::Answered, 1)
            }
            Callback::Suggest(suggestions) => {
                let user = self.interaction(id).map(|it| it.invocation.user);
                let locale = user.map_or("en-US", |user| self.locale_of(user)).to_owned();
                if let Some(interaction) = self.interaction_mut(id) {
                    let shown = suggestions.into_iter().map(|it| it.shown_in(&locale));
                    interaction.suggestions = shown.collect();
                }
                (None, Stage::Answered, 1)
            }
            Callback::Modal(modal) => {
                if let Some(interaction) = self.interaction_mut(id) {
                    interaction.modal = Some(modal);
                }
                self.emit(Event::ModalOpened(id));
                (None, Stage::Answered, 1)
            }
        };
        if let Some(interaction) = self.interaction_mut(id) {
            interaction.stage = stage;
            // After a mere «seen» the original is the message with the component.
            interaction.original = message.as_ref().map(|message| message.id).or(on);
            interaction.answers += answers;
        }
        Ok(message)
    }

    /// A further answer. The first after a deferral takes the place of «bot is thinking…» and is seen by whom that was,
    /// whatever it says itself. `interactions/receiving-and-responding` (Followup messages)
    pub fn follow_up(&mut self, token: &str, draft: Draft) -> Result<Arc<Message>, ApiError> {
        let interaction = self.by_token(token)?;
        let id = interaction.id;
        // A bot may have taken «bot is thinking…» away meanwhile.
        let loading = interaction
            .original
            .filter(|original| interaction.stage == Stage::Deferred && self.any_message(*original).is_ok());
        let most = rules::FOLLOW_UPS_OF_USERS;
        if loading.is_none() && interaction.owners.is_only_a_users() && interaction.follow_ups >= most {
            return Err(codes::TOO_MANY_FOLLOW_UPS.into());
        }
        let message = match loading {
            Some(original) => self.change_message(original, draft)?,
            None => self.answer(id, draft)?,
        };
        if let Some(interaction) = self.interaction_mut(id).filter(|_| loading.is_none()) {
            interaction.follow_ups += 1;
        }
        self.answered(id);
        Ok(message)
    }

    /// A message that answered this interaction; `None` is the first one.
    pub fn response(&self, token: &str, message: Option<Snowflake>) -> Result<&Message, ApiError> {
        let interaction = self.by_token(token)?;
        let id = message.or(interaction.original).ok_or(codes::UNKNOWN_MESSAGE)?;
        let message = self.any_message(id)?;
        if message.interaction == Some(interaction.id) || interaction.original == Some(id) {
            Ok(message)
        } else {
            Err(codes::UNKNOWN_MESSAGE.into())
        }
    }

    pub fn edit_response(
        &mut self,
        token: &str,
        message: Option<Snowflake>,
        draft: Draft,
    ) -> Result<Arc<Message>, ApiError> {
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

    /// The form that is open on a user's screen: the newest that they have not submitted.
    pub fn open_form(&self, user: Snowflake) -> Option<&Interaction> {
        let is_open = |it: &&Interaction| it.invocation.user == user && it.modal.is_some();
        self.interactions.values().filter(is_open).max_by_key(|it| it.id)
    }

    pub fn close_form(&mut self, opened_by: Snowflake) {
        if let Some(interaction) = self.interaction_mut(opened_by) {
            interaction.modal = None;
        }
    }

    /// Whether the interaction of this token waits for its first answer.
    pub fn awaits_answer(&self, token: &str) -> bool {
        let interaction = self.tokens.get(token).and_then(|id| self.interaction(*id));
        interaction.is_some_and(|it| it.stage == Stage::Open)
    }

    fn by_token(&self, token: &str) -> Result<&Interaction, ApiError> {
        let found = self.tokens.get(token).and_then(|id| self.interaction(*id));
        let interaction = found
            .filter(|interaction| self.clock.now() < interaction.expires)
            .ok_or(codes::INVALID_WEBHOOK_TOKEN)?;
        // Before the first answer there is nothing that could be followed up.
        match interaction.stage {
            Stage::Open | Stage::Expired => Err(codes::UNKNOWN_WEBHOOK.into()),
            Stage::Deferred | Stage::Answered => Ok(interaction),
        }
    }

    fn answer(&mut self, id: Snowflake, draft: Draft) -> Result<Arc<Message>, ApiError> {
        let interaction = self.interaction(id).ok_or(codes::UNKNOWN_INTERACTION)?;
        let channel = interaction.invocation.channel;
        let origin = Origin {
            interaction: Some(id),
            ..Origin::default()
        };
        self.add_message(channel, self.bot, draft, origin)
    }

    fn answered(&mut self, id: Snowflake) {
        if let Some(interaction) = self.interaction_mut(id) {
            interaction.stage = Stage::Answered;
            interaction.answers += 1;
        }
    }
}
