//! Messages, and what stands in them beside buttons and menus.

use serde_json::{Value, json};

use super::{case, refuses};
use crate::bare::Bare;
use crate::messages::errors;

#[tokio::test]
async fn a_message_is_refused_field_by_field() {
    let bare = Bare::mighty().await;
    let messages = format!("/channels/{}/messages", bare.channel);
    let say = |name: &str, value: Value| {
        let mut body = json!({ "content": "x" });
        body[name] = value;
        body
    };
    let mentions = json!({ "parse": ["users"], "users": ["1"] });
    let reply = |to: &str| say("message_reference", json!({ "message_id": to }));
    let cases = [
        case(
            say("content", json!("x".repeat(2001))),
            "content",
            "BASE_TYPE_MAX_LENGTH",
        ),
        case(say("content", json!([])), "content", "STRING_TYPE_CONVERT"),
        case(say("tts", json!("yes")), "tts", "BOOLEAN_TYPE_CONVERT"),
        case(
            say("allowed_mentions", mentions),
            "allowed_mentions",
            "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        ),
        case(
            reply("1"),
            "message_reference",
            "MESSAGE_REFERENCE_UNKNOWN_MESSAGE",
        ),
        case(
            say("message_reference", json!({ "channel_id": "1" })),
            "message_reference.message_id",
            "BASE_TYPE_REQUIRED",
        ),
        case(reply("x"), "message_reference.message_id", "NUMBER_TYPE_COERCE"),
        case(say("nonce", json!({})), "nonce", "NONCE_TYPE_INVALID_TYPE"),
        case(
            say("nonce", json!("n".repeat(26))),
            "nonce",
            "NONCE_TYPE_TOO_LONG",
        ),
    ];
    refuses(&bare, "POST", &messages, cases).await;
}

#[tokio::test]
async fn an_embed_is_refused_field_by_field() {
    let bare = Bare::mighty().await;
    let messages = format!("/channels/{}/messages", bare.channel);
    let embeds = |all: Value| json!({ "embeds": all });
    let embed = |one: Value| embeds(json!([one]));
    let large = json!({ "description": "x".repeat(4000) });
    let cases = [
        case(embeds(json!("t")), "embeds", "LIST_TYPE_CONVERT"),
        case(embed(json!("t")), "embeds.0", "MODEL_TYPE_CONVERT"),
        case(embed(json!(null)), "embeds.0", "LIST_ITEM_VALUE_REQUIRED"),
        case(embeds(json!([large, large])), "embeds", "MAX_EMBED_SIZE_EXCEEDED"),
        case(
            embed(json!({ "fields": [{ "name": "", "value": "v" }] })),
            "embeds.0.fields.0.name",
            "BASE_TYPE_REQUIRED",
        ),
        case(
            embed(json!({ "color": 1 })),
            "embeds.0.description",
            "BASE_TYPE_REQUIRED",
        ),
        case(
            embed(json!({ "title": "t", "url": "example.org" })),
            "embeds.0.url",
            "URL_TYPE_INVALID_URL",
        ),
        case(
            embed(json!({ "image": { "url": "ftp://example.org/a.png" } })),
            "embeds.0.image.url",
            "URL_TYPE_INVALID_SCHEME",
        ),
        case(
            embed(json!({ "title": "t", "timestamp": "noon" })),
            "embeds.0.timestamp",
            "DATE_TIME_TYPE_PARSE",
        ),
    ];
    refuses(&bare, "POST", &messages, cases).await;
}

#[tokio::test]
async fn so_many_messages_and_no_others_are_asked_for() {
    let bare = Bare::start().await;
    for (number, code) in [(0, "NUMBER_TYPE_MIN"), (101, "NUMBER_TYPE_MAX")] {
        let path = format!("/channels/{}/messages?limit={number}", bare.channel);
        let (_, answer) = bare.rest.get(&path).await;
        assert_eq!(errors(&answer, "limit")[0]["code"], code, "{answer}");
    }
}
