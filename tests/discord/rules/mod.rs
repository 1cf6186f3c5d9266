//! Discord's numbers, each with a case just inside and one just outside. A case is called what `rules.rs` calls its number.

mod gateway;
mod server;
mod shapes;

use serde_json::Value;

use crate::bare::Bare;
use crate::messages::errors;
use crate::source;

/// A number's name, a body inside, one outside, and where the error stands.
type Case = (&'static str, Value, Value, &'static str);

fn long(length: usize) -> String {
    "가".repeat(length)
}

/// Sends both bodies of each case: one is taken, one is refused for the field.
async fn hold(bare: &Bare, method: &str, path: &str, cases: impl IntoIterator<Item = Case>) {
    for (rule, inside, outside, at) in cases {
        let (status, answer) = bare.rest.send(method, path, inside.to_string()).await;
        assert!(status < 300, "{rule}, inside: {answer}");
        let (status, answer) = bare.rest.send(method, path, outside.to_string()).await;
        assert_eq!(status, 400, "{rule}, outside: {answer}");
        assert_ne!(errors(&answer, at), &Value::Null, "{rule}: {answer}");
    }
}

/// Every number of `rules.rs` has a case of its name, here or in another file of these tests.
#[test]
fn no_rule_is_without_a_case() {
    let tests = source::folder("tests/discord");
    let rules = source::file("src/discord/rules.rs");
    let names = rules
        .lines()
        .filter_map(|line| line.strip_prefix("pub const ")?.split(':').next());
    let untested: Vec<&str> = names.filter(|name| !has_word(&tests, name)).collect();
    assert_eq!(untested, [""; 0]);
}

fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word)
        .any(|(at, _)| !text[..at].ends_with(is_part) && !text[at + word.len()..].starts_with(is_part))
}
