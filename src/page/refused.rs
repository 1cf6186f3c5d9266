//! What a user is refused, as a sentence of the page's words (`page-refused-…`) with what it is filled with.

use serde_json::{Value, json};

use crate::discord::{CONTENT, Expected, FormRefused, Refusal, Refused};

/// Discord's own refusals that the page has a sentence for, by their code.
const CODES: [u32; 15] = [
    10003, 10008, 10014, 20016, 30010, 40005, 50001, 50005, 50006, 50007, 50008, 50013, 50021, 50083, 160_005,
];

/// A name that is no name.
pub fn name() -> Value {
    sentence("name", json!({ "most": super::NAME }))
}

/// What cannot be said but in its own words.
pub fn other(words: &str) -> Value {
    sentence("other", json!({ "words": words }))
}

pub fn told(why: &Refused) -> Value {
    match why {
        Refused::Api(error) if CODES.contains(&error.code) => sentence(&error.code.to_string(), json!({})),
        Refused::Api(error) if error.faults.has("content") => {
            sentence("too-long", json!({ "most": CONTENT }))
        }
        Refused::Api(error) => other(&error.told()),
        Refused::Command(why) => command(why),
        Refused::Form(why) => form(why),
        Refused::NoSuchChannel => sentence("no-channel", json!({})),
        Refused::NoSuchMessage => sentence("no-message", json!({})),
        Refused::NoSuchComponent => sentence("no-component", json!({})),
        Refused::NoSuchCommand => sentence("no-command", json!({})),
        Refused::NoSuchEntry => sentence("no-entry", json!({})),
        Refused::Entries { least, most } => sentence("entries", json!({ "least": least, "most": most })),
        Refused::NoForm => sentence("no-form", json!({})),
        Refused::Disabled => sentence("disabled", json!({})),
        Refused::NoResponse => sentence("no-response", json!({})),
    }
}

fn command(why: &Refusal) -> Value {
    let offered = |key: &str, names: &[String]| sentence(key, json!({ "offered": names.join(", ") }));
    match why {
        Refusal::NoCommands => sentence("no-commands", json!({})),
        Refusal::NoSuchCommand(_) => sentence("no-command", json!({})),
        Refusal::NoSuchSubcommand(names) => offered("no-subcommand", names),
        Refusal::NoSuchOption(names) => offered("no-option", names),
        Refusal::NoOptions => sentence("no-options", json!({})),
        Refusal::NoSuchChoice(names) => offered("no-choice", names),
        Refusal::Missing(names) => sentence("missing", json!({ "names": names.join(", ") })),
        Refusal::Twice(name) => sentence("twice", json!({ "name": name })),
        Refusal::NothingToSuggest => sentence("no-suggestions", json!({})),
        Refusal::NotThat { option, expected } => not_that(option, *expected),
    }
}

fn not_that(name: &str, expected: Expected) -> Value {
    let is = |key: &str| sentence(&format!("not-{key}"), json!({ "name": name }));
    match expected {
        Expected::Characters { least, most } => characters(name, least, most),
        Expected::Whole => is("whole"),
        Expected::Number => is("number"),
        Expected::Smaller => is("smaller"),
        Expected::AtLeast(least) => sentence("at-least", json!({ "name": name, "least": least.to_string() })),
        Expected::AtMost(most) => sentence("at-most", json!({ "name": name, "most": most.to_string() })),
        Expected::Boolean => is("boolean"),
        Expected::Member => is("member"),
        Expected::Channel => is("channel"),
        Expected::Role => is("role"),
        Expected::MemberOrRole => is("member-or-role"),
        Expected::File => is("file"),
    }
}

fn form(why: &FormRefused) -> Value {
    match why {
        FormRefused::NoSuchField { given, offered } => sentence(
            "no-field",
            json!({ "name": given, "offered": offered.join(", ") }),
        ),
        FormRefused::Twice(name) => sentence("twice", json!({ "name": name })),
        FormRefused::Missing(name) => sentence("missing", json!({ "names": name })),
        FormRefused::Characters { field, least, most } => characters(field, *least, *most),
        FormRefused::NoSuchEntry { field, offered } => sentence(
            "no-entry-as",
            json!({ "name": field, "offered": offered.join(", ") }),
        ),
        FormRefused::Entries { field, least, most } => sentence(
            "entries-as",
            json!({ "name": field, "least": least, "most": most }),
        ),
    }
}

fn characters(name: &str, least: usize, most: usize) -> Value {
    sentence(
        "characters",
        json!({ "name": name, "least": least, "most": most }),
    )
}

fn sentence(key: &str, args: Value) -> Value {
    json!({ "sentence": format!("refused-{key}"), "args": args })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Lang, all_in};

    /// One of each kind that has values of its own, and some that have none.
    fn each() -> Vec<Value> {
        let names = || vec!["hours".to_owned(), "facilities".to_owned()];
        let (least, most) = (1, 2);
        let field = || "Days".to_owned();
        let not = |expected| Refusal::NotThat {
            option: "floor".into(),
            expected,
        };
        let commands = [
            Refusal::NoCommands,
            Refusal::NoSuchCommand(names()),
            Refusal::NoSuchSubcommand(names()),
            Refusal::NoSuchOption(names()),
            Refusal::NoOptions,
            Refusal::NoSuchChoice(names()),
            Refusal::Missing(names()),
            Refusal::Twice(field()),
            Refusal::NothingToSuggest,
            not(Expected::Characters { least, most }),
            not(Expected::Whole),
            not(Expected::Number),
            not(Expected::Smaller),
            not(Expected::AtLeast(1.5)),
            not(Expected::AtMost(12.0)),
            not(Expected::Boolean),
            not(Expected::Member),
            not(Expected::Channel),
            not(Expected::Role),
            not(Expected::MemberOrRole),
            not(Expected::File),
        ];
        let forms = [
            FormRefused::NoSuchField {
                given: field(),
                offered: names(),
            },
            FormRefused::Twice(field()),
            FormRefused::Missing(field()),
            FormRefused::Characters {
                field: field(),
                least,
                most,
            },
            FormRefused::NoSuchEntry {
                field: field(),
                offered: names(),
            },
            FormRefused::Entries {
                field: field(),
                least,
                most,
            },
        ];
        let others = [
            Refused::NoSuchChannel,
            Refused::NoSuchMessage,
            Refused::NoSuchComponent,
            Refused::NoSuchCommand,
            Refused::NoSuchEntry,
            Refused::Entries { least, most },
            Refused::NoForm,
            Refused::Disabled,
            Refused::NoResponse,
        ];
        let all = commands.into_iter().map(Refused::Command);
        let all = all.chain(forms.into_iter().map(Refused::Form)).chain(others);
        let codes = CODES.map(|code| sentence(&code.to_string(), json!({})));
        let own = [
            name(),
            other("?"),
            sentence("too-long", json!({ "most": CONTENT })),
        ];
        all.map(|it| told(&it)).chain(codes).chain(own).collect()
    }

    #[test]
    fn each_has_its_sentence_in_both_languages() {
        for lang in [Lang::En, Lang::Ko] {
            let words = all_in(lang, "page-");
            for it in each() {
                let key = format!("page-{}", it["sentence"].as_str().unwrap());
                let sentence = words.get(key.as_str()).unwrap_or_else(|| panic!("{key}"));
                for name in it["args"].as_object().unwrap().keys() {
                    assert!(sentence.contains(&format!("{{${name}}}")), "{key}: {name}");
                }
            }
        }
    }
}
