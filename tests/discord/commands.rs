//! Registering commands, each rule with a case inside and one outside. `interactions/application-commands`

use serde_json::{Value, json};

use crate::bare::Bare;
use crate::messages::errors;

fn command(name: &str) -> Value {
    json!({ "name": name, "description": "d" })
}

fn commands(count: usize) -> Value {
    (0..count).map(|index| command(&format!("c{index}"))).collect()
}

/// A command with these options.
fn with(options: Value) -> Value {
    json!([{ "name": "c", "description": "d", "options": options }])
}

/// A command with an option of this type with this in it.
fn option(kind: u8, more: Value) -> Value {
    let mut option = json!({ "type": kind, "name": "o", "description": "d" });
    option
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    with(json!([option]))
}

#[tokio::test]
async fn rules_of_a_command() {
    let bare = Bare::start().await;
    let long = |length: usize| "a".repeat(length);
    let options = |count: usize| -> Value {
        (0..count)
            .map(|index| json!({ "type": 3, "name": format!("o{index}"), "description": "d" }))
            .collect()
    };
    let choices = |count: usize| -> Value {
        (0..count)
            .map(|index| json!({ "name": format!("n{index}"), "value": "v" }))
            .collect()
    };
    let choice = |value: Value| json!({ "choices": [{ "name": "n", "value": value }] });
    let string = |name: &str, required: bool| json!({ "type": 3, "name": name, "description": "d", "required": required });
    let sub = |options: Value| json!({ "type": 1, "name": "s", "description": "d", "options": options });
    let group = |options: Value| json!({ "type": 2, "name": "g", "description": "d", "options": options });
    let localized = |names: Value| json!([{ "name": "c", "description": "d", "name_localizations": names }]);
    let text = |name: usize, value: usize| {
        option(
            3,
            json!({ "choices": [{ "name": long(name), "value": long(value) }] }),
        )
    };
    let same = |names: [&str; 2]| {
        let choices: Value = names
            .iter()
            .map(|name| json!({ "name": name, "value": name }))
            .collect();
        option(3, json!({ "choices": choices }))
    };
    let described = |length: usize| json!([{ "name": "c", "description": long(length) }]);
    let menu = |name: usize, more: &str| json!([{ "type": 2, "name": long(name), "description": more }]);
    let one = |name: &str| json!([command(name)]);
    let both = |a: &str, b: &str| json!([command(a), command(b)]);
    let strings = |a: (&str, bool), b: (&str, bool)| with(json!([string(a.0, a.1), string(b.0, b.1)]));
    let alone = with(json!([sub(json!([]))]));
    let beside = with(json!([sub(json!([])), string("a", false)]));
    let nested = with(json!([group(json!([sub(json!([]))]))]));
    let too_deep = with(json!([group(json!([group(json!([]))]))]));
    let completed = option(3, json!({ "autocomplete": true }));
    let both_ways = option(3, json!({ "autocomplete": true, "choices": choices(1) }));
    let lengths = |most: u64| option(3, json!({ "max_length": most }));
    const CHOICE: &str = "0.options.0.choices.0.value";
    for (rule, inside, outside, at) in [
        ("COMMAND_NAME", one("열려있나"), one("Open"), "0.name"),
        ("COMMAND_NAME", one(&long(32)), one(&long(33)), "0.name"),
        ("COMMAND_NAME", menu(32, ""), menu(33, ""), "0.name"),
        ("names differ", both("a", "b"), both("a", "a"), "1"),
        (
            "COMMAND_DESCRIPTION",
            described(100),
            described(101),
            "0.description",
        ),
        (
            "COMMAND_DESCRIPTION",
            described(1),
            json!([{ "name": "c" }]),
            "0.description",
        ),
        ("a menu has none", menu(1, ""), menu(1, "d"), "0.description"),
        (
            "LOCALES",
            localized(json!({ "ko": "시" })),
            localized(json!({ "kr": "시" })),
            "0.name_localizations",
        ),
        (
            "COMMAND_NAME",
            localized(json!({ "ko": "시" })),
            localized(json!({ "ko": "두 말" })),
            "0.name_localizations.ko",
        ),
        ("OPTIONS", with(options(25)), with(options(26)), "0.options"),
        (
            "required first",
            strings(("a", true), ("b", false)),
            strings(("a", false), ("b", true)),
            "0.options.1",
        ),
        (
            "names differ",
            strings(("a", true), ("b", true)),
            strings(("a", true), ("a", true)),
            "0.options.1.name",
        ),
        (
            "CHOICES",
            option(3, json!({ "choices": choices(25) })),
            option(3, json!({ "choices": choices(26) })),
            "0.options.0.choices",
        ),
        (
            "CHOICE_NAME",
            text(100, 1),
            text(101, 1),
            "0.options.0.choices.0.name",
        ),
        ("CHOICE_VALUE", text(1, 100), text(1, 101), CHOICE),
        (
            "names differ",
            same(["a", "b"]),
            same(["a", "a"]),
            "0.options.0.choices.1.name",
        ),
        (
            "of its type",
            option(3, choice(json!("v"))),
            option(3, choice(json!(1))),
            CHOICE,
        ),
        (
            "of its type",
            option(4, choice(json!(1))),
            option(4, choice(json!("1"))),
            CHOICE,
        ),
        (
            "of its type",
            option(10, choice(json!(0.5))),
            option(10, choice(json!("0.5"))),
            CHOICE,
        ),
        (
            "SAFE_INTEGER",
            option(4, choice(json!((1_i64 << 53) - 1))),
            option(4, choice(json!(1_i64 << 53))),
            CHOICE,
        ),
        (
            "SAFE_INTEGER",
            option(4, choice(json!(1 - (1_i64 << 53)))),
            option(4, choice(json!(-(1_i64 << 53)))),
            CHOICE,
        ),
        ("either", completed, both_ways, "0.options.0.autocomplete"),
        (
            "OPTION_LENGTH",
            lengths(6000),
            lengths(6001),
            "0.options.0.max_length",
        ),
        ("nesting", alone, beside, "0.options.1"),
        ("nesting", nested, too_deep, "0.options.0.options.0"),
        (
            "types",
            option(11, json!({})),
            option(12, json!({})),
            "0.options.0",
        ),
    ] {
        let (status, answer) = bare.register(inside).await;
        assert_eq!(status, 200, "{rule}, {at}: {answer}");
        let (status, answer) = bare.register(outside).await;
        assert_eq!(status, 400, "{rule}, {at}");
        assert_ne!(errors(&answer, at), &Value::Null, "{rule}, {at}: {answer}");
    }
}

#[tokio::test]
async fn a_command_is_not_too_large() {
    // COMMAND_TOTAL: 8000
    let bare = Bare::start().await;
    let options = |count: usize| -> Value {
        let long = |index: usize| json!({ "name": format!("{index:0100}"), "value": "v".repeat(100) });
        let choices: Vec<Value> = (0..count).map(long).collect();
        json!([
            { "type": 3, "name": "a", "description": "d", "choices": choices },
            { "type": 3, "name": "b", "description": "d", "choices": choices },
        ])
    };
    assert_eq!(bare.register(with(options(19))).await.0, 200);
    let (_, answer) = bare.register(with(options(20))).await;
    assert_eq!(errors(&answer, "0")[0]["code"], "APPLICATION_COMMAND_TOO_LARGE");
}

#[tokio::test]
async fn there_are_at_most_a_hundred() {
    // SLASH_COMMANDS
    let bare = Bare::start().await;
    assert_eq!(bare.register(commands(100)).await.0, 200);
    assert_eq!(bare.register(commands(101)).await.1["code"], 30032);
    // COMMANDS_AT_ONCE: of all types together, and beyond that the form itself is refused.
    assert_eq!(bare.register(commands(130)).await.1["code"], 30032);
    let (_, answer) = bare.register(commands(131)).await;
    assert_eq!(
        errors(&answer, "")[0]["message"],
        "Must be 130 or fewer in length."
    );
    let path = format!("/applications/{}/commands", bare.me);
    assert_eq!(bare.rest.post(&path, command("one-more")).await.1["code"], 30032);
    // A menu entry counts for itself.
    assert_eq!(
        bare.rest
            .post(&path, json!({ "name": "Look up", "type": 2 }))
            .await
            .0,
        201
    );
}

#[tokio::test]
async fn commands_are_listed_changed_and_deleted() {
    let bare = Bare::start().await;
    let everywhere = format!("/applications/{}/commands", bare.me);
    let here = format!("/applications/{}/guilds/{}/commands", bare.me, bare.guild);
    for path in [&everywhere, &here] {
        let (status, made) = bare.rest.post(path, command("hello")).await;
        assert_eq!(
            (status, &made["type"], &made["application_id"]),
            (201, &json!(1), &json!(bare.me))
        );
        // The same name again replaces it.
        let (status, again) = bare
            .rest
            .post(path, json!({ "name": "hello", "description": "new" }))
            .await;
        assert_eq!(
            (status, &again["id"], &again["description"]),
            (200, &made["id"], &json!("new"))
        );
        assert_ne!(again["version"], made["version"]);

        let one = format!("{path}/{}", made["id"].as_str().unwrap());
        assert_eq!(bare.rest.get(&one).await, (200, again));
        let (_, edited) = bare.rest.patch(&one, json!({ "description": "newer" })).await;
        assert_eq!(
            (&edited["name"], &edited["description"]),
            (&json!("hello"), &json!("newer"))
        );
        assert_eq!(bare.rest.patch(&one, json!({ "name": "Not so" })).await.0, 400);
        let (_, other) = bare.rest.post(path, command("other")).await;
        let (_, answer) = bare.rest.patch(&one, json!({ "name": "other" })).await;
        let code = "APPLICATION_COMMANDS_DUPLICATE_NAME";
        assert_eq!(errors(&answer, "")[0]["code"], code);
        let other = format!("{path}/{}", other["id"].as_str().unwrap());
        assert_eq!(bare.rest.delete(&other).await.0, 204);
        let all = format!("{path}?with_localizations=true");
        assert_eq!(bare.rest.get(&all).await, (200, json!([edited])));

        // A command that stays keeps its id.
        let (_, all) = bare
            .rest
            .put(path, json!([command("first"), command("hello")]))
            .await;
        assert_eq!(all[1]["id"], made["id"]);
        assert_eq!(bare.rest.delete(&one).await.0, 204);
        assert_eq!(bare.rest.get(&one).await.1["code"], 10063);
    }
    assert_eq!(bare.rest.get("/applications/1/commands").await.1["code"], 10002);
    assert_eq!(
        bare.rest
            .get(&format!("/applications/{}/guilds/1/commands", bare.me))
            .await
            .1["code"],
        10004
    );
}

/// `interactions/application-commands` (Get global application commands)
#[tokio::test]
async fn a_list_has_other_languages_for_who_asks_for_them() {
    let bare = Bare::start().await;
    let korean = json!({ "ko": "색" });
    let named = |name: &str| json!({ "name": name, "name_localizations": korean });
    let mut option = named("colour");
    option["description"] = json!("d");
    option["description_localizations"] = korean.clone();
    option["type"] = json!(3);
    option["choices"] = json!([named("red")]);
    option["choices"][0]["value"] = json!("r");
    let mut command = named("paint");
    command["description"] = json!("d");
    command["options"] = json!([option]);
    let path = format!("/applications/{}/commands", bare.me);
    let (_, made) = bare.rest.put(&path, json!([command])).await;
    assert_eq!(made.to_string().matches("색").count(), 4, "{made}");
    assert_eq!(
        bare.rest.get(&format!("{path}?with_localizations=true")).await.1,
        made
    );
    let (_, listed) = bare.rest.get(&path).await;
    assert!(!listed.to_string().contains("locali"), "{listed}");
    assert_eq!(listed[0]["options"][0]["choices"][0]["value"], "r");
}
