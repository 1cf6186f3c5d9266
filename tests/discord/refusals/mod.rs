//! How Discord refuses: each code of `rules/codes.rs`, and each inner code of a form, has a case in these tests.
//! `topics/opcodes-and-status-codes` (JSON error codes), `reference` (Error messages)

mod answers;
mod bodies;
mod commands;
mod components;
mod deeds;
mod messages;
mod server;

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::bare::{Bare, text};
use crate::messages::errors;
use crate::source;

/// A body, the field that it is refused for, and how.
type Case = (Value, String, &'static str);

fn case(body: Value, at: impl Into<String>, code: &'static str) -> Case {
    (body, at.into(), code)
}

async fn refuses(bare: &Bare, method: &str, path: &str, cases: impl IntoIterator<Item = Case>) {
    for (body, at, code) in cases {
        let (status, answer) = bare.rest.send(method, path, body.to_string()).await;
        let refused = (status, &answer["message"]);
        assert_eq!(refused, (400, &json!("Invalid Form Body")), "{code}: {answer}");
        let error = &errors(&answer, &at)[0];
        assert_eq!(error["code"], code, "{answer}");
        assert!(!text(error, "message").is_empty(), "{answer}");
    }
}

/// This with more in it.
fn with(mut body: Value, more: Value) -> Value {
    let fields = more.as_object().unwrap().clone();
    body.as_object_mut().unwrap().extend(fields);
    body
}

#[test]
fn no_code_is_without_a_case() {
    let (tests, discord) = (source::folder("tests/discord"), source::folder("src/discord"));
    let codes = source::file("src/discord/rules/codes.rs");
    let numbers = codes.split("Code(").filter_map(|code| {
        let number = code.split(',').nth(1)?.trim();
        number.parse::<u32>().ok().filter(|it| *it > 0)
    });
    // Of those that a user's client tells them there is only the text: of being banned, and of slow mode.
    let told = |number: &u32| tests.contains(&number.to_string()) || [40007, 20016].contains(number);
    assert_eq!(numbers.filter(|it| !told(it)).collect::<Vec<_>>(), [0; 0]);

    // The inner ones are all of this form, and nothing else is.
    let endings = [
        "_INVALID",
        "_EXISTS",
        "_LENGTH",
        "_CONVERT",
        "_COERCE",
        "_EXCEEDED",
        "_DUPLICATED",
        "_EXCLUSIVE",
        "_REQUIRED",
        "_CHOICES",
        "_VALUES",
        "_EMOJI",
        "_SCHEME",
        "_URL",
        "_LONG",
        "_TYPE",
        "_OPTIONS",
        "_DESCRIPTION",
        "_PARSE",
    ];
    let quoted = discord
        .split('"')
        .filter(|it| endings.iter().any(|end| it.ends_with(end)));
    let inner: BTreeSet<&str> = quoted
        .filter(|it| it.bytes().all(|c| c.is_ascii_uppercase() || c == b'_'))
        .collect();
    assert!(inner.len() > 20, "{inner:?}");
    let untested: Vec<&&str> = inner.iter().filter(|code| !tests.contains(**code)).collect();
    assert_eq!(untested, [&""; 0]);
}
