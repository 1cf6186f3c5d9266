//! Bodies as a whole, and the words in which their fields are refused.

use serde_json::{Value, json};

use crate::bare::Bare;
use crate::messages::errors;

#[tokio::test]
async fn a_body_of_no_known_kind_is_refused() {
    let bare = Bare::start().await;
    let path = format!("/channels/{}/messages", bare.channel);
    for (kind, code) in [
        ("text/plain", "CONTENT_TYPE_INVALID"),
        ("", "CONTENT_TYPE_INVALID"),
        ("multipart/form-data; boundary=x", "MULTIPART_FORM_INVALID"),
    ] {
        let (status, answer) = bare.rest.post_as(&path, kind, "{}").await;
        assert_eq!(status, 400, "{kind:?}: {answer}");
        assert_eq!(errors(&answer, "")[0]["code"], code, "{kind:?}: {answer}");
    }
}

/// In Discord's own words, as people have told of them.
#[tokio::test]
async fn a_refusal_says_what_was_given() {
    let bare = Bare::start().await;
    let messages = format!("/channels/{}/messages", bare.channel);
    let commands = format!("/applications/{}/commands", bare.me);
    let command = |option: Value| json!({ "name": "c", "description": "d", "options": [option] });
    let of_type = |kind: Value| command(json!({ "type": kind, "name": "o", "description": "d" }));
    let large = json!({ "type": 4, "name": "o", "description": "d", "max_value": 1_u64 << 53 });
    for (path, body, at, message) in [
        (
            &commands,
            of_type(json!("STRING")),
            "options.0.type",
            "Value \"STRING\" is not int.",
        ),
        (
            &commands,
            command(large),
            "options.0.max_value",
            "int53 value should be less than or equal to 9007199254740991.",
        ),
        (
            &messages,
            json!({ "content": [] }),
            "content",
            "Could not interpret \"[]\" as string.",
        ),
        (
            &messages,
            json!({ "content": "x", "message_reference": { "message_id": "test" } }),
            "message_reference.message_id",
            "Value \"test\" is not snowflake.",
        ),
        (
            &messages,
            json!({ "content": "x", "flags": -1 }),
            "flags",
            "int value should be greater than or equal to 0.",
        ),
        (
            &messages,
            json!({ "embeds": [{ "image": { "url": "ttps://example.org" } }] }),
            "embeds.0.image.url",
            "Scheme \"ttps\" is not supported. Scheme must be one of ('http', 'https', 'attachment').",
        ),
    ] {
        let (_, answer) = bare.rest.post(path, body).await;
        assert_eq!(errors(&answer, at)[0]["message"], message, "{answer}");
    }
}
