//! The commands that the bot has registered.

use serde_json::{Value, json};

use super::installs::IN_GUILDS;
use super::{Channel, CommandSpec, Event, World};
use crate::discord::clock::Snowflake;
use crate::discord::error::{ApiError, Faults};
use crate::discord::rules::{self, Permissions, codes};

/// A registered command.
#[derive(Clone, Debug)]
pub struct Command {
    pub id: Snowflake,
    pub version: Snowflake,
    /// `None` if it is registered for all guilds.
    pub guild: Option<Snowflake>,
    pub spec: CommandSpec,
}

impl Command {
    /// Whether it is there where the application is installed so. One of a guild's is there alone; of the others, a new
    /// application has none for users, unless the command says so.
    pub(super) fn is_installed(&self, how: u8) -> bool {
        match (&self.guild, &self.spec.integration_types) {
            (None, Some(types)) if !types.is_empty() => types.contains(&how),
            _ => how == IN_GUILDS,
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
        let parent = channel.parent.filter(|_| channel.thread.is_some());
        let parent = parent.and_then(|id| self.channel(id).ok());
        let for_adults = channel.guild.is_none() || parent.unwrap_or(channel).nsfw;
        let mut offered = self.offered_with(has, channel.guild, kind);
        // `interactions/application-commands` (Age-restricted commands)
        offered.retain(|command| for_adults || !command.spec.nsfw);
        offered
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
    pub fn replace_commands(&mut self, guild: Option<Snowflake>, entries: &[Value]) -> Result<(), ApiError> {
        let mut faults = Faults::default();
        faults.count("", entries.len(), 0..=rules::COMMANDS_AT_ONCE);
        // Of far too many none is looked at.
        std::mem::take(&mut faults).check()?;
        let mut specs: Vec<CommandSpec> = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            let spec = CommandSpec::read(entry, &format!("{index}."), &mut faults);
            let twin = |other: &CommandSpec| other.name == spec.name && other.kind == spec.kind;
            if specs.iter().any(twin) {
                taken(index.to_string(), &mut faults);
            }
            specs.push(spec);
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
        body: &Value,
    ) -> Result<(Snowflake, bool), ApiError> {
        let mut faults = Faults::default();
        let spec = CommandSpec::read(body, "", &mut faults);
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

    /// Changes what the body names.
    pub fn edit_command(
        &mut self,
        guild: Option<Snowflake>,
        id: Snowflake,
        body: Value,
    ) -> Result<(), ApiError> {
        let mut whole = json!(self.command(guild, id)?.spec);
        match (whole.as_object_mut(), body) {
            (Some(whole), Value::Object(changes)) => whole.extend(changes),
            (_, other) => whole = other,
        }
        let mut faults = Faults::default();
        let spec = CommandSpec::read(&whole, "", &mut faults);
        if self
            .same_command(guild, &spec)
            .is_some_and(|other| other.id != id)
        {
            taken(String::new(), &mut faults);
        }
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
        self.emit(Event::CommandDeleted);
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

fn taken(at: String, faults: &mut Faults) {
    let message = "Application command names must be unique";
    faults.add(at, "APPLICATION_COMMANDS_DUPLICATE_NAME", message);
}
