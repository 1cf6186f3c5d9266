//! Every form of a result fits the schema of whoever reads it, with every way in which a task or a lesson can end.

#![allow(clippy::unwrap_used, reason = "a test fails where it panics")]

use botcamp::grade::{Details, Report, formats};
use botcamp::words::Lang;
use reports::Schema;
use serde_json::{Value, json};

const HASH: &str = "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9";

/// A result with every outcome, as an earlier grading would have kept it.
fn everything() -> Report {
    let outcomes = [
        json!({ "kind": "passed" }),
        json!({ "kind": "wrong" }),
        json!({ "kind": "broke_rules", "rule": "POST /channels/…/messages: content: Must be 2000 or fewer in length." }),
        json!({ "kind": "unstable" }),
        json!({ "kind": "skipped", "after": "task_1" }),
        json!({ "kind": "not_started", "task": 1, "file": "src/main.rs", "line": 12 }),
        json!({ "kind": "crashed", "how": "signal 9" }),
        json!({ "kind": "timed_out", "what": "did not connect" }),
        json!({ "kind": "not_graded", "why": "the disk is full" }),
    ];
    let states = [
        json!({ "kind": "open" }),
        json!({ "kind": "graded" }),
        json!({ "kind": "did_not_compile", "message": "error[E0308]: mismatched types" }),
        json!({ "kind": "refused", "why": "src/main.rs is not a regular file." }),
    ];
    let task = |(number, outcome): (usize, &Value)| {
        json!({
            "number": number + 1, "title": { "en": "Say hello", "ko": "인사하기" },
            "points": if number == 0 { 2 } else { 0 }, "max_points": 2, "task": format!("task_{number}"),
            "outcome": outcome, "transcript": HASH, "expected": "#general\n", "said": "#general\n\u{1b}[31m::error::x\n",
            "again": "#general\nother\n", "differs": { "line": 2, "said": "\u{1b}[31m::error::x" },
            "last_words": ["\u{0}]]>"], "snapshot": "lessons/01-hello-bot/tests/snapshots/grade__x.snap", "seed": 7
        })
    };
    let lesson = |(number, state): (usize, &Value)| {
        json!({
            "number": number, "lesson": format!("{number:02}-x"), "title": { "en": "A lesson", "ko": "수업" },
            "points": 2, "max_points": 18, "source": HASH, "state": state,
            "tasks": outcomes.iter().enumerate().map(task).collect::<Vec<_>>()
        })
    };
    let report = json!({
        "schema": "botcamp/result", "version": 1, "rehearsal": false, "points": 8, "max_points": 72,
        "evidence": {
            "graded_at": "2026-03-02T03:00:00Z", "commit": "9fceb02d0ae598e95dc970b74767f19372d61af8", "changed": false,
            "rustc": "rustc 1.95.0", "botcamp": "0.1.0", "grader": HASH, "system": "linux x86_64",
            "sandbox": { "landlock": 6, "files": true, "connections": true, "signals": true, "calls": true, "processes": true, "limits": true },
            "seeds": [7, 8, 9]
        },
        "lessons": states.iter().enumerate().map(lesson).collect::<Vec<_>>()
    });
    serde_json::from_value(report).unwrap()
}

/// The result with all of it, with less, and with least.
fn shown() -> [Report; 3] {
    [Details::Full, Details::Own, Details::None].map(|details| everything().with(details))
}

fn is(schema: &str, text: &str) {
    let value: Value = serde_json::from_str(text).unwrap();
    let faults = Schema::new(schema).faults(&value);
    assert!(faults.is_empty(), "{faults:#?}\n{text}");
}

#[test]
fn the_courses_own_json_is_as_its_schema_says() {
    for report in shown() {
        is(
            include_str!("../../../../docs/result.schema.json"),
            &report.to_json(),
        );
    }
}

#[test]
fn the_schema_names_every_key_that_is_written() {
    let schema: Value = serde_json::from_str(include_str!("../../../../docs/result.schema.json")).unwrap();
    let written: Value = serde_json::from_str(&everything().to_json()).unwrap();
    let (lesson, task) = (&written["lessons"][0], &written["lessons"][0]["tasks"][0]);
    let known = [
        (&schema["properties"], &written),
        (&schema["$defs"]["evidence"]["properties"], &written["evidence"]),
        (
            &schema["$defs"]["sandbox"]["properties"],
            &written["evidence"]["sandbox"],
        ),
        (&schema["$defs"]["lesson"]["properties"], lesson),
        (&schema["$defs"]["task"]["properties"], task),
    ];
    for (known, written) in known {
        for key in written.as_object().unwrap().keys() {
            assert!(known.get(key).is_some(), "{key} is not in the schema");
        }
    }
}

#[test]
fn a_schema_finds_what_does_not_fit() {
    let schema = Schema::new(include_str!("../../../../docs/result.schema.json"));
    let mut value: Value = serde_json::from_str(&everything().to_json()).unwrap();
    value["lessons"][0]["source"] = json!("e3b0c442");
    value["lessons"][1]["tasks"][0]["outcome"]["kind"] = json!("won");
    let faults = schema.faults(&value);
    assert!(
        faults.iter().any(|it| it.starts_with("/lessons/0/source")),
        "{faults:?}"
    );
    assert!(
        faults
            .iter()
            .any(|it| it.starts_with("/lessons/1/tasks/0/outcome")),
        "{faults:?}"
    );
}

#[test]
fn gradescope_is_told_what_it_knows() {
    for report in shown() {
        for lang in [Lang::En, Lang::Ko] {
            is(
                include_str!("../schemas/gradescope.json"),
                &formats::gradescope(&report, lang),
            );
        }
    }
}

#[test]
fn classroom_50_is_told_what_it_knows() {
    let submitted = formats::Submitted {
        classroom: "discord-101".into(),
        assignment: "bots".into(),
        assignment_type: "individual".into(),
        owner: "bora".into(),
        submission: "submit/20260302T030000Z-9fceb02".into(),
        commit: "https://example.com/commit/9fceb02".into(),
        release: "https://example.com/releases/1".into(),
        review: "https://example.com/commit/9fceb02".into(),
    };
    for report in shown() {
        for lang in [Lang::En, Lang::Ko] {
            let text = formats::classroom50(&report, &submitted, lang);
            is(include_str!("../schemas/classroom50.json"), &text);
        }
    }
}
