//! What a user does with the mouse: what is meant was clicked, and need not be found by its text.

use serde_json::{Value, json};

use super::commands::data;
use super::components;
use super::{Actor, Refused, Sent, Turn, Underway, find, forms, messages};
use crate::discord::clock::Snowflake;
use crate::discord::error::ApiError;
use crate::discord::hub::Hub;
use crate::discord::transcript::with_names;
use crate::discord::typed::{self, Filled, Named};
use crate::discord::world::{
    Draft, Emoji, Invocation, MESSAGE_MENU, Message, Purpose, Reply, Suggestion, USER_MENU, Upload, World,
    first_line,
};

/// What was clicked, in the words that it is found by.
#[doc(hidden)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clicked {
    PickForUser {
        command: String,
        user: String,
    },
    PickForMessage {
        command: String,
        text: String,
    },
    Button(String),
    Entries(Vec<String>),
    /// Each field by its label.
    Form(Vec<(String, String)>),
}

impl Clicked {
    /// The line of the transcript.
    fn told(&self) -> String {
        match self {
            Self::PickForUser { command, user } => format!("picks {command} for @{user}"),
            Self::PickForMessage { command, text } => format!("picks {command} for: {text}"),
            Self::Button(label) => format!("presses: {label}"),
            Self::Entries(entries) => format!("chooses: {}", entries.join(", ")),
            Self::Form(fields) => {
                let lines = fields.iter().map(|(label, text)| format!("\n> {label}: {text}"));
                format!("submits the form{}", lines.collect::<String>())
            }
        }
    }
}

/// What a user clicked, and what comes of it.
pub type Click = Result<(Clicked, Underway), Refused>;

/// For the chat page.
#[doc(hidden)]
impl Actor {
    pub fn id(&self) -> u64 {
        self.id.0
    }

    pub(in crate::discord) fn snowflake(&self) -> Snowflake {
        self.id
    }

    pub(in crate::discord) fn hub(&self) -> &Hub {
        &self.hub
    }

    /// Opens a channel that they see; 0 is the private chat with the bot.
    pub fn opens(&self, channel: u64) -> Result<(), Refused> {
        let id = match channel {
            0 => self.hub.write(|world| world.dm_with(self.id)),
            id => Snowflake(id),
        };
        let seen = |world: &World| world.channel(id).is_ok_and(|it| world.sees(self.id, it));
        if !self.hub.read(seen) {
            return Err(Refused::NoSuchChannel);
        }
        self.client().channel = id;
        Ok(())
    }

    /// The channel where they are.
    pub fn is_in(&self) -> u64 {
        self.channel().0
    }

    /// What the channel where they are is called, as [`Actor::goes_to`] takes it.
    pub fn place(&self) -> String {
        self.hub.read(|world| match world.channel(self.channel()) {
            Ok(channel) if channel.is_dm() => format!("@{}", world.name_of(world.bot)),
            Ok(channel) => channel.name.clone(),
            Err(_) => String::new(),
        })
    }

    /// How many messages the bot has sent in a channel.
    pub fn answers_in(&self, channel: u64) -> usize {
        self.hub.read(|world| {
            let channel = world.channel(Snowflake(channel));
            channel.map_or(0, |channel| channel.answers)
        })
    }

    /// The text of a message that they see.
    pub fn text_of(&self, message: u64) -> Option<String> {
        self.hub.read(|world| {
            let message = self.shown(world, message).ok()?;
            Some(match message.content.as_str() {
                "" => first_line(message),
                content => with_names(world, content),
            })
        })
    }

    /// A command that is filled in, as they would have typed it.
    pub fn would_type(&self, filled: &Filled) -> String {
        self.hub
            .read(|world| self.typed(world, filled))
            .unwrap_or_default()
    }

    /// What would be sent if this were typed, whole or up to a value that the bot is to complete; or why it is not.
    pub fn would_send(&self, typed: &str, is_whole: bool) -> Result<Value, String> {
        let purpose = match is_whole {
            true => Purpose::Command,
            false => Purpose::Autocomplete,
        };
        self.hub.read(|world| {
            let call = self.reads(world, purpose, typed);
            let call = call.map_err(|refusal| refusal.to_string())?;
            Ok(data(world, self.channel(), self.id, &call))
        })
    }

    fn typed(&self, world: &World, filled: &Filled) -> Option<String> {
        let command = world.commands().iter().find(|it| it.id.0 == filled.command)?;
        Some(filled.as_typed(command, world.locale_of(self.id)))
    }

    /// Sends a message with files that they have at hand. Nobody waits for an answer.
    pub fn sends_now(&self, text: &str, reply_to: Option<u64>, files: &[u64]) -> Result<(), Refused> {
        let channel = self.channel();
        self.does_now(|world| {
            let files = files.iter().filter_map(|id| world.any_file(Snowflake(*id)));
            let files = files.enumerate().map(|(number, file)| Upload {
                number: number as u64,
                name: file.name.clone(),
                content_type: Some(file.content_type.clone()),
                bytes: file.bytes.clone(),
            });
            let draft = Draft {
                files: files.collect(),
                reply_to: reply_to.map(|message| Reply {
                    message: Snowflake(message),
                    must_exist: true,
                }),
                ..Draft::text(&messages::with_mentions(world, text))
            };
            draft.check_as_a_users()?;
            world.say(channel, self.id, draft).map(drop)
        })
    }

    pub fn edits_now(&self, message: u64, text: &str) -> Result<(), Refused> {
        let channel = self.channel();
        self.does_now(|world| {
            let draft = Draft::text(&messages::with_mentions(world, text));
            draft.check_as_a_users()?;
            world.edit(self.id, channel, Snowflake(message), draft).map(drop)
        })
    }

    pub fn deletes_now(&self, message: u64) -> Result<(), Refused> {
        let channel = self.channel();
        self.does_now(|world| world.delete(self.id, channel, Snowflake(message)))
    }

    /// Reacts, or takes that back.
    pub fn reacts_now(&self, message: u64, emoji: &str) -> Result<(), Refused> {
        let (channel, message) = (self.channel(), Snowflake(message));
        self.does_now(|world| {
            let emoji = Emoji::read(emoji)?;
            let mut reactions = world.message(channel, message)?.reactions.iter();
            let has = reactions.any(|it| it.emoji == emoji && it.users.contains(&self.id));
            match has {
                true => world.unreact(self.id, channel, message, self.id, emoji),
                false => world.react(self.id, channel, message, emoji),
            }
        })
    }

    /// Runs a command that was filled in option by option.
    pub fn runs_now(&self, filled: &Filled) -> Result<Underway, Refused> {
        let channel = self.channel();
        let call = self.hub.write(|world| {
            if let Some(typed) = self.typed(world, filled) {
                world.command_typed(channel, self.id, &typed);
            }
            self.filled_in(world, filled, typed::Typed::Whole)
                .inspect_err(|refusal| world.client_says(channel, &refusal.to_string()))
        })?;
        let data = self.hub.read(|world| data(world, channel, self.id, &call));
        Ok(self.asks_now(Purpose::Command, data, None, None))
    }

    /// How the last of these options could go on, as the bot says. What is picked may be given by its name afterwards.
    pub async fn is_suggested(&self, filled: &Filled) -> Result<Vec<String>, Refused> {
        let channel = self.channel();
        let call = self
            .hub
            .read(|world| self.filled_in(world, filled, typed::Typed::Begun))?;
        let data = self.hub.read(|world| data(world, channel, self.id, &call));
        let asked = self.asks_now(Purpose::Autocomplete, data, None, None);
        self.in_time(&asked.sent).await.map_err(|_| Refused::NoResponse)?;
        let found: Vec<Suggestion> = self.hub.read(|world| {
            let interaction = world.interaction(asked.sent.id);
            interaction.map_or(Vec::new(), |it| it.suggestions.clone())
        });
        let names = found.iter().map(|it| it.name.clone()).collect();
        if let Some((option, _)) = filled.options.last() {
            // What was picked for another option stays picked.
            let suggested = &mut self.client().suggested;
            suggested.retain(|(other, _)| other != option);
            suggested.extend(found.into_iter().map(|it| (option.clone(), it)));
        }
        Ok(names)
    }

    fn filled_in(
        &self,
        world: &World,
        filled: &Filled,
        extent: typed::Typed,
    ) -> Result<typed::Call, Refused> {
        let channel = world.channel(self.channel()).map_err(Refused::Api)?;
        let offered = world.offered_to(self.id, channel, crate::discord::world::SLASH);
        let command = offered.into_iter().find(|it| it.id.0 == filled.command);
        let command = command.ok_or(Refused::NoSuchCommand)?;
        let directory = self.directory(world)?;
        let call = typed::fill(command, filled, extent, world.locale_of(self.id), &directory)?;
        Ok(call)
    }

    /// Picks a command from the menu of a user.
    pub fn picks_for_user_now(&self, command: u64, user: u64) -> Click {
        let target = Snowflake(user);
        let (command, data) = self.hub.read(|world| {
            let resolved = find::resolved(world, self.channel(), self.id, &[Named::User(target)]);
            self.picked(world, USER_MENU, command, target, resolved)
        })?;
        let user = self.hub.read(|world| world.name_of(target).to_owned());
        let clicked = Clicked::PickForUser { command, user };
        Ok(self.clicks(clicked, Purpose::Command, data, None))
    }

    /// Picks a command from the menu of a message.
    pub fn picks_for_message_now(&self, command: u64, message: u64) -> Click {
        let (command, data, text) = self.hub.read(|world| {
            let message = self.shown(world, message)?;
            let resolved = find::resolved_message(world, message);
            let (name, data) = self.picked(world, MESSAGE_MENU, command, message.id, resolved)?;
            Ok::<_, Refused>((name, data, with_names(world, &first_line(message))))
        })?;
        let clicked = Clicked::PickForMessage { command, text };
        Ok(self.clicks(clicked, Purpose::Command, data, None))
    }

    fn picked(
        &self,
        world: &World,
        kind: u8,
        command: u64,
        target: Snowflake,
        resolved: Value,
    ) -> Result<(String, Value), Refused> {
        let channel = world.channel(self.channel()).map_err(Refused::Api)?;
        let offered = world.offered_to(self.id, channel, kind);
        let command = offered.into_iter().find(|it| it.id.0 == command);
        let command = command.ok_or(Refused::NoSuchCommand)?;
        let mut data = json!({
            "id": command.id, "name": command.spec.name, "type": kind, "target_id": target, "resolved": resolved,
        });
        if let Some(guild) = command.guild {
            data["guild_id"] = json!(guild);
        }
        Ok((command.spec.name.clone(), data))
    }

    /// Presses a button.
    pub fn presses_now(&self, message: u64, custom_id: &str) -> Click {
        let (data, what) = self.hub.read(|world| {
            let button = self.component(world, message, custom_id)?;
            let label = button["label"].as_str().filter(|text| !text.is_empty());
            let label = label.or(button["emoji"]["name"].as_str()).unwrap_or_default();
            let data =
                json!({ "custom_id": custom_id, "component_type": button["type"], "id": button["id"] });
            Ok::<_, Refused>((data, Clicked::Button(label.to_owned())))
        })?;
        Ok(self.clicks(what, Purpose::Component, data, Some(Snowflake(message))))
    }

    /// Chooses these entries of a menu: their values, or the ids of whom it offers.
    pub fn chooses_now(&self, message: u64, custom_id: &str, values: &[String]) -> Click {
        let channel = self.channel();
        let (data, what) = self.hub.read(|world| {
            let menu = self.component(world, message, custom_id)?;
            let bound = |name: &str| menu[name].as_u64().unwrap_or(1) as usize;
            if !(bound("min_values")..=bound("max_values")).contains(&values.len()) {
                let (least, most) = (bound("min_values"), bound("max_values"));
                return Err(Refused::Entries { least, most });
            }
            let chosen = values
                .iter()
                .map(|value| components::chosen(world, channel, menu, value));
            let (names, named): (Vec<String>, Vec<Option<Named>>) = chosen
                .collect::<Option<Vec<_>>>()
                .ok_or(Refused::NoSuchEntry)?
                .into_iter()
                .unzip();
            let named: Vec<Named> = named.into_iter().flatten().collect();
            let mut data = json!({
                "custom_id": custom_id, "component_type": menu["type"], "id": menu["id"], "values": values,
            });
            if !named.is_empty() {
                data["resolved"] = find::resolved(world, channel, self.id, &named);
            }
            Ok((data, Clicked::Entries(names)))
        })?;
        Ok(self.clicks(what, Purpose::Component, data, Some(Snowflake(message))))
    }

    /// Submits the form that this interaction opened, each field by its custom id.
    pub fn submits_now(&self, opener: u64, fields: &[(String, String)]) -> Click {
        let opener = Snowflake(opener);
        let open = self.hub.read(|world| {
            let interaction = world.interaction(opener)?;
            let its = interaction.invocation.user == self.id;
            Some((
                interaction.invocation.message,
                interaction.modal.clone().filter(|_| its)?,
            ))
        });
        let (message, modal) = open.ok_or(Refused::NoForm)?;
        let pairs: Vec<(&str, &str)> = fields
            .iter()
            .map(|(id, text)| (id.as_str(), text.as_str()))
            .collect();
        let channel = self.channel();
        let (data, filled) = self.hub.read(|world| {
            let data = forms::data(world, channel, self.id, &modal, forms::By::CustomId, &pairs)?;
            Ok::<_, Refused>((data, forms::by_label(world, channel, &modal, &pairs)))
        })?;
        let clicked = Clicked::Form(filled);
        self.did(clicked.told());
        self.hub.write(|world| world.close_form(opener));
        Ok((
            clicked,
            self.asks_now(Purpose::Modal, data, message, Some(opener)),
        ))
    }

    /// Closes a form without submitting it. The bot is told nothing.
    pub fn closes_now(&self, opener: u64) {
        let opener = Snowflake(opener);
        let its = |world: &World| {
            world
                .interaction(opener)
                .is_some_and(|it| it.invocation.user == self.id)
        };
        if self.hub.read(its) {
            self.hub.write(|world| world.close_form(opener));
        }
    }

    fn clicks(
        &self,
        clicked: Clicked,
        purpose: Purpose,
        data: Value,
        message: Option<Snowflake>,
    ) -> (Clicked, Underway) {
        self.did(clicked.told());
        (clicked, self.asks_now(purpose, data, message, None))
    }

    fn asks_now(
        &self,
        purpose: Purpose,
        data: Value,
        message: Option<Snowflake>,
        opened_by: Option<Snowflake>,
    ) -> Underway {
        let invocation = Invocation {
            purpose,
            channel: self.channel(),
            user: self.id,
            data,
            message,
            opened_by,
        };
        Underway {
            sent: self.hub.write(|world| Sent::new(world, invocation)),
            actor: self.clone(),
        }
    }

    fn does_now(&self, act: impl FnOnce(&mut World) -> Result<(), ApiError>) -> Result<(), Refused> {
        self.hub.write(act).map_err(Refused::Api)
    }

    /// A message that they see.
    fn shown<'a>(&self, world: &'a World, message: u64) -> Result<&'a Message, Refused> {
        find::seen(world, self.channel(), self.id)
            .find(|it| it.id.0 == message)
            .ok_or(Refused::NoSuchMessage)
    }

    /// A button or a menu that they can use.
    fn component<'a>(&self, world: &'a World, message: u64, custom_id: &str) -> Result<&'a Value, Refused> {
        let message = self.shown(world, message)?;
        let mut components = find::components(message);
        let found = components.find(|it| it["custom_id"] == custom_id);
        let found = found.ok_or(Refused::NoSuchComponent)?;
        match found["disabled"] == true {
            true => Err(Refused::Disabled),
            false => Ok(found),
        }
    }
}

impl Underway {
    /// The interaction that it is.
    pub fn id(&self) -> u64 {
        self.sent.id.0
    }

    /// Resolves when the bot has taken it up, or the time for that is over; then the user's client says so.
    pub async fn taken_up(&self) -> Turn {
        let took = self.actor.in_time(&self.sent).await;
        self.actor.ends(
            self.sent.invocation.channel,
            took.map(|()| self.sent.at.elapsed()),
        )
    }
}
