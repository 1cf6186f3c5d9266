//! What stands after an option's colon, read as that option's type.

use serde_json::{Value, json};

use super::{Call, Directory, Expected, Named, Refusal, Typed, shown, split};
use crate::discord::rules;
use crate::discord::world::{Choice, CommandOption, Localized, option_kind as kind};

pub(super) struct Reader<'a> {
    pub(super) extent: Typed,
    pub(super) locale: &'a str,
    pub(super) directory: &'a Directory,
    pub(super) call: Call,
}

impl Reader<'_> {
    pub(super) fn values(&mut self, text: &str, options: &[CommandOption]) -> Result<Vec<Value>, Refusal> {
        let (before, given) = split(text, options, self.locale);
        if !before.is_empty() {
            return Err(match options {
                [] => Refusal::NoOptions,
                options => Refusal::NoSuchOption(shown(options, self.locale)),
            });
        }
        self.given(given, options)
    }

    /// Each option with its text.
    pub(super) fn given(
        &mut self,
        given: Vec<(&CommandOption, &str)>,
        options: &[CommandOption],
    ) -> Result<Vec<Value>, Refusal> {
        for (index, (option, _)) in given.iter().enumerate() {
            if given[..index]
                .iter()
                .any(|(earlier, _)| earlier.name == option.name)
            {
                return Err(Refusal::Twice(option.shown(self.locale).into()));
            }
        }
        if self.extent == Typed::Begun {
            return self.begun(given);
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
            .map(|(option, text)| self.one(option, text))
            .collect()
    }

    fn one(&mut self, option: &CommandOption, text: &str) -> Result<Value, Refusal> {
        let value = self.value(option, text)?;
        Ok(json!({ "name": option.name, "type": option.kind, "value": value }))
    }

    /// The last value is only begun, so it goes to the bot as it is: always as text.
    /// `interactions/application-commands` (Autocomplete)
    fn begun(&mut self, mut given: Vec<(&CommandOption, &str)>) -> Result<Vec<Value>, Refusal> {
        let (option, text) = given.pop().ok_or(Refusal::NothingToSuggest)?;
        if !option.autocomplete {
            return Err(Refusal::NothingToSuggest);
        }
        let mut values = given
            .into_iter()
            .map(|(option, text)| self.one(option, text))
            .collect::<Result<Vec<_>, _>>()?;
        values.push(json!({ "name": option.name, "type": option.kind, "value": text, "focused": true }));
        Ok(values)
    }

    fn value(&mut self, option: &CommandOption, text: &str) -> Result<Value, Refusal> {
        if !option.choices.is_empty() {
            return self.choice(&option.choices, text);
        }
        let is_picked =
            |name: &str, picked: &str| option.autocomplete && name == option.name && picked == text;
        let mut suggested = self.directory.suggested.iter();
        if let Some((_, picked)) = suggested.find(|(name, it)| is_picked(name, &it.name)) {
            return Ok(picked.value.clone());
        }
        let not_that = |expected: Expected| Refusal::NotThat {
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
                    Err(not_that(Expected::Characters { least, most }))
                }
            }
            kind::INTEGER => match text.parse::<i64>() {
                Ok(number) if number.unsigned_abs() > rules::SAFE_INTEGER as u64 => {
                    Err(not_that(Expected::Smaller))
                }
                Ok(number) => in_range(option, number as f64, json!(number)).map_err(not_that),
                Err(_) => Err(not_that(Expected::Whole)),
            },
            kind::NUMBER => match text.parse::<f64>() {
                Ok(number) if number.is_finite() => in_range(option, number, json!(number)).map_err(not_that),
                _ => Err(not_that(Expected::Number)),
            },
            kind::BOOLEAN => match text.to_lowercase().as_str() {
                "true" => Ok(json!(true)),
                "false" => Ok(json!(false)),
                _ => Err(not_that(Expected::Boolean)),
            },
            _ => match self.named(option, text) {
                Some(named) => {
                    self.call.named.push(named);
                    Ok(json!(named.id()))
                }
                None => Err(not_that(match option.kind {
                    kind::USER => Expected::Member,
                    kind::CHANNEL => Expected::Channel,
                    kind::ROLE => Expected::Role,
                    kind::ATTACHMENT => Expected::File,
                    _ => Expected::MemberOrRole,
                })),
            },
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
    fn named(&self, option: &CommandOption, text: &str) -> Option<Named> {
        let name = text.strip_prefix(['@', '#']).unwrap_or(text);
        let is_named = |entry: &str| entry == name || entry == text;
        let directory = self.directory;
        let member = || {
            directory
                .members
                .iter()
                .find(|it| is_named(&it.0))
                .map(|it| Named::User(it.1))
        };
        let role = || {
            directory
                .roles
                .iter()
                .find(|it| is_named(&it.0))
                .map(|it| Named::Role(it.1))
        };
        let kinds = option.channel_types.as_ref().filter(|kinds| !kinds.is_empty());
        let is_allowed = |kind: &u8| kinds.is_none_or(|kinds| kinds.contains(kind));
        match option.kind {
            kind::USER => member(),
            kind::CHANNEL => {
                let mut channels = directory.channels.iter();
                let found = channels.find(|it| is_named(&it.0) && is_allowed(&it.2));
                found.map(|it| Named::Channel(it.1))
            }
            kind::ROLE => role(),
            kind::MENTIONABLE => member().or_else(role),
            kind::ATTACHMENT => directory
                .files
                .iter()
                .find(|it| it.0 == text)
                .map(|it| Named::File(it.1)),
            _ => None,
        }
    }
}

fn in_range(option: &CommandOption, number: f64, value: Value) -> Result<Value, Expected> {
    let bound = |bound: &Option<serde_json::Number>| bound.as_ref().and_then(serde_json::Number::as_f64);
    match (bound(&option.min_value), bound(&option.max_value)) {
        (Some(least), _) if number < least => Err(Expected::AtLeast(least)),
        (_, Some(most)) if number > most => Err(Expected::AtMost(most)),
        _ => Ok(value),
    }
}
