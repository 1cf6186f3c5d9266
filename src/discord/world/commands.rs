//! The commands that the bot has registered.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Channel, Event, World};
use crate::discord::clock::Snowflake;
use crate::discord::error::{ApiError, Faults};
use crate::discord::rules::{self, Permissions, codes};

/// Kinds of an option. `interactions/application-commands` (Application command option type)
pub mod kind {
    pub const SUBCOMMAND: u8 = 1;
    pub const GROUP: u8 = 2;
    pub const STRING: u8 = 3;
    pub const INTEGER: u8 = 4;
    pub const BOOLEAN: u8 = 5;
    pub const USER: u8 = 6;
    pub const CHANNEL: u8 = 7;
    pub const ROLE: u8 = 8;
    pub const MENTIONABLE: u8 = 9;
    pub const NUMBER: u8 = 10;
    pub const ATTACHMENT: u8 = 11;
}

/// Kinds of a command: typed, or an entry in a user's or a message's menu.
pub const SLASH: u8 = 1;
pub const USER_MENU: u8 = 2;
pub const MESSAGE_MENU: u8 = 3;

pub type Localizations = Option<BTreeMap<String, String>>;

/// A registered command.
#[derive(Clone, Debug)]
pub struct Command {
    pub id: Snowflake,
    pub version: Snowflake,
    /// `None` if it is registered for all guilds.
    pub guild: Option<Snowflake>,
    pub spec: CommandSpec,
}

/// A command as the bot writes it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct CommandSpec {
    pub name: String,
    pub name_localizations: Localizations,
    #[serde(default)]
    pub description: String,
    pub description_localizations: Localizations,
    #[serde(rename = "type", default = "slash")]
    pub kind: u8,
    #[serde(default, deserialize_with = "list")]
    pub options: Vec<CommandOption>,
    #[serde(default, deserialize_with = "permissions")]
    pub default_member_permissions: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dm_permission: Option<bool>,
    #[serde(default, deserialize_with = "flag")]
    pub nsfw: bool,
    pub contexts: Option<Vec<u8>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub integration_types: Option<Vec<u8>>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct CommandOption {
    #[serde(rename = "type")]
    pub kind: u8,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_localizations: Localizations,
    #[serde(default)]
    pub description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description_localizations: Localizations,
    #[serde(default, deserialize_with = "flag", skip_serializing_if = "is_false")]
    pub required: bool,
    #[serde(default, deserialize_with = "list", skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    #[serde(default, deserialize_with = "list", skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<CommandOption>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel_types: Option<Vec<u8>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_value: Option<serde_json::Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_value: Option<serde_json::Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_length: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<usize>,
    #[serde(default, deserialize_with = "flag", skip_serializing_if = "is_false")]
    pub autocomplete: bool,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Choice {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_localizations: Localizations,
    pub value: Value,
}

/// What has a name, and that name in other languages.
pub trait Localized {
    fn plain_name(&self) -> &str;
    fn localizations(&self) -> &Localizations;

    /// The name that a client in this language shows.
    fn shown(&self, locale: &str) -> &str {
        self.localizations()
            .as_ref()
            .and_then(|names| names.get(locale))
            .map_or(self.plain_name(), |name| name)
    }

    /// A client finds it by either name.
    fn is_called(&self, name: &str, locale: &str) -> bool {
        name == self.plain_name() || name == self.shown(locale)
    }
}

macro_rules! localized {
    ($($named:ty),+) => {$(
        impl Localized for $named {
            fn plain_name(&self) -> &str {
                &self.name
            }
            fn localizations(&self) -> &Localizations {
                &self.name_localizations
            }
        }
    )+};
}
localized!(CommandSpec, CommandOption, Choice);

impl CommandSpec {
    /// Whether it is there in a guild, or in private. `interactions/application-commands` (Interaction contexts)
    fn is_for(&self, guild: Option<Snowflake>) -> bool {
        const GUILD: u8 = 0;
        const PRIVATE: u8 = 1;
        let place = if guild.is_some() { GUILD } else { PRIVATE };
        match (&self.contexts, self.dm_permission) {
            (Some(contexts), _) => contexts.contains(&place),
            (None, Some(false)) => place == GUILD,
            (None, _) => true,
        }
    }

    /// Whether it is offered to those who have this. «0» is for administrators only.
    fn is_allowed(&self, has: Permissions) -> bool {
        let needs = self.default_member_permissions.as_ref();
        match needs.and_then(|bits| bits.parse::<u64>().ok()) {
            None => true,
            Some(0) => has.contains(Permissions::ADMINISTRATOR),
            Some(needs) => has.contains(Permissions::from_bits_truncate(needs)),
        }
    }
}

impl World {
    pub fn commands(&self) -> &[Command] {
        &self.commands
    }

    pub fn commands_of(&self, guild: Option<Snowflake>) -> Vec<&Command> {
        self.commands
            .iter()
            .filter(|command| command.guild == guild)
            .collect()
    }

    pub fn command(&self, guild: Option<Snowflake>, id: Snowflake) -> Result<&Command, ApiError> {
        self.commands
            .iter()
            .find(|command| command.guild == guild && command.id == id)
            .ok_or(codes::UNKNOWN_COMMAND.into())
    }

    /// The commands of this kind that a user's client shows in a channel: the guild's own first, and none that asks for
    /// permissions that the user does not have. `interactions/application-commands` (Contexts, Using default permissions)
    pub fn offered_to(&self, user: Snowflake, channel: &Channel, kind: u8) -> Vec<&Command> {
        let has = self.permissions(user, channel);
        if !has.contains(Permissions::USE_APPLICATION_COMMANDS) {
            return Vec::new();
        }
        self.offered_with(has, channel.guild, kind)
    }

    pub fn offered_with(&self, has: Permissions, guild: Option<Snowflake>, kind: u8) -> Vec<&Command> {
        let is_offered = |command: &&Command| {
            command.spec.kind == kind
                && command.guild.is_none_or(|its| Some(its) == guild)
                && command.spec.is_for(guild)
                && (guild.is_none() || command.spec.is_allowed(has))
        };
        let mut offered: Vec<&Command> = self.commands.iter().filter(is_offered).collect();
        offered.sort_by_key(|command| command.guild.is_none());
        offered
    }

    /// Replaces all commands of a scope. One that keeps its name and type keeps its id.
    pub fn replace_commands(
        &mut self,
        guild: Option<Snowflake>,
        specs: Vec<CommandSpec>,
    ) -> Result<(), ApiError> {
        let mut faults = Faults::default();
        for (index, spec) in specs.iter().enumerate() {
            rules::commands::check(spec, &format!("{index}."), &mut faults);
            let twin = |other: &CommandSpec| other.name == spec.name && other.kind == spec.kind;
            if specs[..index].iter().any(twin) {
                faults.add(
                    format!("{index}.name"),
                    "APPLICATION_COMMANDS_DUPLICATE_NAME",
                    "Application command names must be unique",
                );
            }
        }
        faults.check()?;
        rules::commands::check_count(specs.iter())?;
        let is_new = |spec: &&CommandSpec| self.same_command(guild, spec).is_none();
        self.count_creates(guild, specs.iter().filter(is_new).count())?;

        let (mut old, kept) = self
            .commands
            .drain(..)
            .partition::<Vec<_>, _>(|command| command.guild == guild);
        self.commands = kept;
        for spec in specs {
            let same = old
                .iter()
                .position(|command| command.spec.name == spec.name && command.spec.kind == spec.kind);
            let id = same
                .map(|index| old.swap_remove(index).id)
                .unwrap_or_else(|| self.clock.id());
            let version = self.clock.id();
            self.commands.push(Command {
                id,
                version,
                guild,
                spec,
            });
        }
        self.emit(Event::CommandsRegistered);
        Ok(())
    }

    fn same_command(&self, guild: Option<Snowflake>, spec: &CommandSpec) -> Option<&Command> {
        self.commands
            .iter()
            .find(|old| old.guild == guild && old.spec.name == spec.name && old.spec.kind == spec.kind)
    }

    /// So many are made today.
    fn count_creates(&mut self, guild: Option<Snowflake>, new: usize) -> Result<(), ApiError> {
        let now = self.clock.now();
        let creates = self.command_creates.entry(guild).or_default();
        creates.retain(|then| now - *then < chrono::TimeDelta::days(1));
        if creates.len() + new > rules::COMMAND_CREATES {
            return Err(codes::TOO_MANY_COMMAND_CREATES.into());
        }
        creates.extend(std::iter::repeat_n(now, new));
        Ok(())
    }

    /// Adds a command, or replaces the one of this name and type. True if it is new.
    pub fn upsert_command(
        &mut self,
        guild: Option<Snowflake>,
        spec: CommandSpec,
    ) -> Result<(Snowflake, bool), ApiError> {
        let mut faults = Faults::default();
        rules::commands::check(&spec, "", &mut faults);
        faults.check()?;
        let version = self.clock.id();
        let same = |old: &&mut Command| {
            old.guild == guild && old.spec.name == spec.name && old.spec.kind == spec.kind
        };
        let result = if let Some(old) = self.commands.iter_mut().find(same) {
            (old.spec, old.version) = (spec, version);
            (old.id, false)
        } else {
            let others = self.commands.iter().filter(|command| command.guild == guild);
            rules::commands::check_count(others.map(|command| &command.spec).chain([&spec]))?;
            self.count_creates(guild, 1)?;
            let id = self.clock.id();
            self.commands.push(Command {
                id,
                version,
                guild,
                spec,
            });
            (id, true)
        };
        self.emit(Event::CommandsRegistered);
        Ok(result)
    }

    pub fn edit_command(
        &mut self,
        guild: Option<Snowflake>,
        id: Snowflake,
        spec: CommandSpec,
    ) -> Result<(), ApiError> {
        self.command(guild, id)?;
        let mut faults = Faults::default();
        rules::commands::check(&spec, "", &mut faults);
        faults.check()?;
        let version = self.clock.id();
        if let Some(command) = self.commands.iter_mut().find(|command| command.id == id) {
            (command.spec, command.version) = (spec, version);
        }
        self.emit(Event::CommandsRegistered);
        Ok(())
    }

    pub fn delete_command(&mut self, guild: Option<Snowflake>, id: Snowflake) -> Result<(), ApiError> {
        self.command(guild, id)?;
        self.commands.retain(|command| command.id != id);
        Ok(())
    }

    pub fn command_wire(&self, command: &Command) -> Value {
        let mut wire = json!(command.spec);
        wire["id"] = json!(command.id);
        wire["application_id"] = json!(self.bot);
        wire["version"] = json!(command.version);
        if let Some(guild) = command.guild {
            wire["guild_id"] = json!(guild);
        }
        wire
    }
}

fn slash() -> u8 {
    SLASH
}

fn is_false(flag: &bool) -> bool {
    !flag
}

// Discord takes `null` wherever a field may be left out.

fn flag<'de, D: serde::Deserializer<'de>>(input: D) -> Result<bool, D::Error> {
    Ok(Option::deserialize(input)?.unwrap_or_default())
}

fn list<'de, D: serde::Deserializer<'de>, T: Deserialize<'de>>(input: D) -> Result<Vec<T>, D::Error> {
    Ok(Option::deserialize(input)?.unwrap_or_default())
}

/// Permissions come as a string, or as the number in it.
fn permissions<'de, D: serde::Deserializer<'de>>(input: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Bits {
        Text(String),
        Number(u64),
    }
    Ok(Option::<Bits>::deserialize(input)?.map(|bits| match bits {
        Bits::Text(text) => text,
        Bits::Number(number) => number.to_string(),
    }))
}
