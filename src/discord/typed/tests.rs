//! Commands as they are typed, and what becomes of them.

use super::*;
use crate::discord::error::Faults;
use crate::discord::world::CommandSpec;

fn command(spec: Value) -> Command {
    let mut faults = Faults::default();
    let spec = CommandSpec::read(&spec, "", &mut faults);
    faults.check().unwrap();
    Command {
        id: Snowflake(1),
        version: Snowflake(2),
        guild: None,
        spec,
    }
}

fn library() -> Command {
    command(json!({
        "name": "library", "name_localizations": { "ko": "도서관" }, "description": "d",
        "options": [
            { "type": 4, "name": "topic", "name_localizations": { "ko": "주제" }, "description": "d", "required": true,
              "choices": [
                  { "name": "hours", "name_localizations": { "ko": "운영 시간" }, "value": 0 },
                  { "name": "facilities", "name_localizations": { "ko": "시설" }, "value": 1 },
              ] },
            { "type": 3, "name": "note", "description": "d", "max_length": 20 },
            { "type": 4, "name": "floor", "description": "d", "min_value": 1, "max_value": 5 },
            { "type": 5, "name": "quiet", "description": "d" },
            { "type": 6, "name": "who", "description": "d" },
        ],
    }))
}

fn options(locale: &str, typed: &str) -> Result<Value, Refusal> {
    let directory = Directory {
        members: vec![("bora".into(), Snowflake(7))],
        ..Directory::default()
    };
    parse(typed, Typed::Whole, locale, &[&library()], &directory).map(|call| {
        call.options
            .iter()
            .map(|option| json!([option["name"], option["value"]]))
            .collect()
    })
}

#[test]
fn a_choice_becomes_its_registered_value() {
    assert_eq!(
        options("en-US", "/library topic: facilities"),
        Ok(json!([["topic", 1]]))
    );
    assert_eq!(
        options("ko", "/도서관 주제: 운영 시간"),
        Ok(json!([["topic", 0]]))
    );
    assert_eq!(options("ko", "/library topic: hours"), Ok(json!([["topic", 0]])));
}

#[test]
fn a_value_runs_to_the_next_known_option() {
    let typed = "/library topic:hours note: at 08:30, x: y floor: 3 quiet: True who: @bora";
    let expected = json!([
        ["topic", 0],
        ["note", "at 08:30, x: y"],
        ["floor", 3],
        ["quiet", true],
        ["who", "7"]
    ]);
    assert_eq!(options("en-US", typed), Ok(expected));
}

#[test]
fn the_client_refuses() {
    let told = |locale: &str, typed: &str| options(locale, typed).unwrap_err().to_string();
    for (typed, refusal) in [
        ("/libary topic: hours", "Discord offers no such command: /library"),
        (
            "/library topic: moon",
            "Discord offers no such choice: hours, facilities",
        ),
        ("/library", "Discord asks for: topic"),
        ("/library topic:", "Discord asks for: topic"),
        ("/library topic: hours note:", "Discord asks for: note"),
        (
            "/library subject: hours",
            "Discord offers no such option: topic, note, floor, quiet, who",
        ),
        (
            "/library topic: hours topic: hours",
            "Discord takes topic: only once",
        ),
        (
            "/library topic: hours floor: two",
            "Discord asks for a whole number as floor",
        ),
        (
            "/library topic: hours floor: 6",
            "Discord asks for a number of at most 5 as floor",
        ),
        (
            "/library topic: hours quiet: maybe",
            "Discord asks for True or False as quiet",
        ),
        (
            "/library topic: hours who: nobody",
            "Discord asks for a member of the server as who",
        ),
        (
            "/library topic: hours note: 123456789012345678901",
            "Discord asks for 0 to 20 characters as note",
        ),
    ] {
        assert_eq!(told("en-US", typed), refusal, "{typed}");
    }
    assert_eq!(
        told("ko", "/도서관 주제: 달"),
        "Discord offers no such choice: 운영 시간, 시설"
    );
    // Another language's name is not this client's.
    assert_eq!(
        told("en-US", "/도서관 topic: hours"),
        "Discord offers no such command: /library"
    );
    let none = parse("/hello", Typed::Whole, "en-US", &[], &Directory::default()).unwrap_err();
    assert_eq!(none, Refusal::NoCommands);
}

#[test]
fn usage_tells_how_to_type_it() {
    let usage = "/도서관 주제: (운영 시간 | 시설) [note: …] [floor: …] [quiet: …] [who: …]";
    let expected = Offered {
        usage: usage.into(),
        description: "d".into(),
    };
    assert_eq!(offered(&library().spec, "ko"), [expected]);
}

#[test]
fn subcommands_nest() {
    let nested = command(json!({
        "name": "hours", "description": "d",
        "options": [
            { "type": 1, "name": "show", "description": "d" },
            { "type": 2, "name": "change", "description": "d", "options": [
                { "type": 1, "name": "day", "description": "d", "options": [
                    { "type": 3, "name": "name", "description": "d" },
                ] },
            ] },
        ],
    }));
    let parse = |typed: &str| parse(typed, Typed::Whole, "en-US", &[&nested], &Directory::default());
    assert_eq!(
        parse("/hours show").unwrap().options,
        [json!({ "name": "show", "type": 1, "options": [] })]
    );
    let day = json!({ "name": "day", "type": 1, "options": [{ "name": "name", "type": 3, "value": "Mon" }] });
    assert_eq!(
        parse("/hours change day name: Mon").unwrap().options,
        [json!({ "name": "change", "type": 2, "options": [day] })]
    );
    assert_eq!(
        parse("/hours").unwrap_err().to_string(),
        "Discord offers no such subcommand: show, change"
    );
    assert_eq!(
        parse("/hours show now").unwrap_err().to_string(),
        "Discord offers no options here"
    );
}

#[test]
fn a_value_that_is_begun_is_the_bots_to_complete() {
    let find = command(json!({
        "name": "find", "description": "d",
        "options": [
            { "type": 4, "name": "floor", "description": "d", "required": true },
            { "type": 4, "name": "seat", "description": "d", "autocomplete": true },
            { "type": 3, "name": "note", "description": "d", "required": false },
        ],
    }));
    let begin = |typed: &str| {
        parse(typed, Typed::Begun, "en-US", &[&find], &Directory::default()).map(|call| call.options)
    };
    let floor = json!({ "name": "floor", "type": 4, "value": 2 });
    let seat = |text: &str| json!({ "name": "seat", "type": 4, "value": text, "focused": true });
    assert_eq!(begin("/find floor: 2 seat: 1"), Ok(vec![floor, seat("1")]));
    assert_eq!(begin("/find seat:"), Ok(vec![seat("")]));
    assert_eq!(begin("/find note: x"), Err(Refusal::NothingToSuggest));
    assert_eq!(begin("/find"), Err(Refusal::NothingToSuggest));
}
