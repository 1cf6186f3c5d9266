//! Of messages, their parts, and the other answers to an interaction.

use botcamp::discord::Turn;
use serde_json::{Value, json};

use super::{Case, hold, long};
use crate::bare::{Bare, text};
use crate::messages::errors;

#[tokio::test]
async fn of_a_message() {
    let bare = Bare::start().await;
    let path = format!("/channels/{}/messages", bare.channel);
    let embed = |part: Value| json!({ "embeds": [part] });
    let field = |name: usize, value: usize| {
        embed(json!({ "fields": [{ "name": long(name), "value": long(value) }] }))
    };
    let footer = |length: usize| embed(json!({ "footer": { "text": long(length) } }));
    let author = |length: usize| embed(json!({ "author": { "name": long(length) } }));
    let users = |count: u64| {
        let ids: Vec<String> = (1..=count).map(|id| id.to_string()).collect();
        json!({ "content": "x", "allowed_mentions": { "users": ids } })
    };
    let content = |length: usize| json!({ "content": long(length) });
    let address = |length: usize| {
        let url = format!("https://example.org/{}", "x".repeat(length - 20));
        embed(json!({ "title": "t", "url": url }))
    };
    let nonce = |length: usize| json!({ "content": "x", "nonce": long(length) });
    let embeds = |count: usize| json!({ "embeds": vec![json!({ "title": "t" }); count] });
    let title = |length: usize| embed(json!({ "title": long(length) }));
    let described = |length: usize| embed(json!({ "description": long(length) }));
    let fields = |count: usize| embed(json!({ "fields": vec![json!({ "name": "n", "value": "v" }); count] }));
    // serenity looks only at each embed by itself.
    let two =
        |each: usize| json!({ "embeds": [{ "description": long(each) }, { "description": long(each) }] });
    let button = |id: usize| json!({ "type": 2, "style": 1, "label": "b", "custom_id": id.to_string() });
    let rows = |count: usize| {
        let rows = (0..count).map(|id| json!({ "type": 1, "components": [button(id)] }));
        json!({ "components": rows.collect::<Value>() })
    };
    let buttons = |count: usize| json!({ "components": [{ "type": 1, "components": (0..count).map(button).collect::<Value>() }] });
    let cases = [
        ("CONTENT", content(2000), content(2001), "content"),
        ("EMBEDS", embeds(10), embeds(11), "embeds"),
        ("EMBEDS", embeds(1), json!({ "embeds": ["t"] }), "embeds.0"),
        ("EMBEDS", embeds(1), json!({ "embeds": "t" }), "embeds"),
        ("EMBED_TITLE", title(256), title(257), "embeds.0.title"),
        (
            "EMBED_DESCRIPTION",
            described(4096),
            described(4097),
            "embeds.0.description",
        ),
        ("EMBED_FIELDS", fields(25), fields(26), "embeds.0.fields"),
        ("EMBED_TOTAL", two(3000), two(3001), "embeds"),
        ("ACTION_ROWS", rows(5), rows(6), "components"),
        (
            "ROW_COMPONENTS",
            buttons(5),
            buttons(6),
            "components.0.components",
        ),
        (
            "EMBED_FIELD_NAME",
            field(1, 1),
            field(0, 1),
            "embeds.0.fields.0.name",
        ),
        (
            "EMBED_FIELD_NAME",
            field(256, 1),
            field(257, 1),
            "embeds.0.fields.0.name",
        ),
        (
            "EMBED_FIELD_VALUE",
            field(1, 1024),
            field(1, 1025),
            "embeds.0.fields.0.value",
        ),
        ("EMBED_URL", address(2048), address(2049), "embeds.0.url"),
        ("NONCE", nonce(25), nonce(26), "nonce"),
        ("EMBED_FOOTER", footer(2048), footer(2049), "embeds.0.footer.text"),
        ("EMBED_AUTHOR", author(256), author(257), "embeds.0.author.name"),
        (
            "ALLOWED_MENTIONS",
            users(100),
            users(101),
            "allowed_mentions.users",
        ),
    ];
    hold(&bare, "POST", &path, cases).await;
    let (_, answer) = bare.rest.post(&path, content(2001)).await;
    let expected = json!([{ "code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 2000 or fewer in length." }]);
    assert_eq!(errors(&answer, "content"), &expected);
}

#[tokio::test]
async fn of_buttons_and_menus() {
    let bare = Bare::start().await;
    let path = format!("/channels/{}/messages", bare.channel);
    let row = |inside: Value| json!({ "components": [{ "type": 1, "components": inside }] });
    let button = |id: &str, label: &str| json!({ "type": 2, "style": 1, "custom_id": id, "label": label });
    let named = |id: usize, label: usize| row(json!([button(&long(id), &long(label))]));
    let link = |length: usize| {
        let url = format!("https://example.org/{}", "x".repeat(length - 20));
        row(json!([{ "type": 2, "style": 5, "label": "l", "url": url }]))
    };
    let menu = |options: Value, placeholder: &str| {
        row(json!([{ "type": 3, "custom_id": "m", "options": options, "placeholder": placeholder }]))
    };
    let option = |label: usize, value: usize, more: usize| {
        menu(
            json!([{ "label": long(label), "value": long(value), "description": long(more) }]),
            "",
        )
    };
    let options = |count: usize| -> Value {
        (0..count)
            .map(|it| json!({ "label": "l", "value": it.to_string() }))
            .collect()
    };
    let same = |values: [&str; 2]| {
        menu(
            values
                .map(|value| json!({ "label": "l", "value": value }))
                .into_iter()
                .collect(),
            "",
        )
    };
    let ids = |one: &str, other: &str| row(json!([button(one, "a"), button(other, "b")]));
    let who = |id: &str| json!({ "type": 5, "custom_id": id });
    let chosen = |least: u64, most: u64| {
        row(json!([{ "type": 5, "custom_id": "m", "min_values": least, "max_values": most }]))
    };
    const INSIDE: &str = "components.0.components";
    const OPTION: &str = "components.0.components.0.options.0";
    let at = |name: &str| -> &'static str { format!("{INSIDE}.0.{name}").leak() };
    let of_option = |name: &str| -> &'static str { format!("{OPTION}.{name}").leak() };
    let cases = [
        ("CUSTOM_ID", named(100, 1), named(101, 1), at("custom_id")),
        ("CUSTOM_ID", named(1, 1), named(0, 1), at("custom_id")),
        (
            "CUSTOM_ID",
            ids("a", "b"),
            ids("a", "a"),
            "components.0.components.1.custom_id",
        ),
        ("BUTTON_LABEL", named(1, 80), named(1, 81), at("label")),
        ("BUTTON_LABEL", named(1, 1), named(1, 0), at("label")),
        ("BUTTON_URL", link(512), link(513), at("url")),
        (
            "SELECT_OPTIONS",
            menu(options(25), ""),
            menu(options(26), ""),
            at("options"),
        ),
        (
            "SELECT_OPTIONS",
            menu(options(1), ""),
            menu(options(0), ""),
            at("options"),
        ),
        ("SELECT_OPTIONS", chosen(25, 25), chosen(26, 26), at("max_values")),
        ("SELECT_OPTIONS", chosen(2, 2), chosen(3, 2), at("min_values")),
        (
            "SELECT_PLACEHOLDER",
            menu(options(1), &long(150)),
            menu(options(1), &long(151)),
            at("placeholder"),
        ),
        (
            "SELECT_TEXT",
            option(100, 1, 1),
            option(101, 1, 1),
            of_option("label"),
        ),
        (
            "SELECT_TEXT",
            option(1, 100, 1),
            option(1, 101, 1),
            of_option("value"),
        ),
        (
            "SELECT_TEXT",
            option(1, 1, 100),
            option(1, 1, 101),
            of_option("description"),
        ),
        (
            "SELECT_TEXT",
            same(["a", "b"]),
            same(["a", "a"]),
            "components.0.components.0.options.1.value",
        ),
        (
            "ROW_COMPONENTS",
            row(json!([who("a")])),
            row(json!([who("a"), who("b")])),
            "components.0.components.1",
        ),
        ("ROW_COMPONENTS", row(json!([who("a")])), row(json!([])), INSIDE),
    ];
    hold(&bare, "POST", &path, cases).await;
}

#[tokio::test]
async fn of_a_modal() {
    let mut bare = Bare::start().await;
    let modal = |id: usize, title: usize, rows: Value| json!({ "type": 9, "data": { "custom_id": long(id), "title": long(title), "components": rows } });
    let row = |id: String, more: Value| {
        let mut input = json!({ "type": 4, "custom_id": id, "label": "l", "style": 1 });
        input
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        json!({ "type": 1, "components": [input] })
    };
    let rows = |count: usize| {
        modal(
            1,
            1,
            (0..count).map(|it| row(it.to_string(), json!({}))).collect(),
        )
    };
    let input = |more: Value| modal(1, 1, json!([row("i".into(), more)]));
    let label = |length: usize, description: usize| {
        let input = json!({ "type": 4, "custom_id": "i", "style": 1 });
        let label = json!({ "type": 18, "label": long(length), "description": long(description), "component": input });
        modal(1, 1, json!([label]))
    };
    let words = |length: usize| modal(1, 1, json!([{ "type": 10, "content": long(length) }]));
    const INPUT: &str = "data.components.0.components.0";
    let at = |name: &str| -> &'static str { format!("{INPUT}.{name}").leak() };
    let cases: [Case; 16] = [
        (
            "TEXT_INPUT_LABEL",
            label(45, 1),
            label(46, 1),
            "data.components.0.label",
        ),
        (
            "LABEL_DESCRIPTION",
            label(1, 100),
            label(1, 101),
            "data.components.0.description",
        ),
        (
            "TEXT_DISPLAY_CONTENT",
            words(4000),
            words(4001),
            "data.components.0.content",
        ),
        (
            "TEXT_DISPLAY_CONTENT",
            words(1),
            words(0),
            "data.components.0.content",
        ),
        (
            "CUSTOM_ID",
            modal(100, 1, json!([row("i".into(), json!({}))])),
            modal(101, 1, json!([])),
            "data.custom_id",
        ),
        (
            "MODAL_TITLE",
            modal(1, 45, json!([row("i".into(), json!({}))])),
            modal(1, 46, json!([])),
            "data.title",
        ),
        ("MODAL_COMPONENTS", rows(5), rows(6), "data.components"),
        ("MODAL_COMPONENTS", rows(1), rows(0), "data.components"),
        (
            "TEXT_INPUT_LABEL",
            input(json!({ "label": long(45) })),
            input(json!({ "label": long(46) })),
            at("label"),
        ),
        (
            "TEXT_INPUT_LABEL",
            input(json!({ "label": "l" })),
            input(json!({ "label": "" })),
            at("label"),
        ),
        (
            "TEXT_INPUT_PLACEHOLDER",
            input(json!({ "placeholder": long(100) })),
            input(json!({ "placeholder": long(101) })),
            at("placeholder"),
        ),
        (
            "TEXT_INPUT_VALUE",
            input(json!({ "value": long(4000) })),
            input(json!({ "value": long(4001) })),
            at("value"),
        ),
        (
            "TEXT_INPUT_MIN",
            input(json!({ "min_length": 4000 })),
            input(json!({ "min_length": 4001 })),
            at("min_length"),
        ),
        (
            "TEXT_INPUT_MIN",
            input(json!({ "min_length": 5, "max_length": 5 })),
            input(json!({ "min_length": 6, "max_length": 5 })),
            at("min_length"),
        ),
        (
            "TEXT_INPUT_MAX",
            input(json!({ "max_length": 4000 })),
            input(json!({ "max_length": 4001 })),
            at("max_length"),
        ),
        (
            "TEXT_INPUT_MAX",
            input(json!({ "max_length": 1 })),
            input(json!({ "max_length": 0 })),
            at("max_length"),
        ),
    ];
    for (rule, inside, outside, at) in cases {
        let asked = bare.asked().await;
        // A refused answer is not given.
        let (_, answer) = bare.rest.post(&asked.callback, outside).await;
        assert_ne!(errors(&answer, at), &Value::Null, "{rule}, outside: {answer}");
        let (status, answer) = bare.rest.post(&asked.callback, inside).await;
        assert_eq!(status, 204, "{rule}, inside: {answer}");
        assert!(matches!(asked.turn.await.unwrap(), Turn::Answered { .. }));
    }
}

#[tokio::test]
async fn of_suggestions() {
    let mut bare = Bare::start().await;
    let option = json!({ "type": 3, "name": "room", "description": "d", "autocomplete": true });
    bare.register(json!([{ "name": "find", "description": "d", "options": [option] }]))
        .await;
    let choices = |count: usize, name: usize, value: usize| {
        let choice = json!({ "name": long(name), "value": long(value) });
        json!({ "type": 8, "data": { "choices": vec![choice; count] } })
    };
    for (rule, inside, outside, at) in [
        (
            "SUGGESTIONS",
            choices(25, 1, 1),
            choices(26, 1, 1),
            "data.choices",
        ),
        (
            "SUGGESTION_VALUE",
            choices(1, 1, 100),
            choices(1, 1, 101),
            "data.choices.0.value",
        ),
        (
            "CHOICE_NAME",
            choices(1, 100, 1),
            choices(1, 101, 1),
            "data.choices.0.name",
        ),
    ] {
        let alice = bare.discord.user("alice");
        let turn = tokio::spawn(async move { alice.begins("/find room: ma").await });
        let interaction = bare.gateway.dispatch("INTERACTION_CREATE").await;
        let path = format!(
            "/interactions/{}/{}/callback",
            text(&interaction, "id"),
            text(&interaction, "token")
        );
        let (_, answer) = bare.rest.post(&path, outside).await;
        assert_ne!(errors(&answer, at), &Value::Null, "{rule}, outside: {answer}");
        assert_eq!(bare.rest.post(&path, inside).await.0, 204, "{rule}, inside");
        assert!(matches!(turn.await.unwrap(), Turn::Answered { .. }));
    }
}
