//! The shape of a command: what Discord accepts at registration.
//! Source: `interactions/application-commands`.

use std::collections::HashSet;

use serde_json::Value;

use super::*;
use crate::discord::error::{ApiError, Faults};
use crate::discord::world::{Choice, CommandOption, CommandSpec, Localizations, SLASH, option_kind as kind};

/// Checks one command; `at` stands before each field's path, for example `3.`.
pub fn check(spec: &CommandSpec, at: &str, faults: &mut Faults) {
    if !(1..=3).contains(&spec.kind) {
        faults.choice(format!("{at}type"), "1, 2, 3");
    }
    if spec.kind == SLASH {
        name(&spec.name, format!("{at}name"), faults);
        faults.length(format!("{at}description"), &spec.description, COMMAND_DESCRIPTION);
    } else {
        faults.length(format!("{at}name"), &spec.name, COMMAND_NAME);
        if !spec.description.is_empty() {
            let message = "Context menu commands cannot have description";
            faults.add(
                format!("{at}description"),
                "APPLICATION_COMMAND_CONTEXT_MENU_NO_DESCRIPTION",
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
    let nests = options.iter().any(|option| option.kind <= kind::GROUP);
    for (index, option) in options.iter().enumerate() {
        let at = format!("{at}.{index}");
        name(&option.name, format!("{at}.name"), faults);
        faults.length(
            format!("{at}.description"),
            &option.description,
            COMMAND_DESCRIPTION,
        );
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
        let allowed = match level {
            Level::Command => (1..=11).contains(&option.kind) && (option.kind <= kind::GROUP) == nests,
            Level::Group => option.kind == kind::SUBCOMMAND,
            Level::Subcommand => (kind::STRING..=kind::ATTACHMENT).contains(&option.kind),
        };
        if !allowed {
            let message =
                "Sub-command and sub-command group option types are mutually exclusive to all other types";
            faults.add(
                format!("{at}.type"),
                "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                message,
            );
        }
        if option.required && optional_seen {
            let message = "Required options must be placed before non-required options";
            faults.add(
                format!("{at}.required"),
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
    for (bound, name) in [
        (option.min_length, "min_length"),
        (option.max_length, "max_length"),
    ] {
        if bound.is_some_and(|bound| bound > OPTION_LENGTH) {
            let message = format!("int value should be less than or equal to {OPTION_LENGTH}.");
            faults.add(format!("{at}.{name}"), "NUMBER_TYPE_MAX", message);
        }
    }
    faults.count(format!("{at}.choices"), option.choices.len(), 0..=CHOICES);
    let mut names = HashSet::new();
    for (index, choice) in option.choices.iter().enumerate() {
        let at = format!("{at}.choices.{index}");
        faults.length(format!("{at}.name"), &choice.name, CHOICE_NAME);
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
        (kind::STRING, Value::String(text)) => faults.length(at, text, CHOICE_VALUE),
        (kind::INTEGER, Value::Number(number))
            if number
                .as_i64()
                .is_some_and(|number| number.unsigned_abs() <= SAFE_INTEGER as u64) => {}
        (kind::NUMBER, Value::Number(_)) => {}
        (kind::INTEGER, _) => faults.add(
            at,
            "NUMBER_TYPE_COERCE",
            "Value is not an int between -2^53+1 and 2^53-1.",
        ),
        (kind::NUMBER, _) => faults.add(at, "NUMBER_TYPE_COERCE", "Value is not a number."),
        (kind::STRING, _) => faults.add(at, "STRING_TYPE_CONVERT", "Could not interpret value as string."),
        _ => faults.add(
            at,
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
            "This option type has no choices",
        ),
    }
}

fn name(name: &str, at: String, faults: &mut Faults) {
    if name.is_empty() {
        faults.required(at);
    } else if !is_command_name(name) {
        faults.add(at, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }
}

/// Checks a text in other languages: languages that Discord has, and each text of the right length.
fn localized(texts: &Localizations, at: &str, range: RangeInclusive<usize>, faults: &mut Faults) {
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
