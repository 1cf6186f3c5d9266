//! Tokens and session ids: what others must not guess.

use std::borrow::Cow;
use std::hash::{BuildHasher, RandomState};

use serde_json::Value;

/// How each of them begins, which is not the form of a real one: nobody takes it for a leak, and it is found in a path.
pub const PREFIX: &str = "offline-";

/// Hexadecimal digits behind it.
const DIGITS: usize = 32;

/// What stands in the place of a secret, where it is shown.
const HIDDEN: &str = "token";

/// A new secret. `RandomState` has its keys from the system, which is enough for what never leaves this machine.
pub fn random() -> String {
    let half = || RandomState::new().hash_one(());
    format!("{PREFIX}{:016x}{:016x}", half(), half())
}

/// The same text for somebody who may see no secret: wherever one stands in it, the word `token` does.
pub fn hidden(text: &str) -> Cow<'_, str> {
    let mut shown = Cow::Borrowed(text);
    let mut from = 0;
    while let Some(at) = shown[from..].find(PREFIX).map(|it| it + from) {
        let digits = at + PREFIX.len();
        let is_secret = shown
            .get(digits..digits + DIGITS)
            .is_some_and(|it| it.bytes().all(|byte| byte.is_ascii_hexdigit()));
        from = match is_secret {
            true => {
                shown.to_mut().replace_range(at..digits + DIGITS, HIDDEN);
                at + HIDDEN.len()
            }
            false => digits,
        };
    }
    shown
}

/// The same for all texts in a JSON value.
pub fn hide_in(value: &mut Value) {
    match value {
        Value::String(text) => {
            if let Cow::Owned(shown) = hidden(text) {
                *text = shown;
            }
        }
        Value::Array(values) => values.iter_mut().for_each(hide_in),
        Value::Object(fields) => fields.values_mut().for_each(hide_in),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_hidden_wherever_it_stands_and_nothing_else_is() {
        let (one, other) = (random(), random());
        assert_eq!(
            hidden(&format!("/webhooks/1/{one}/messages/{other}")),
            "/webhooks/1/token/messages/token"
        );
        for text in ["offline-", "go offline-mode now", "offline-하나", ""] {
            assert!(matches!(hidden(text), Cow::Borrowed(same) if same == text));
        }
        let mut value = serde_json::json!({ "d": [{ "token": one, "n": 1 }] });
        hide_in(&mut value);
        assert_eq!(value, serde_json::json!({ "d": [{ "token": "token", "n": 1 }] }));
    }
}
