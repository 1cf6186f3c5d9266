//! The result of a task as the course tool reads it: `$BOTCAMP_RESULTS/<task>.json`, written by hand.

use std::env;
use std::fs;
use std::path::Path;

pub const PASSED: &str = r#"{"kind": "passed"}"#;
pub const WRONG: &str = r#"{"kind": "wrong"}"#;

pub fn not_started(task: u32, file: &str, line: u32) -> String {
    let file = json(file);
    format!(r#"{{"kind": "not_started", "task": {task}, "file": {file}, "line": {line}}}"#)
}

pub fn not_graded(why: &str) -> String {
    format!(r#"{{"kind": "not_graded", "why": {}}}"#, json(why))
}

/// Writes the result, if the course tool asked for it.
pub fn keep(task: &str, outcome: &str, expected: Option<&str>, said: &str, errors: &str, snapshot: &str) {
    let Some(folder) = env::var_os("BOTCAMP_RESULTS") else {
        return;
    };
    let last_words: Vec<_> = errors.lines().take(20).map(json).collect();
    let fields = [
        ("task", json(task)),
        ("outcome", outcome.to_owned()),
        ("expected", expected.map_or("null".to_owned(), json)),
        ("said", json(said)),
        ("last_words", format!("[{}]", last_words.join(", "))),
        ("snapshot", json(snapshot)),
    ];
    let fields = fields.map(|(name, value)| format!("  \"{name}\": {value}"));
    let file = Path::new(&folder).join(format!("{task}.json"));
    if let Err(fault) = fs::write(&file, format!("{{\n{}\n}}\n", fields.join(",\n"))) {
        // The tool finds no result and says «not graded»; this says why.
        println!("cannot write {}: {fault}", file.display());
    }
}

/// A text as JSON writes it.
fn json(text: &str) -> String {
    let mut quoted = String::from("\"");
    for it in text.chars() {
        match it {
            '"' | '\\' => quoted.extend(['\\', it]),
            '\n' => quoted.push_str("\\n"),
            it if it < ' ' => quoted.push_str(&format!("\\u{:04x}", u32::from(it))),
            it => quoted.push(it),
        }
    }
    quoted.push('"');
    quoted
}
