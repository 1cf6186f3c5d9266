//! What users type after a slash. Their client sends what Discord would take, or says why it does not.

use std::sync::LazyLock;
use std::time::Instant;

use botcamp::discord::Actor;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use crate::cases::{PATIENCE, runtime, try_all, try_one};
use crate::json::text;
use crate::target::Target;

/// Commands with every type of option. What one is called begins another's name, and a value looks like an option.
fn commands() -> Value {
    let option = |kind: u8, name: &str, more: Value| {
        let mut option = json!({ "type": kind, "name": name, "description": "d" });
        let more = more.as_object().unwrap().clone();
        option.as_object_mut().unwrap().extend(more);
        option
    };
    let choices = json!([
        { "name": "hours", "name_localizations": { "ko": "운영 시간" }, "value": 0 },
        { "name": "count: 3", "value": 1 },
    ]);
    let all = json!([
        option(
            3,
            "word",
            json!({ "required": true, "min_length": 2, "max_length": 10 })
        ),
        option(4, "count", json!({ "min_value": -3, "max_value": 3 })),
        option(
            4,
            "topic",
            json!({ "choices": choices, "name_localizations": { "ko": "주제" } })
        ),
        option(10, "share", json!({ "min_value": 0.5 })),
        option(5, "quiet", json!({})),
        option(6, "who", json!({})),
        option(7, "where", json!({ "channel_types": [0] })),
        option(8, "role", json!({})),
        option(9, "whoever", json!({})),
        option(11, "file", json!({})),
        option(3, "find", json!({ "autocomplete": true })),
        option(3, "w", json!({})),
    ]);
    let day = json!({ "type": 1, "name": "day", "description": "d", "options": all });
    let show = json!({ "type": 1, "name": "show", "description": "d" });
    let change = json!({ "type": 2, "name": "change", "description": "d", "options": [day] });
    json!([
        { "name": "all", "name_localizations": { "ko": "모두" }, "description": "d", "options": all },
        { "name": "hours", "description": "d", "options": [show, change] },
        { "name": "hello", "description": "d" },
    ])
}

/// Somebody with a file, who is offered these commands.
async fn alice(target: &Target) -> Actor {
    target
        .ask("PUT", "/applications/{application}/commands", commands())
        .await;
    let user = target.discord.user("alice");
    user.has_file("hours.txt", b"07:00");
    user
}

/// Types it, whole or begun. What is sent is what Discord would take.
fn types(user: &Actor, typed: &str, is_whole: bool) -> Result<Value, String> {
    let begun = Instant::now();
    let sent = user.would_send(typed, is_whole);
    assert!(begun.elapsed() < PATIENCE, "{} bytes hang", typed.len());
    match &sent {
        Ok(data) => {
            let mut registered = COMMANDS.as_array().unwrap().iter();
            let command = registered.find(|it| it["name"] == data["name"]);
            let command = command.unwrap_or_else(|| panic!("no such command: {data}"));
            check(data, &command["options"], &data["options"], is_whole);
        }
        Err(why) => assert!(why.starts_with("Discord "), "{why:?}"),
    }
    sent
}

static COMMANDS: LazyLock<Value> = LazyLock::new(commands);

/// Holds what is sent against what is registered.
fn check(data: &Value, registered: &Value, sent: &Value, is_whole: bool) {
    let none = Vec::new();
    let registered = registered.as_array().unwrap_or(&none);
    let sent = sent.as_array().unwrap_or_else(|| panic!("no options: {data}"));
    let mut names: Vec<&str> = sent.iter().map(|it| it["name"].as_str().unwrap()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), sent.len(), "twice: {data}");
    for option in registered.iter().filter(|it| it["required"] == true && is_whole) {
        assert!(
            sent.iter().any(|it| it["name"] == option["name"]),
            "{option} of {data}"
        );
    }
    let focused = sent.iter().filter(|it| it["focused"] == true).count();
    assert!(focused <= usize::from(!is_whole), "{data}");
    for one in sent {
        let option = registered.iter().find(|it| it["name"] == one["name"]);
        let option = option.unwrap_or_else(|| panic!("no such option: {data}"));
        assert_eq!(one["type"], option["type"], "{data}");
        let value = &one["value"];
        let number = || value.as_f64().unwrap_or_else(|| panic!("no number: {data}"));
        let bound = |name: &str| option[name].as_f64();
        let in_bounds = || {
            bound("min_value").is_none_or(|least| least <= number())
                && bound("max_value").is_none_or(|most| number() <= most)
        };
        let is_told = |kind: &str| {
            let id = value.as_str().unwrap_or_else(|| panic!("no id: {data}"));
            data["resolved"][kind].get(id).is_some()
        };
        let fits = match option["type"].as_u64().unwrap() {
            _ if one["focused"] == true => option["autocomplete"] == true && value.is_string(),
            1 | 2 => {
                check(data, &option["options"], &one["options"], is_whole);
                sent.len() == 1
            }
            _ if !option["choices"].is_null() => {
                let mut choices = option["choices"].as_array().unwrap().iter();
                choices.any(|it| it["value"] == *value)
            }
            3 => {
                let length = value.as_str().unwrap().chars().count() as u64;
                let least = option["min_length"].as_u64().unwrap_or(0);
                (least..=option["max_length"].as_u64().unwrap_or(6000)).contains(&length)
            }
            4 => value.is_i64() && in_bounds(),
            10 => number().is_finite() && in_bounds(),
            5 => value.is_boolean(),
            6 => is_told("users"),
            7 => is_told("channels"),
            8 => is_told("roles"),
            9 => is_told("users") || is_told("roles"),
            11 => is_told("attachments"),
            other => panic!("type {other}"),
        };
        assert!(fits, "{one} of {data}");
    }
}

/// Words of which some make sense together.
fn word() -> impl Strategy<Value = String> {
    let known = [
        "/",
        "//",
        "all",
        "모두",
        "hours",
        "hello",
        "day",
        "change",
        "show",
        ":",
        "::",
        " ",
        "\t",
        "\u{3000}",
        "\n",
        "word:",
        "word :",
        "count:",
        "topic:",
        "주제:",
        "share:",
        "quiet:",
        "who:",
        "where:",
        "role:",
        "whoever:",
        "file:",
        "find:",
        "w:",
        "Word:",
        "x:",
        "운영 시간",
        "count: 3",
        "07:00",
        "3",
        "-3",
        "4",
        "-0",
        "+1",
        "1e3",
        "0.5",
        "0.4999",
        "inf",
        "NaN",
        "9007199254740993",
        "99999999999999999999",
        "true",
        "FALSE",
        "@alice",
        "@owner",
        "alice",
        "#general",
        "general",
        "@everyone",
        "@bot",
        "hours.txt",
    ];
    prop_oneof![
        12 => select(known.to_vec()).prop_map(str::to_owned),
        1 => text(),
    ]
}

fn typed() -> impl Strategy<Value = String> {
    let begins = [
        "/all ",
        "/모두 ",
        "/hours change day ",
        "/hours ",
        "/hello ",
        "/",
        "",
    ];
    let words = vec((word(), select(vec!["", " ", "  "])), 0..12);
    (select(begins.to_vec()), words, select(vec![1, 1, 1, 1, 200])).prop_map(|(begin, words, times)| {
        let words: String = words
            .into_iter()
            .flat_map(|(word, gap)| [word, gap.to_owned()])
            .collect();
        format!("{begin}{}", words.repeat(times))
    })
}

#[test]
fn commands_of_all_kinds() {
    let runtime = runtime();
    let target = runtime.block_on(Target::start());
    let users = [runtime.block_on(alice(&target)), target.discord.user("하나")];
    users[1].set_locale("ko");
    try_all(
        1500,
        (typed(), any::<bool>(), 0..2_usize),
        |(typed, is_whole, who)| {
            let _ = types(&users[who], &typed, is_whole);
        },
    );
}

/// What is right is sent, in whatever order it is typed.
#[test]
fn what_is_right_is_sent() {
    let runtime = runtime();
    let target = runtime.block_on(Target::start());
    let alice = runtime.block_on(alice(&target));
    let given = [
        ("word", "open now", json!("open now")),
        ("count", "-3", json!(-3)),
        ("topic", "hours", json!(0)),
        ("share", "0.5", json!(0.5)),
        ("quiet", "True", json!(true)),
        ("find", "어디: 여기", json!("어디: 여기")),
        ("w", "x: y", json!("x: y")),
    ];
    let some = vec(any::<Index>(), 0..10);
    try_all(200, (some, "[ \u{3000}]{1,3}"), |(some, gap)| {
        // It asks for the first.
        let mut chosen = vec![0];
        for index in some.iter().map(|it| it.index(given.len())) {
            if !chosen.contains(&index) {
                chosen.insert(index % (chosen.len() + 1), index);
            }
        }
        let parts = chosen.iter().map(|index| {
            let (name, text, _) = &given[*index];
            format!("{gap}{name}:{gap}{text}")
        });
        let sent = types(&alice, &format!("/all{}", parts.collect::<String>()), true).unwrap();
        let sent = sent["options"].as_array().unwrap().iter();
        let expected = chosen.iter().map(|index| &given[*index].2);
        assert!(sent.map(|it| &it["value"]).eq(expected));
    });
}

#[test]
fn what_is_very_long_is_read_in_time() {
    try_one(async {
        let target = Target::start().await;
        let alice = alice(&target).await;
        for part in ["a ", "w", ":", " :", "word", "word: ", "w:w:", "\u{3000}", "가"] {
            let typed = format!("/all {}", part.repeat(300_000 / part.len()));
            let _ = types(&alice, &typed, true);
            let _ = types(&alice, &typed, false);
        }
    });
}
