//! How a command is to be typed, for those who ask.

use super::shown;
use crate::discord::world::{CommandOption, CommandSpec, Localizations, Localized, option_kind as kind};

/// A command as a user is offered it.
#[doc(hidden)]
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
