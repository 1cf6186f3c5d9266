//! The shape of a command: what Discord accepts at registration.
//! Source: `interactions/application-commands`.

use std::collections::HashSet;

use serde_json::Value;

use super::*;
use crate::discord::error::{ApiError, Faults};
use crate::discord::form::quoted;
use crate::discord::world::{Choice, CommandOption, CommandSpec, Localizations, SLASH, option_kind as kind};

/// Checks one command; `at` stands before each field's path, for example `3.`.
pub fn check(spec: &CommandSpec, at: &str, faults: &mut Faults) {
    if !(1..=3).contains(&spec.kind) {
        faults.choice(format!("{at}type"), "1, 2, 3");
        return;
    }
    if spec.kind == SLASH {
        name(&spec.name, format!("{at}name"), faults);
        described(&spec.description, format!("{at}description"), faults);
    } else {
        if spec.name.is_empty() {
            faults.required_once(format!("{at}name"));
        }
        faults.length(format!("{at}name"), &spec.name, 0..=*COMMAND_NAME.end());
        // The texts are Discord's; by what codes they are known is not documented.
        if !spec.description.is_empty() {
            let message = "Context menu commands cannot have description";
            let path = format!("{at}description");
            faults.add(path, "APPLICATION_COMMAND_INVALID_DESCRIPTION", message);
        }
        if !spec.options.is_empty() {
            let message = "Context menu commands cannot have options";
            faults.add(
                format!("{at}options"),
                "APPLICATION_COMMAND_INVALID_OPTIONS",
                message,
            );
        }
    }
    if spec.kind == SLASH {
        localized_names(
            &spec.name_localizations,
            &format!("{at}name_localizations"),
            faults,
        );
    } else {
        localized(
            &spec.name_localizations,
            &format!("{at}name_localizations"),
            COMMAND_NAME,
            faults,
        );
    }
    let descriptions = format!("{at}description_localizations");
    localized(
        &spec.description_localizations,
        &descriptions,
        COMMAND_DESCRIPTION,
        faults,
    );
    options(&spec.options, &format!("{at}options"), Level::Command, faults);
    if total(spec) > COMMAND_TOTAL {
        let message = format!("Command exceeds maximum size ({COMMAND_TOTAL})");
        faults.add(at.trim_end_matches('.'), "APPLICATION_COMMAND_TOO_LARGE", message);
    }
}

/// So many commands may one scope hold.
pub fn check_count<'a>(specs: impl Iterator<Item = &'a CommandSpec>) -> Result<(), ApiError> {
    let mut counts = [0; 4];
    for spec in specs {
        counts[usize::from(spec.kind.min(3))] += 1;
    }
    if counts[1] > SLASH_COMMANDS || counts[2] > USER_COMMANDS || counts[3] > MESSAGE_COMMANDS {
        return Err(codes::TOO_MANY_COMMANDS.into());
    }
    Ok(())
}

/// How deep an option stands: subcommands stand in a command or a group, groups in a command.
#[derive(Clone, Copy, PartialEq)]
enum Level {
    Command,
    Group,
    Subcommand,
}

fn options(options: &[CommandOption], at: &str, level: Level, faults: &mut Faults) {
    faults.count(at, options.len(), 0..=OPTIONS);
    let mut names = HashSet::new();
    let mut optional_seen = false;
    // The first says of which sort all are.
    let nests = options.first().is_some_and(|option| option.kind <= kind::GROUP);
    for (index, option) in options.iter().enumerate() {
        let at = format!("{at}.{index}");
        name(&option.name, format!("{at}.name"), faults);
        described(&option.description, format!("{at}.description"), faults);
        localized_names(
            &option.name_localizations,
            &format!("{at}.name_localizations"),
            faults,
        );
        let descriptions = format!("{at}.description_localizations");
        localized(
            &option.description_localizations,
            &descriptions,
            COMMAND_DESCRIPTION,
            faults,
        );
        if !names.insert(&option.name) {
            let message = "Option names must be unique within the command";
            faults.add(
                format!("{at}.name"),
                "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
                message,
            );
        }
        let (least, most) = match level {
            Level::Command => (kind::SUBCOMMAND, kind::ATTACHMENT),
            Level::Group => (kind::SUBCOMMAND, kind::SUBCOMMAND),
            Level::Subcommand => (kind::STRING, kind::ATTACHMENT),
        };
        if !(least..=most).contains(&option.kind) {
            let allowed: Vec<u64> = (u64::from(least)..=u64::from(most)).collect();
            faults.kind(at.as_str(), &allowed);
        } else if level == Level::Command && (option.kind <= kind::GROUP) != nests {
            let message =
                "Sub-command and sub-command group option types are mutually exclusive to all other types";
            faults.add(at.as_str(), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message);
        }
        if option.required && optional_seen {
            let message = "Required options must be placed before non-required options";
            faults.add(
                at.as_str(),
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                message,
            );
        }
        optional_seen |= !option.required;
        match option.kind {
            kind::GROUP => self::options(&option.options, &format!("{at}.options"), Level::Group, faults),
            kind::SUBCOMMAND => self::options(
                &option.options,
                &format!("{at}.options"),
                Level::Subcommand,
                faults,
            ),
            _ => value(option, &at, faults),
        }
    }
}

/// What an option with a value may say about that value.
fn value(option: &CommandOption, at: &str, faults: &mut Faults) {
    if option.autocomplete && !option.choices.is_empty() {
        let message = "Choices cannot be used with autocomplete";
        faults.add(
            format!("{at}.autocomplete"),
            "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES",
            message,
        );
    }
    faults.count(format!("{at}.choices"), option.choices.len(), 0..=CHOICES);
    let mut names = HashSet::new();
    for (index, choice) in option.choices.iter().enumerate() {
        let at = format!("{at}.choices.{index}");
        if !faults.has(&format!("{at}.name")) {
            faults.length(format!("{at}.name"), &choice.name, CHOICE_NAME);
        }
        localized(
            &choice.name_localizations,
            &format!("{at}.name_localizations"),
            CHOICE_NAME,
            faults,
        );
        if !names.insert(&choice.name) {
            let message = "The option choice names must be unique within the option";
            faults.add(
                format!("{at}.name"),
                "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
                message,
            );
        }
        choice_value(option.kind, choice, format!("{at}.value"), faults);
    }
}

fn choice_value(option_kind: u8, choice: &Choice, at: String, faults: &mut Faults) {
    match (option_kind, &choice.value) {
        // That there is none has been told.
        (_, Value::Null) => {}
        (kind::STRING, Value::String(text)) => faults.length(at, text, CHOICE_VALUE),
        (kind::STRING, other) => {
            let message = format!("Could not interpret {} as string.", quoted(other));
            faults.add(at, "STRING_TYPE_CONVERT", message);
        }
        (kind::INTEGER | kind::NUMBER, value) => number(option_kind, value, at, faults),
        _ => faults.add(
            at,
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
            "This option type has no choices",
        ),
    }
}

/// A number of an INTEGER is a whole one that JavaScript's numbers can hold.
pub fn number(option_kind: u8, value: &Value, at: String, faults: &mut Faults) {
    let kind = if option_kind == kind::INTEGER {
        "int53"
    } else {
        "float"
    };
    // A library may write a whole number as 1.0.
    let whole = value
        .as_f64()
        .filter(|number| number.fract() == 0.0)
        .map(|number| number as i64);
    let whole = value.as_i64().or(whole);
    match whole {
        Some(number) if option_kind == kind::INTEGER && number > SAFE_INTEGER => {
            let message = format!("{kind} value should be less than or equal to {SAFE_INTEGER}.");
            faults.add(at, "NUMBER_TYPE_MAX", message);
        }
        Some(number) if option_kind == kind::INTEGER && number < -SAFE_INTEGER => {
            let message = format!("{kind} value should be greater than or equal to -{SAFE_INTEGER}.");
            faults.add(at, "NUMBER_TYPE_MIN", message);
        }
        Some(_) => {}
        None if option_kind != kind::INTEGER && value.is_number() => {}
        None => {
            let message = format!("Value {} is not {kind}.", quoted(value));
            faults.add(at, "NUMBER_TYPE_COERCE", message);
        }
    }
}

fn name(name: &str, at: String, faults: &mut Faults) {
    if name.is_empty() {
        faults.required_once(at);
    } else if !is_command_name(name) {
        faults.add(at, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }
}

fn described(text: &str, at: String, faults: &mut Faults) {
    if !faults.has(&at) {
        faults.length(at, text, COMMAND_DESCRIPTION);
    }
}

/// Checks a text in other languages: languages that Discord has, and each text of the right length.
/// Texts in several languages.
pub fn localized(texts: &Localizations, at: &str, range: RangeInclusive<usize>, faults: &mut Faults) {
    for (locale, text) in known(texts, at, faults) {
        faults.length(format!("{at}.{locale}"), text, range.clone());
    }
}

fn localized_names(texts: &Localizations, at: &str, faults: &mut Faults) {
    for (locale, text) in known(texts, at, faults) {
        name(text, format!("{at}.{locale}"), faults);
    }
}

fn known<'a>(texts: &'a Localizations, at: &str, faults: &mut Faults) -> Vec<(&'a String, &'a String)> {
    let (known, unknown) = texts
        .iter()
        .flatten()
        .partition::<Vec<_>, _>(|(locale, _)| LOCALES.contains(&&***locale));
    if !unknown.is_empty() {
        faults.choice(at, &LOCALES.join(", "));
    }
    known
}

/// Characters of a command's names, descriptions and values. Of texts in several languages the longest counts.
fn total(spec: &CommandSpec) -> usize {
    fn longest(text: &str, others: &Localizations) -> usize {
        let others = others.iter().flatten().map(|(_, text)| text.chars().count());
        others.chain([text.chars().count()]).max().unwrap_or(0)
    }
    fn of_options(options: &[CommandOption]) -> usize {
        let one = |option: &CommandOption| {
            let choices = option.choices.iter().map(|choice| {
                let value = choice.value.as_str().map_or(0, |text| text.chars().count());
                longest(&choice.name, &choice.name_localizations) + value
            });
            longest(&option.name, &option.name_localizations)
                + longest(&option.description, &option.description_localizations)
                + choices.sum::<usize>()
                + of_options(&option.options)
        };
        options.iter().map(one).sum()
    }
    longest(&spec.name, &spec.name_localizations)
        + longest(&spec.description, &spec.description_localizations)
        + of_options(&spec.options)
}
