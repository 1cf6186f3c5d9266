//! Commands that are registered.

use serde_json::{Value, json};

use super::{case, refuses, with};
use crate::bare::Bare;

fn command(more: Value) -> Value {
    with(json!({ "name": "c", "description": "d" }), more)
}

fn option(more: Value) -> Value {
    with(json!({ "type": 3, "name": "o", "description": "d" }), more)
}

#[tokio::test]
async fn a_command_is_refused_field_by_field() {
    let bare = Bare::start().await;
    let commands = format!("/applications/{}/commands", bare.me);
    let one = [
        case(json!([]), "", "MODEL_TYPE_CONVERT"),
        case(json!({ "description": "d" }), "name", "BASE_TYPE_REQUIRED"),
        case(
            command(json!({ "name": "two words" })),
            "name",
            "APPLICATION_COMMAND_INVALID_NAME",
        ),
        case(
            command(json!({ "name_localizations": "ko" })),
            "name_localizations",
            "DICT_TYPE_CONVERT",
        ),
        case(
            command(json!({ "type": 2 })),
            "description",
            "APPLICATION_COMMAND_INVALID_DESCRIPTION",
        ),
        case(
            json!({ "name": "Menu", "type": 2, "options": [option(json!({}))] }),
            "options",
            "APPLICATION_COMMAND_INVALID_OPTIONS",
        ),
    ];
    refuses(&bare, "POST", &commands, one).await;
    let all = [
        case(json!({}), "", "LIST_TYPE_CONVERT"),
        case(
            json!([command(json!({})), command(json!({}))]),
            "1",
            "APPLICATION_COMMANDS_DUPLICATE_NAME",
        ),
    ];
    refuses(&bare, "PUT", &commands, all).await;
}

#[tokio::test]
async fn an_option_is_refused_field_by_field() {
    let bare = Bare::start().await;
    let commands = format!("/applications/{}/commands", bare.me);
    let these = |options: Value| command(json!({ "options": options }));
    let plain = option(json!({}));
    let choice = json!({ "name": "n", "value": "v" });
    let cases = [
        case(
            these(json!([option(json!({ "type": 12 }))])),
            "options.0",
            "UNION_TYPE_CHOICES",
        ),
        case(
            these(json!([option(
                json!({ "choices": [choice], "autocomplete": true })
            )])),
            "options.0.autocomplete",
            "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES",
        ),
        case(
            these(json!([option(json!({ "choices": [choice, choice] }))])),
            "options.0.choices.1.name",
            "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
        ),
        case(
            these(json!([plain, plain])),
            "options.1.name",
            "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
        ),
        case(
            these(json!([plain, option(json!({ "name": "p", "required": true }))])),
            "options.1",
            "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        ),
        case(
            these(json!([plain, option(json!({ "name": "s", "type": 1 }))])),
            "options.1",
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        ),
    ];
    refuses(&bare, "POST", &commands, cases).await;
}
