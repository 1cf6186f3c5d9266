//! Buttons and menus.

use serde_json::{Value, json};

use super::{case, refuses, with};
use crate::bare::Bare;

#[tokio::test]
async fn a_row_is_refused_component_by_component() {
    let bare = Bare::mighty().await;
    let messages = format!("/channels/{}/messages", bare.channel);
    let row = |inside: Value| json!({ "components": [{ "type": 1, "components": inside }] });
    let button = json!({ "type": 2, "style": 1, "label": "b", "custom_id": "b" });
    let link = json!({ "type": 2, "style": 5, "label": "l", "url": "https://example.org", "custom_id": "l" });
    let emoji = with(button.clone(), json!({ "emoji": { "name": "thumbsup" } }));
    let menu = |options: Value| json!({ "type": 3, "custom_id": "m", "options": options });
    let option = |value: &str| json!({ "label": "l", "value": value });
    let chosen = |value: &str| with(option(value), json!({ "default": true }));
    const INSIDE: &str = "components.0.components";
    let at = |place: &str| format!("{INSIDE}.{place}");
    let cases = [
        case(
            json!({ "components": [button] }),
            "components.0",
            "UNION_TYPE_CHOICES",
        ),
        case(row(json!([])), INSIDE, "BASE_TYPE_BAD_LENGTH"),
        case(
            row(json!([button, button])),
            at("1.custom_id"),
            "COMPONENT_CUSTOM_ID_DUPLICATED",
        ),
        case(
            row(json!([button, { "type": 5, "custom_id": "m" }])),
            at("1"),
            "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
        ),
        case(
            row(json!([link])),
            at("0.custom_id"),
            "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
        ),
        case(
            row(json!([{ "type": 2, "style": 1, "label": "b" }])),
            at("0.custom_id"),
            "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED",
        ),
        case(
            row(json!([emoji])),
            at("0.emoji.name"),
            "BUTTON_COMPONENT_INVALID_EMOJI",
        ),
        case(
            row(json!([menu(json!([option("a"), option("a")]))])),
            at("0.options.1.value"),
            "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
        ),
        case(
            row(json!([menu(json!([chosen("a"), chosen("b")]))])),
            at("0.options"),
            "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
        ),
    ];
    refuses(&bare, "POST", &messages, cases).await;
}
