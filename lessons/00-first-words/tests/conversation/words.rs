//! What the student reads: in English or Korean, line against line.

use std::env;

/// English or Korean, as `BOTCAMP_LANG` or else the system says.
pub fn say(english: &str, korean: &str) -> String {
    let variables = ["BOTCAMP_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];
    let language = variables
        .iter()
        .find_map(|name| env::var(name).ok().filter(|it| !it.is_empty()));
    match language.is_some_and(|it| it.starts_with("ko")) {
        true => korean.to_owned(),
        false => english.to_owned(),
    }
}

/// The two conversations, run by run. What they share stands there once; of the rest, each line after the word for whose it is.
pub fn difference(expected: &str, said: &str) -> String {
    let (both, ours, theirs) = (
        say("        ", "    "),
        say("expected", "기대"),
        say("printed ", "실제"),
    );
    let mut text = String::new();
    let mut add = |whose: &str, lines: &[&str]| {
        for line in lines {
            text += &format!("  {whose}  {}\n", visible(line));
        }
    };
    let (expected, said) = (runs(expected), runs(said));
    for index in 0..expected.len().max(said.len()) {
        let expected = expected.get(index).map_or(&[][..], Vec::as_slice);
        let said = said.get(index).map_or(&[][..], Vec::as_slice);
        let pairs = expected.iter().zip(said);
        let shared = pairs.take_while(|(one, other)| one == other).count();
        add(&both, &expected[..shared]);
        add(&ours, &expected[shared..]);
        add(&theirs, &said[shared..]);
    }
    text
}

/// The lines of each run: one begins where a command was typed.
fn runs(conversation: &str) -> Vec<Vec<&str>> {
    let mut runs = Vec::new();
    for line in conversation.lines() {
        match runs.last_mut() {
            Some(run) if !line.starts_with("$ ") => Vec::push(run, line),
            _ => runs.push(vec![line]),
        }
    }
    runs
}

/// A line without what a terminal would obey.
fn visible(line: &str) -> String {
    line.chars()
        .map(|it| match it.is_control() {
            true => it.escape_default().to_string(),
            false => it.to_string(),
        })
        .collect()
}
