//! What a user types after a slash, checked against the registered commands as Discord's client does.
//!
//! `/library topic: hours` names a command, its subcommand if it has any, and its options; a value runs to the next
//! known `name:`. Names and choices may be typed as they are or in the user's language.

mod offered;
mod values;

use serde_json::{Value, json};

use super::clock::Snowflake;
use super::world::{Command, CommandOption, Localized, Suggestion, option_kind as kind};
use values::Reader;

pub use offered::{Offered, offered};

/// How far a user is with what they type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Typed {
    /// It is to be sent.
    Whole,
    /// The last value is begun, and the client asks the bot how it could go on.
    Begun,
}

/// Those who can be named in a value.
#[derive(Debug, Default)]
pub struct Directory {
    pub members: Vec<(String, Snowflake)>,
    /// Each with its type.
    pub channels: Vec<(String, Snowflake, u8)>,
    pub roles: Vec<(String, Snowflake)>,
    /// The files that the user has at hand.
    pub files: Vec<(String, Snowflake)>,
    /// What the bot suggested last: for which option, and what.
    pub suggested: Vec<(String, Suggestion)>,
}

/// Somebody or something named in a value, told in full beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    User(Snowflake),
    Channel(Snowflake),
    Role(Snowflake),
    File(Snowflake),
}

impl Named {
    pub fn id(self) -> Snowflake {
        match self {
            Self::User(id) | Self::Channel(id) | Self::Role(id) | Self::File(id) => id,
        }
    }
}

/// A command with its values, as an interaction's `data` holds it.
#[derive(Debug)]
pub struct Call {
    pub command: Snowflake,
    pub name: String,
    /// `None` if it is registered for all guilds.
    pub guild: Option<Snowflake>,
    pub options: Vec<Value>,
    pub named: Vec<Named>,
}

/// Why Discord's client does not send it.
#[doc(hidden)]
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error("Discord offers no commands: the bot has registered none")]
    NoCommands,
    #[error("Discord offers no such command: {}", .0.join(", "))]
    NoSuchCommand(Vec<String>),
    #[error("Discord offers no such subcommand: {}", .0.join(", "))]
    NoSuchSubcommand(Vec<String>),
    #[error("Discord offers no such option: {}", .0.join(", "))]
    NoSuchOption(Vec<String>),
    #[error("Discord offers no options here")]
    NoOptions,
    #[error("Discord offers no such choice: {}", .0.join(", "))]
    NoSuchChoice(Vec<String>),
    #[error("Discord asks for: {}", .0.join(", "))]
    Missing(Vec<String>),
    #[error("Discord takes {0}: only once")]
    Twice(String),
    #[error("Discord has nothing to suggest here")]
    NothingToSuggest,
    #[error("Discord asks for {expected} as {option}")]
    NotThat { option: String, expected: Expected },
}

/// What an option takes.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Expected {
    #[error("{least} to {most} characters")]
    Characters { least: usize, most: usize },
    #[error("a whole number")]
    Whole,
    #[error("a number")]
    Number,
    #[error("a smaller number")]
    Smaller,
    #[error("a number of at least {0}")]
    AtLeast(f64),
    #[error("a number of at most {0}")]
    AtMost(f64),
    #[error("True or False")]
    Boolean,
    #[error("a member of the server")]
    Member,
    #[error("a channel of the server")]
    Channel,
    #[error("a role of the server")]
    Role,
    #[error("a member or a role of the server")]
    MemberOrRole,
    #[error("a file")]
    File,
}

/// Reads what was typed by someone whose client has this language.
pub fn parse(
    typed: &str,
    extent: Typed,
    locale: &str,
    commands: &[&Command],
    directory: &Directory,
) -> Result<Call, Refusal> {
    let rest = typed.trim().strip_prefix('/').unwrap_or(typed.trim());
    let (name, mut rest) = next_word(rest);
    if commands.is_empty() {
        return Err(Refusal::NoCommands);
    }
    let command = commands
        .iter()
        .find(|command| command.spec.is_called(name, locale))
        .ok_or_else(|| {
            let names = commands
                .iter()
                .map(|command| format!("/{}", command.spec.shown(locale)));
            Refusal::NoSuchCommand(names.collect())
        })?;

    // Down through a group to the subcommand, if the command has any.
    let mut path = Vec::new();
    let mut options = &command.spec.options;
    while options.iter().any(|option| option.kind <= kind::GROUP) {
        let (name, after) = next_word(rest);
        let found = options.iter().find(|option| option.is_called(name, locale));
        let found = found.ok_or_else(|| Refusal::NoSuchSubcommand(shown(options, locale)))?;
        (options, rest) = (&found.options, after);
        path.push(found);
    }

    let mut reader = Reader {
        extent,
        locale,
        directory,
        call: Call::new(command),
    };
    let values = reader.values(rest, options)?;
    Ok(reader.call.with(path, values))
}

/// A command that is filled in option by option, each under its plain name.
#[doc(hidden)]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    pub command: u64,
    /// The group and the subcommand, if it has any.
    pub path: Vec<String>,
    /// In the order in which they were filled in.
    pub options: Vec<(String, String)>,
}

impl Filled {
    /// As it would be typed by someone whose client has this language.
    pub fn as_typed(&self, command: &Command, locale: &str) -> String {
        let mut typed = format!("/{}", command.spec.shown(locale));
        let mut options = &command.spec.options;
        for name in &self.path {
            let Some(below) = options.iter().find(|it| it.name == *name) else {
                break;
            };
            typed += &format!(" {}", below.shown(locale));
            options = &below.options;
        }
        for (name, value) in &self.options {
            let option = options.iter().find(|it| it.name == *name);
            typed += &format!(
                " {}: {value}",
                option.map_or(name.as_str(), |it| it.shown(locale))
            );
        }
        typed
    }
}

/// The same for a command that is filled in.
pub fn fill(
    command: &Command,
    filled: &Filled,
    extent: Typed,
    locale: &str,
    directory: &Directory,
) -> Result<Call, Refusal> {
    let (mut path, mut options) = (Vec::new(), &command.spec.options);
    for name in &filled.path {
        let found = options
            .iter()
            .find(|option| option.kind <= kind::GROUP && option.name == *name);
        let found = found.ok_or_else(|| Refusal::NoSuchSubcommand(shown(options, locale)))?;
        options = &found.options;
        path.push(found);
    }
    let mut given = Vec::new();
    for (name, value) in &filled.options {
        let found = options
            .iter()
            .find(|option| option.kind > kind::GROUP && option.name == *name);
        let found = found.ok_or_else(|| Refusal::NoSuchOption(shown(options, locale)))?;
        given.push((found, value.as_str()));
    }
    let mut reader = Reader {
        extent,
        locale,
        directory,
        call: Call::new(command),
    };
    let values = reader.given(given, options)?;
    Ok(reader.call.with(path, values))
}

/// The command of this name in a menu.
pub fn picked<'a>(commands: &[&'a Command], name: &str, locale: &str) -> Result<&'a Command, Refusal> {
    let found = commands
        .iter()
        .find(|command| command.spec.is_called(name, locale));
    found.copied().ok_or_else(|| match commands {
        [] => Refusal::NoCommands,
        commands => {
            let names = commands
                .iter()
                .map(|command| command.spec.shown(locale).to_owned());
            Refusal::NoSuchCommand(names.collect())
        }
    })
}

impl Call {
    fn new(command: &Command) -> Self {
        Self {
            command: command.id,
            name: command.spec.name.clone(),
            guild: command.guild,
            options: Vec::new(),
            named: Vec::new(),
        }
    }

    /// These values, below the group and the subcommand that they are for.
    fn with(self, path: Vec<&CommandOption>, mut values: Vec<Value>) -> Self {
        for option in path.into_iter().rev() {
            values = vec![json!({ "name": option.name, "type": option.kind, "options": values })];
        }
        Self {
            options: values,
            ..self
        }
    }
}

fn shown<T: Localized>(named: &[T], locale: &str) -> Vec<String> {
    named.iter().map(|named| named.shown(locale).into()).collect()
}

fn next_word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (&text[..end], text[end..].trim_start())
}

/// What stands before the first option, and each option with the text up to the next.
fn split<'t, 'o>(
    text: &'t str,
    options: &'o [CommandOption],
    locale: &str,
) -> (&'t str, Vec<(&'o CommandOption, &'t str)>) {
    // Where an option begins, where its value does, and which it is.
    let mut begun: Vec<(usize, usize, &CommandOption)> = Vec::new();
    let mut colons = text.match_indices(':').map(|(at, _)| at).peekable();
    let mut at_word = true;
    for (index, character) in text.char_indices() {
        while colons.next_if(|at| *at < index).is_some() {}
        let Some(colon) = colons.peek() else { break };
        if at_word
            && let Some(option) = options
                .iter()
                .find(|option| option.is_called(&text[index..*colon], locale))
        {
            begun.push((index, colon + 1, option));
        }
        at_word = character.is_whitespace();
    }
    let before = begun.first().map_or(text, |(start, ..)| &text[..*start]).trim();
    let ends = begun.iter().skip(1).map(|(start, ..)| *start).chain([text.len()]);
    let given = begun
        .iter()
        .zip(ends)
        .map(|((_, value, option), end)| (*option, text[*value..end].trim()));
    (before, given.collect())
}

#[cfg(test)]
mod tests;
