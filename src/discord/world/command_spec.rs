//! A command as a bot writes it: read from a request field by field, so that each fault is told where it stands.
//! `interactions/application-commands` (Application command object)

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Number, Value};

use super::Suggestion;
use crate::discord::clock::Snowflake;
use crate::discord::error::Faults;
use crate::discord::form::{Form, quoted};
use crate::discord::rules::{self, Permissions};

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

/// A command as the bot writes it.
#[derive(Clone, Debug, Serialize)]
pub struct CommandSpec {
    pub name: String,
    pub name_localizations: Localizations,
    pub description: String,
    pub description_localizations: Localizations,
    #[serde(rename = "type")]
    pub kind: u8,
    pub options: Vec<CommandOption>,
    pub default_member_permissions: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dm_permission: Option<bool>,
    pub nsfw: bool,
    pub contexts: Option<Vec<u8>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub integration_types: Option<Vec<u8>>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CommandOption {
    #[serde(rename = "type")]
    pub kind: u8,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_localizations: Localizations,
    pub description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description_localizations: Localizations,
    #[serde(skip_serializing_if = "is_false")]
    pub required: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
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
    #[serde(skip_serializing_if = "is_false")]
    pub autocomplete: bool,
}

#[derive(Clone, Debug, Serialize)]
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
localized!(CommandSpec, CommandOption, Choice, Suggestion);

impl CommandSpec {
    /// Reads and checks what a bot registers; `at` stands before each field's path, for example `3.`.
    pub fn read(body: &Value, at: &str, faults: &mut Faults) -> Self {
        let mut form = Form::new(body, at);
        let kind = form
            .number("type", 0..=u64::from(u8::MAX))
            .unwrap_or(u64::from(SLASH));
        let permissions = form.number("default_member_permissions", 0..=u64::MAX);
        let spec = Self {
            name: needed(&mut form, "name"),
            name_localizations: localizations(&mut form, "name_localizations"),
            description: text(&mut form, "description").unwrap_or_default(),
            description_localizations: localizations(&mut form, "description_localizations"),
            kind: small(kind),
            options: options(&mut form),
            default_member_permissions: permissions.map(|bits| bits.to_string()),
            dm_permission: form.flag("dm_permission"),
            nsfw: form.flag("nsfw").unwrap_or_default(),
            contexts: numbers(&mut form, "contexts", &[0, 1, 2]),
            integration_types: numbers(&mut form, "integration_types", &[0, 1]),
        };
        // What a library was told of a command it may send back; and what there was before permissions says nothing any more.
        form.accepts(&[
            "id",
            "application_id",
            "guild_id",
            "version",
            "default_permission",
        ]);
        faults.extend(std::mem::take(&mut form.faults));
        rules::commands::check(&spec, at, faults);
        spec
    }

    /// Whether it is there in a guild, or in private. `interactions/application-commands` (Interaction contexts)
    pub fn is_for(&self, guild: Option<Snowflake>) -> bool {
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
    pub(super) fn is_allowed(&self, has: Permissions) -> bool {
        let needs = self.default_member_permissions.as_ref();
        match needs.and_then(|bits| bits.parse::<u64>().ok()) {
            None => true,
            Some(0) => has.contains(Permissions::ADMINISTRATOR),
            Some(needs) => has.contains(Permissions::from_bits_truncate(needs)),
        }
    }
}

fn is_false(flag: &bool) -> bool {
    !flag
}

fn text<'a>(form: &mut Form<'a>, name: &'a str) -> Option<String> {
    // How long it may be is checked with all else that a command says.
    form.text(name, 0..=usize::MAX)
}

fn needed<'a>(form: &mut Form<'a>, name: &'a str) -> String {
    let given = text(form, name);
    form.required(name, given).unwrap_or_default()
}

fn small(number: u64) -> u8 {
    // What is larger is none of the kinds that there are.
    u8::try_from(number).unwrap_or(u8::MAX)
}

pub(super) fn localizations<'a>(form: &mut Form<'a>, name: &'a str) -> Localizations {
    let texts = match form.raw(name)? {
        Value::Null => return None,
        Value::Object(texts) => texts,
        _ => {
            let message = "Only dictionaries may be used in a DictType";
            form.faults.add(form.path(name), "DICT_TYPE_CONVERT", message);
            return None;
        }
    };
    let mut read = BTreeMap::new();
    for (locale, text) in texts {
        match text {
            // A library writes it for a language in which there is nothing to be said.
            Value::Null => {}
            Value::String(text) => drop(read.insert(locale.clone(), text.clone())),
            other => {
                let message = format!("Could not interpret {} as string.", quoted(other));
                let path = form.path(&format!("{name}.{locale}"));
                form.faults.add(path, "STRING_TYPE_CONVERT", message);
            }
        }
    }
    Some(read)
}

/// A list of numbers, each one of these.
fn numbers<'a>(form: &mut Form<'a>, name: &'a str, allowed: &[u8]) -> Option<Vec<u8>> {
    if form.raw(name)?.is_null() {
        return None;
    }
    let entries = form.list(name, 0..=usize::MAX)?;
    let mut read = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        match allowed.iter().find(|it| *entry == **it) {
            Some(number) => read.push(*number),
            None => {
                let allowed: Vec<String> = allowed.iter().map(u8::to_string).collect();
                let path = form.path(&format!("{name}.{index}"));
                form.faults.choice(path, &allowed.join(", "));
            }
        }
    }
    Some(read)
}

fn options(form: &mut Form) -> Vec<CommandOption> {
    let entries = form.list("options", 0..=usize::MAX).unwrap_or_default();
    let mut read = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let mut inner = Form::new(entry, &form.path(&format!("options.{index}.")));
        read.push(option(&mut inner));
        form.faults.extend(std::mem::take(&mut inner.faults));
    }
    read
}

/// Types of channels. `resources/channel` (Channel types)
const CHANNEL_TYPES: &[u8] = &[0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16];

fn option(form: &mut Form) -> CommandOption {
    let kind = form.number("type", 0..=u64::from(u8::MAX));
    let kind = form.required("type", kind).map_or(u8::MAX, small);
    let mut length = |name, range| {
        let length = form.number(name, range)?;
        usize::try_from(length).ok()
    };
    let most = rules::OPTION_LENGTH as u64;
    let (min_length, max_length) = (length("min_length", 0..=most), length("max_length", 1..=most));
    let (min_value, max_value) = (bound(form, "min_value", kind), bound(form, "max_value", kind));
    CommandOption {
        kind,
        name: needed(form, "name"),
        name_localizations: localizations(form, "name_localizations"),
        description: text(form, "description").unwrap_or_default(),
        description_localizations: localizations(form, "description_localizations"),
        required: form.flag("required").unwrap_or_default(),
        choices: choices(form),
        options: options(form),
        channel_types: numbers(form, "channel_types", CHANNEL_TYPES),
        min_value,
        max_value,
        min_length,
        max_length,
        autocomplete: form.flag("autocomplete").unwrap_or_default(),
    }
}

/// The least or the greatest number that an option takes.
fn bound<'a>(form: &mut Form<'a>, name: &'a str, kind: u8) -> Option<Number> {
    let value = form.raw(name).filter(|value| !value.is_null())?;
    let path = form.path(name);
    rules::commands::number(kind, value, path, &mut form.faults);
    value.as_number().cloned()
}

fn choices(form: &mut Form) -> Vec<Choice> {
    let entries = form.list("choices", 0..=usize::MAX).unwrap_or_default();
    let mut read = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let mut inner = Form::new(entry, &form.path(&format!("choices.{index}.")));
        let value = inner.raw("value").filter(|value| !value.is_null()).cloned();
        read.push(Choice {
            name: needed(&mut inner, "name"),
            name_localizations: localizations(&mut inner, "name_localizations"),
            value: inner.required("value", value).unwrap_or_default(),
        });
        form.faults.extend(std::mem::take(&mut inner.faults));
    }
    read
}
