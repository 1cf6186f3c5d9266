//! What a user types after a slash, checked against the registered commands as Discord's client does.
//!
//! `/library topic: hours` names a command, its subcommand if it has any, and its options; a value runs to the next
//! known `name:`. Names and choices may be typed as they are or in the user's language.

use serde_json::{Value, json};

use super::clock::Snowflake;
use super::rules;
use super::world::{
    Choice, Command, CommandOption, CommandSpec, Localizations, Localized, option_kind as kind,
};

/// Those who can be named in a value.
#[derive(Debug, Default)]
pub struct Directory {
    pub members: Vec<(String, Snowflake)>,
    pub channels: Vec<(String, Snowflake)>,
    pub roles: Vec<(String, Snowflake)>,
}

/// A command with its values, as an interaction's `data` holds it.
#[derive(Debug)]
pub struct Call {
    pub command: Snowflake,
    pub name: String,
    pub options: Vec<Value>,
    pub members: Vec<Snowflake>,
    pub channels: Vec<Snowflake>,
    pub roles: Vec<Snowflake>,
}

/// Why Discord's client does not send it.
#[derive(Debug, PartialEq, thiserror::Error)]
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
    #[error("Discord asks for {expected} as {option}")]
    NotThat { option: String, expected: String },
}

/// Reads what was typed by someone whose client has this language.
pub fn parse(
    typed: &str,
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
        locale,
        directory,
        call: Call::new(command),
    };
    let mut values = reader.values(rest, options)?;
    for option in path.into_iter().rev() {
        values = vec![json!({ "name": option.name, "type": option.kind, "options": values })];
    }
    reader.call.options = values;
    Ok(reader.call)
}

/// A command as a user is offered it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// `/library topic: (hours | facilities) [note: …]`
    pub usage: String,
    pub description: String,
}

/// How to type a command: one line, or one for each subcommand.
pub fn offered(spec: &CommandSpec, locale: &str) -> Vec<Offered> {
    let description = described(&spec.description, &spec.description_localizations, locale);
    offered_below(
        format!("/{}", spec.shown(locale)),
        description,
        &spec.options,
        locale,
    )
}

fn offered_below(
    usage: String,
    description: String,
    options: &[CommandOption],
    locale: &str,
) -> Vec<Offered> {
    if options.iter().any(|option| option.kind <= kind::GROUP) {
        let below = options.iter().flat_map(|option| {
            let usage = format!("{usage} {}", option.shown(locale));
            let description = described(&option.description, &option.description_localizations, locale);
            offered_below(usage, description, &option.options, locale)
        });
        return below.collect();
    }
    let options = options.iter().map(|option| {
        let value = match option.choices.as_slice() {
            [] => "…".into(),
            choices => format!("({})", shown(choices, locale).join(" | ")),
        };
        let usage = format!("{}: {value}", option.shown(locale));
        if option.required {
            format!(" {usage}")
        } else {
            format!(" [{usage}]")
        }
    });
    vec![Offered {
        usage: usage + &options.collect::<String>(),
        description,
    }]
}

fn described(plain: &str, localizations: &Localizations, locale: &str) -> String {
    localizations
        .as_ref()
        .and_then(|texts| texts.get(locale))
        .map_or(plain, |text| text)
        .to_owned()
}

impl Call {
    fn new(command: &Command) -> Self {
        let (members, channels, roles) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            command: command.id,
            name: command.spec.name.clone(),
            options: Vec::new(),
            members,
            channels,
            roles,
        }
    }
}

struct Reader<'a> {
    locale: &'a str,
    directory: &'a Directory,
    call: Call,
}

impl Reader<'_> {
    fn values(&mut self, text: &str, options: &[CommandOption]) -> Result<Vec<Value>, Refusal> {
        let (before, given) = split(text, options, self.locale);
        if !before.is_empty() {
            return Err(match options {
                [] => Refusal::NoOptions,
                options => Refusal::NoSuchOption(shown(options, self.locale)),
            });
        }
        for (index, (option, _)) in given.iter().enumerate() {
            if given[..index]
                .iter()
                .any(|(earlier, _)| earlier.name == option.name)
            {
                return Err(Refusal::Twice(option.shown(self.locale).into()));
            }
        }
        let is_given = |option: &CommandOption| {
            given
                .iter()
                .any(|(given, value)| given.name == option.name && !value.is_empty())
        };
        // An option that was begun must be filled in or taken away again.
        let is_begun = |option: &CommandOption| given.iter().any(|(given, _)| given.name == option.name);
        let missing = options
            .iter()
            .filter(|option| (option.required || is_begun(option)) && !is_given(option));
        let missing: Vec<String> = missing.map(|option| option.shown(self.locale).into()).collect();
        if !missing.is_empty() {
            return Err(Refusal::Missing(missing));
        }
        given
            .into_iter()
            .map(|(option, text)| {
                let value = self.value(option, text)?;
                Ok(json!({ "name": option.name, "type": option.kind, "value": value }))
            })
            .collect()
    }

    fn value(&mut self, option: &CommandOption, text: &str) -> Result<Value, Refusal> {
        if !option.choices.is_empty() {
            return self.choice(&option.choices, text);
        }
        let not_that = |expected: String| Refusal::NotThat {
            option: option.shown(self.locale).into(),
            expected,
        };
        match option.kind {
            kind::STRING => {
                let length = text.chars().count();
                let least = option.min_length.unwrap_or(0);
                let most = option.max_length.unwrap_or(rules::OPTION_LENGTH);
                if (least..=most).contains(&length) {
                    Ok(json!(text))
                } else {
                    Err(not_that(format!("{least} to {most} characters")))
                }
            }
            kind::INTEGER => match text.parse::<i64>() {
                Ok(number) if number.unsigned_abs() > rules::SAFE_INTEGER as u64 => {
                    Err(not_that("a smaller number".into()))
                }
                Ok(number) => in_range(option, number as f64, json!(number)).map_err(not_that),
                Err(_) => Err(not_that("a whole number".into())),
            },
            kind::NUMBER => match text.parse::<f64>() {
                Ok(number) if number.is_finite() => in_range(option, number, json!(number)).map_err(not_that),
                _ => Err(not_that("a number".into())),
            },
            kind::BOOLEAN => match text.to_lowercase().as_str() {
                "true" => Ok(json!(true)),
                "false" => Ok(json!(false)),
                _ => Err(not_that("True or False".into())),
            },
            kind::USER | kind::CHANNEL | kind::ROLE | kind::MENTIONABLE => {
                self.named(option.kind, text).ok_or_else(|| {
                    not_that(match option.kind {
                        kind::USER => "a member of the server".into(),
                        kind::CHANNEL => "a channel of the server".into(),
                        kind::ROLE => "a role of the server".into(),
                        _ => "a member or a role of the server".into(),
                    })
                })
            }
            _ => Err(not_that(
                "a file, which the offline Discord does not take yet,".into(),
            )),
        }
    }

    fn choice(&self, choices: &[Choice], text: &str) -> Result<Value, Refusal> {
        let chosen = choices.iter().find(|choice| choice.is_called(text, self.locale));
        let names = || {
            choices
                .iter()
                .map(|choice| choice.shown(self.locale).into())
                .collect()
        };
        chosen
            .map(|choice| choice.value.clone())
            .ok_or_else(|| Refusal::NoSuchChoice(names()))
    }

    /// Someone or something by name, with or without its `@` or `#`.
    fn named(&mut self, option_kind: u8, text: &str) -> Option<Value> {
        let name = text.strip_prefix(['@', '#']).unwrap_or(text);
        let find = |list: &[(String, Snowflake)]| {
            list.iter()
                .find(|(entry, _)| entry == name || entry == text)
                .map(|(_, id)| *id)
        };
        let member = || find(&self.directory.members);
        let role = || find(&self.directory.roles);
        let (id, list) = match option_kind {
            kind::USER => (member()?, &mut self.call.members),
            kind::CHANNEL => (find(&self.directory.channels)?, &mut self.call.channels),
            kind::ROLE => (role()?, &mut self.call.roles),
            _ => match member() {
                Some(id) => (id, &mut self.call.members),
                None => (role()?, &mut self.call.roles),
            },
        };
        list.push(id);
        Some(json!(id))
    }
}

fn in_range(option: &CommandOption, number: f64, value: Value) -> Result<Value, String> {
    let bound = |bound: &Option<serde_json::Number>| bound.as_ref().and_then(serde_json::Number::as_f64);
    match (bound(&option.min_value), bound(&option.max_value)) {
        (Some(least), _) if number < least => Err(format!("a number of at least {least}")),
        (_, Some(most)) if number > most => Err(format!("a number of at most {most}")),
        _ => Ok(value),
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
    let mut at_word = true;
    for (index, character) in text.char_indices() {
        if at_word
            && let Some(colon) = text[index..].find(':')
            && let Some(option) = options
                .iter()
                .find(|option| option.is_called(&text[index..index + colon], locale))
        {
            begun.push((index, index + colon + 1, option));
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
mod tests {
    use super::*;

    fn command(spec: Value) -> Command {
        let spec: CommandSpec = serde_json::from_value(spec).unwrap();
        Command {
            id: Snowflake(1),
            version: Snowflake(2),
            guild: None,
            spec,
        }
    }

    fn library() -> Command {
        command(json!({
            "name": "library", "name_localizations": { "ko": "도서관" }, "description": "d",
            "options": [
                { "type": 4, "name": "topic", "name_localizations": { "ko": "주제" }, "description": "d", "required": true,
                  "choices": [
                      { "name": "hours", "name_localizations": { "ko": "운영 시간" }, "value": 0 },
                      { "name": "facilities", "name_localizations": { "ko": "시설" }, "value": 1 },
                  ] },
                { "type": 3, "name": "note", "description": "d", "max_length": 20 },
                { "type": 4, "name": "floor", "description": "d", "min_value": 1, "max_value": 5 },
                { "type": 5, "name": "quiet", "description": "d" },
                { "type": 6, "name": "who", "description": "d" },
            ],
        }))
    }

    fn options(locale: &str, typed: &str) -> Result<Value, Refusal> {
        let directory = Directory {
            members: vec![("bora".into(), Snowflake(7))],
            ..Directory::default()
        };
        parse(typed, locale, &[&library()], &directory).map(|call| {
            call.options
                .iter()
                .map(|option| json!([option["name"], option["value"]]))
                .collect()
        })
    }

    #[test]
    fn a_choice_becomes_its_registered_value() {
        assert_eq!(
            options("en-US", "/library topic: facilities"),
            Ok(json!([["topic", 1]]))
        );
        assert_eq!(
            options("ko", "/도서관 주제: 운영 시간"),
            Ok(json!([["topic", 0]]))
        );
        assert_eq!(options("ko", "/library topic: hours"), Ok(json!([["topic", 0]])));
    }

    #[test]
    fn a_value_runs_to_the_next_known_option() {
        let typed = "/library topic:hours note: at 08:30, x: y floor: 3 quiet: True who: @bora";
        let expected = json!([
            ["topic", 0],
            ["note", "at 08:30, x: y"],
            ["floor", 3],
            ["quiet", true],
            ["who", "7"]
        ]);
        assert_eq!(options("en-US", typed), Ok(expected));
    }

    #[test]
    fn the_client_refuses() {
        let told = |locale: &str, typed: &str| options(locale, typed).unwrap_err().to_string();
        for (typed, refusal) in [
            ("/libary topic: hours", "Discord offers no such command: /library"),
            (
                "/library topic: moon",
                "Discord offers no such choice: hours, facilities",
            ),
            ("/library", "Discord asks for: topic"),
            ("/library topic:", "Discord asks for: topic"),
            ("/library topic: hours note:", "Discord asks for: note"),
            (
                "/library subject: hours",
                "Discord offers no such option: topic, note, floor, quiet, who",
            ),
            (
                "/library topic: hours topic: hours",
                "Discord takes topic: only once",
            ),
            (
                "/library topic: hours floor: two",
                "Discord asks for a whole number as floor",
            ),
            (
                "/library topic: hours floor: 6",
                "Discord asks for a number of at most 5 as floor",
            ),
            (
                "/library topic: hours quiet: maybe",
                "Discord asks for True or False as quiet",
            ),
            (
                "/library topic: hours who: nobody",
                "Discord asks for a member of the server as who",
            ),
            (
                "/library topic: hours note: 123456789012345678901",
                "Discord asks for 0 to 20 characters as note",
            ),
        ] {
            assert_eq!(told("en-US", typed), refusal, "{typed}");
        }
        assert_eq!(
            told("ko", "/도서관 주제: 달"),
            "Discord offers no such choice: 운영 시간, 시설"
        );
        // Another language's name is not this client's.
        assert_eq!(
            told("en-US", "/도서관 topic: hours"),
            "Discord offers no such command: /library"
        );
        let none = parse("/hello", "en-US", &[], &Directory::default()).unwrap_err();
        assert_eq!(none, Refusal::NoCommands);
    }

    #[test]
    fn usage_tells_how_to_type_it() {
        let usage = "/도서관 주제: (운영 시간 | 시설) [note: …] [floor: …] [quiet: …] [who: …]";
        let expected = Offered {
            usage: usage.into(),
            description: "d".into(),
        };
        assert_eq!(offered(&library().spec, "ko"), [expected]);
    }

    #[test]
    fn subcommands_nest() {
        let nested = command(json!({
            "name": "hours", "description": "d",
            "options": [
                { "type": 1, "name": "show", "description": "d" },
                { "type": 2, "name": "change", "description": "d", "options": [
                    { "type": 1, "name": "day", "description": "d", "options": [
                        { "type": 3, "name": "name", "description": "d" },
                    ] },
                ] },
            ],
        }));
        let parse = |typed: &str| parse(typed, "en-US", &[&nested], &Directory::default());
        assert_eq!(
            parse("/hours show").unwrap().options,
            [json!({ "name": "show", "type": 1, "options": [] })]
        );
        let day =
            json!({ "name": "day", "type": 1, "options": [{ "name": "name", "type": 3, "value": "Mon" }] });
        assert_eq!(
            parse("/hours change day name: Mon").unwrap().options,
            [json!({ "name": "change", "type": 2, "options": [day] })]
        );
        assert_eq!(
            parse("/hours").unwrap_err().to_string(),
            "Discord offers no such subcommand: show, change"
        );
        assert_eq!(
            parse("/hours show now").unwrap_err().to_string(),
            "Discord offers no options here"
        );
    }
}
