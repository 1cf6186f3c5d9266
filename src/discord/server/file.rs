//! A server from a JSON file: what is wrong with it is told with its line.

use std::fmt;
use std::fs;
use std::io;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{NewChannel, NewMember, NewRole, Server};
use crate::discord::rules::{self, Permissions};

/// A role that every server has: it is the bot's own.
const BOT: &str = "bot";

/// A file with everything that can stand in one.
pub const EXAMPLE: &str = r#"{
  "name": "Campus",
  "roles": [{ "name": "Manager", "permissions": ["MANAGE_MESSAGES", "KICK_MEMBERS"] }],
  "channels": [
    { "name": "general", "topic": "For everyone" },
    { "name": "staff", "only": ["Manager", "bot"] }
  ],
  "members": [{ "name": "alice", "roles": ["Manager"] }, { "name": "하나", "locale": "ko" }],
  "bot": { "permissions": ["MANAGE_MESSAGES"] }
}"#;

/// Why a file is no server.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// It cannot be read.
    #[error("cannot read {file}: {source}", file = .file.display())]
    Read {
        /// Which file.
        file: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// What it says is no server.
    #[error("{file}, line {line}: {problem}", file = .file.display())]
    Wrong {
        /// Which file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong there.
        problem: Problem,
    },
}

/// What is wrong in a line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// It is no JSON, or not of the form of a server.
    #[error("{0}")]
    Form(String),
    /// Two are called the same.
    #[error("\"{name}\" is there twice")]
    Twice {
        /// What both are called.
        name: String,
    },
    /// It is the name of nothing.
    #[error("\"{name}\" is no {kind}; there are: {known}")]
    Unknown {
        /// What it should be the name of.
        kind: Kind,
        /// What stands there.
        name: String,
        /// What could stand there.
        known: String,
    },
    /// A name is too short or too long.
    #[error("\"{name}\" has {length} characters, and must have {least} to {most}")]
    Length {
        /// The name.
        name: String,
        /// Its characters.
        length: usize,
        /// The fewest that it may have.
        least: usize,
        /// The most that it may have.
        most: usize,
    },
    /// Nobody could say anything.
    #[error("there is no channel")]
    NoChannel,
}

/// What a name should be the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Of a role of the server.
    Role,
    /// Of one of Discord's permissions.
    Permission,
    /// Of a language of Discord's clients.
    Language,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Role => "role",
            Self::Permission => "permission",
            Self::Language => "language",
        })
    }
}

impl Server {
    /// # Errors
    /// If the file cannot be read, or what it says is no server.
    pub fn read(file: &Path) -> Result<Server, ServerError> {
        let text = fs::read_to_string(file).map_err(|source| ServerError::Read {
            file: file.to_owned(),
            source,
        })?;
        parse(&text).map_err(|(line, problem)| ServerError::Wrong {
            file: file.to_owned(),
            line,
            problem,
        })
    }
}

#[derive(Deserialize)]
#[serde(
    deny_unknown_fields,
    expecting = "a server: { \"channels\": [{ \"name\": \"general\" }] }"
)]
struct Written {
    #[serde(default = "campus")]
    name: String,
    #[serde(default)]
    roles: Vec<WrittenRole>,
    channels: Vec<WrittenChannel>,
    #[serde(default)]
    members: Vec<WrittenMember>,
    #[serde(default)]
    bot: WrittenBot,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, expecting = "{ \"permissions\": [\"MANAGE_MESSAGES\"] }")]
struct WrittenBot {
    permissions: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "{ \"name\": \"Manager\" }")]
struct WrittenRole {
    name: String,
    #[serde(default)]
    permissions: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "{ \"name\": \"general\" }")]
struct WrittenChannel {
    name: String,
    topic: Option<String>,
    #[serde(default)]
    only: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "{ \"name\": \"alice\" }")]
struct WrittenMember {
    name: String,
    #[serde(default)]
    roles: Vec<String>,
    #[serde(default = "english")]
    locale: String,
}

fn campus() -> String {
    Server::default().name
}

fn english() -> String {
    "en-US".into()
}

/// What is wrong, and in which line.
type Found = (usize, Problem);

fn parse(text: &str) -> Result<Server, Found> {
    // Editors on Windows may begin a file with a mark that is no JSON.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // serde would take a list for the fields in their order.
    if text.trim_start().starts_with('[') {
        let said = "a list stands where the server should be".to_owned();
        return Err((1, Problem::Form(said)));
    }
    let written: Written = serde_json::from_str(text).map_err(|error| {
        let said = error.to_string();
        // The line is told on its own.
        let said = said.split(" at line ").next().unwrap_or(&said);
        (error.line(), Problem::Form(said.to_owned()))
    })?;
    written.check().map_err(|(name, nth, problem)| {
        let line = name.and_then(|name| line_of(text, &name, nth));
        (line.unwrap_or(1), problem)
    })
}

/// The line in which a text stands as a value for the `nth` time.
fn line_of(text: &str, value: &str, nth: usize) -> Option<usize> {
    let quoted = serde_json::to_string(value).ok()?;
    let is_value = |(at, _): &(usize, &str)| !text[at + quoted.len()..].trim_start().starts_with(':');
    let (at, _) = text.match_indices(&quoted).filter(is_value).nth(nth)?;
    Some(text[..at].matches('\n').count() + 1)
}

/// What is wrong, and which time it is that the text stands there, so that its line can be found.
type Fault = (Option<String>, usize, Problem);

fn fault(name: &str, nth: usize, problem: Problem) -> Fault {
    (Some(name.to_owned()), nth, problem)
}

impl Written {
    fn check(self) -> Result<Server, Fault> {
        length(&self.name, rules::GUILD_NAME)?;
        if self.channels.is_empty() {
            return Err((None, 0, Problem::NoChannel));
        }
        let names: Vec<&str> = self.roles.iter().map(|role| role.name.as_str()).collect();
        all_different(names.iter().copied(), &[BOT, "@everyone"])?;
        all_different(self.channels.iter().map(|it| it.name.as_str()), &[])?;
        all_different(self.members.iter().map(|it| it.name.as_str()), &[BOT])?;
        let mut known = names.clone();
        known.push(BOT);
        for channel in &self.channels {
            length(&channel.name, rules::CHANNEL_NAME)?;
            all_known(Kind::Role, &channel.only, &known)?;
        }
        // Nobody but the bot can have the bot's own role.
        for member in &self.members {
            length(&member.name, rules::USER_NAME)?;
            all_known(Kind::Role, &member.roles, &names)?;
            all_known(Kind::Language, [&member.locale], rules::LOCALES)?;
        }
        for role in &self.roles {
            length(&role.name, 1..=*rules::ROLE_NAME.end())?;
        }
        let roles = self.roles.into_iter().map(WrittenRole::check);
        Ok(Server {
            roles: roles.collect::<Result<_, _>>()?,
            name: self.name,
            channels: self.channels.into_iter().map(NewChannel::from).collect(),
            members: self.members.into_iter().map(NewMember::from).collect(),
            bot_permissions: all_of(&self.bot.permissions)?,
        })
    }
}

/// Permissions by their names.
fn all_of(names: &[String]) -> Result<Permissions, Fault> {
    let all: Vec<&str> = Permissions::all().iter_names().map(|(name, _)| name).collect();
    all_known(Kind::Permission, names, &all)?;
    Ok(names
        .iter()
        .filter_map(|name| Permissions::from_name(name))
        .collect())
}

impl WrittenRole {
    fn check(self) -> Result<NewRole, Fault> {
        Ok(NewRole {
            permissions: all_of(&self.permissions)?,
            name: self.name,
        })
    }
}

impl From<WrittenChannel> for NewChannel {
    fn from(WrittenChannel { name, topic, only }: WrittenChannel) -> Self {
        Self { name, topic, only }
    }
}

impl From<WrittenMember> for NewMember {
    fn from(WrittenMember { name, roles, locale }: WrittenMember) -> Self {
        Self { name, roles, locale }
    }
}

fn length(name: &str, allowed: RangeInclusive<usize>) -> Result<(), Fault> {
    let length = name.chars().count();
    if allowed.contains(&length) {
        return Ok(());
    }
    let problem = Problem::Length {
        name: name.to_owned(),
        length,
        least: *allowed.start(),
        most: *allowed.end(),
    };
    Err(fault(name, 0, problem))
}

/// No name is there twice, and none is one of the `taken`.
fn all_different<'a>(names: impl Iterator<Item = &'a str>, taken: &[&'a str]) -> Result<(), Fault> {
    let mut seen = taken.to_vec();
    for name in names {
        if seen.contains(&name) {
            let twice = Problem::Twice {
                name: name.to_owned(),
            };
            return Err(fault(name, usize::from(!taken.contains(&name)), twice));
        }
        seen.push(name);
    }
    Ok(())
}

fn all_known<'a>(
    kind: Kind,
    names: impl IntoIterator<Item = &'a String>,
    known: &[&str],
) -> Result<(), Fault> {
    for name in names {
        if !known.contains(&name.as_str()) {
            let unknown = Problem::Unknown {
                kind,
                name: name.clone(),
                known: known.join(", "),
            };
            return Err(fault(name, 0, unknown));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_read() {
        // Some editors on Windows put a mark before all.
        let server = parse(&format!("\u{feff}{EXAMPLE}")).unwrap();
        assert_eq!(server.name, "Campus");
        assert_eq!(
            server.roles[0].permissions,
            Permissions::MANAGE_MESSAGES | Permissions::KICK_MEMBERS
        );
        assert_eq!(server.channels[1].only, ["Manager", "bot"]);
        assert_eq!(server.members[0].roles, ["Manager"]);
        assert_eq!(server.bot_permissions, Permissions::MANAGE_MESSAGES);
        let locales = server.members.iter().map(|member| member.locale.as_str());
        assert!(locales.eq(["en-US", "ko"]));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let general = r#""channels": [{ "name": "general" }]"#;
        let cases = [
            (
                3,
                "missing field `channels`",
                "{\n\"name\": \"Library\"\n}".to_owned(),
            ),
            (1, "a list stands where the server should be", "[]".to_owned()),
            (
                2,
                "unknown field `chanels`, expected one of `name`, `roles`, `channels`, `members`, `bot`",
                format!("{{\n\"chanels\": [],\n{general} }}"),
            ),
            (
                2,
                "invalid type: string \"general\", expected { \"name\": \"general\" }",
                "{\n\"channels\": [\"general\"] }".to_owned(),
            ),
            (1, "there is no channel", r#"{ "channels": [] }"#.to_owned()),
            (
                3,
                "\"general\" is there twice",
                "{ \"channels\": [\n{ \"name\": \"general\" },\n{ \"name\": \"general\" }] }".to_owned(),
            ),
            (
                3,
                "\"Manger\" is no role; there are: Manager",
                format!(
                    "{{ {general}, \"roles\": [{{ \"name\": \"Manager\" }}],\n\"members\": [\n{{ \"name\": \"bora\", \"roles\": [\"Manger\"] }}] }}"
                ),
            ),
            (
                2,
                "\"bot\" is there twice",
                format!("{{ {general},\n\"members\": [{{ \"name\": \"bot\" }}] }}"),
            ),
            (
                2,
                "\"kr\" is no language; there are: id, da,",
                format!("{{ {general},\n\"members\": [{{ \"name\": \"bora\", \"locale\": \"kr\" }}] }}"),
            ),
            (
                2,
                "\"MANAGE\" is no permission; there are: CREATE_INSTANT_INVITE,",
                format!(
                    "{{ {general},\n\"roles\": [{{ \"name\": \"Manager\", \"permissions\": [\"MANAGE\"] }}] }}"
                ),
            ),
            (
                2,
                "\"b\" has 1 characters, and must have 2 to 32",
                format!("{{ {general},\n\"members\": [{{ \"name\": \"b\" }}] }}"),
            ),
        ];
        for (line, told, text) in cases {
            let (found, problem) = parse(&text).unwrap_err();
            assert!(problem.to_string().starts_with(told), "{problem}\nnot: {told}");
            assert_eq!(found, line, "{told}");
        }
    }
}
