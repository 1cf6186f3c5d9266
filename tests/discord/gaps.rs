//! What is not covered is refused under its name. The bot has broken no rule of Discord's by asking for it.

use botcamp::discord::coverage::{Gap, gaps};
use serde_json::{Value, json};

use crate::bare::{Bare, text};
use crate::messages::errors;

/// Where a gap is told, in a message or in an answer to an interaction; and what the answer asks for.
fn cases() -> Vec<(Gap, &'static str, Value)> {
    let label = |kind: u8| {
        let component = json!({ "type": kind, "custom_id": "c" });
        let label = json!({ "type": 18, "label": "l", "component": component });
        json!({ "type": 9, "data": { "custom_id": "f", "title": "t", "components": [label] } })
    };
    let message = |data: Value| json!({ "type": 4, "data": data });
    let text = json!({ "type": 10, "content": "Hello!" });
    let poll = json!({ "question": { "text": "?" }, "answers": [{ "poll_media": { "text": "!" } }] });
    let forward = json!({ "type": 1, "message_id": "1", "channel_id": "1" });
    const IN_A_FORM: &str = "data.components.0.component.type";
    vec![
        (
            Gap::ComponentsV2,
            "data.flags",
            message(json!({ "flags": 1 << 15, "components": [text] })),
        ),
        (
            Gap::VoiceMessage,
            "data.flags",
            message(json!({ "flags": 1 << 13 })),
        ),
        (
            Gap::Forward,
            "data.message_reference.type",
            message(json!({ "message_reference": forward })),
        ),
        (Gap::Poll, "data.poll", message(json!({ "poll": poll }))),
        (
            Gap::Sticker,
            "data.sticker_ids",
            message(json!({ "sticker_ids": ["1"] })),
        ),
        (Gap::FileUpload, IN_A_FORM, label(19)),
        (Gap::RadioGroup, IN_A_FORM, label(21)),
        (Gap::CheckboxGroup, IN_A_FORM, label(22)),
        (Gap::Checkbox, IN_A_FORM, label(23)),
        (Gap::Premium, "type", json!({ "type": 10 })),
        (Gap::Activity, "type", json!({ "type": 12 })),
    ]
}

#[tokio::test]
async fn what_is_not_covered_is_refused_under_its_name() {
    let mut bare = Bare::start().await;
    let asked = bare.asked().await;
    let messages = format!("/channels/{}/messages", bare.channel);
    for (gap, at, answer) in cases() {
        let refused = async |path: &str, at: &str, body: &Value| {
            let (status, answer) = bare.rest.post(path, body.clone()).await;
            assert_eq!(status, 400, "{gap:?}: {answer}");
            let error = &errors(&answer, at)[0];
            assert_eq!(error["code"], "NOT_COVERED", "{gap:?}: {answer}");
            let message = format!("The offline Discord does not cover {} yet.", gap.name());
            assert_eq!(error["message"], message);
            let told = format!("does not cover {} ({at} of POST ", gap.name());
            let gaps = bare.discord.gaps();
            assert!(gaps.iter().any(|it| it.contains(&told)), "{told}: {gaps:?}");
        };
        refused(&asked.callback, at, &answer).await;
        if answer["type"] == 4 {
            refused(&messages, at.trim_start_matches("data."), &answer["data"]).await;
        }
    }
    assert_eq!(bare.discord.broken_rules(), [""; 0]);
    let tested: Vec<Gap> = cases().into_iter().map(|(gap, ..)| gap).collect();
    assert_eq!(tested, gaps());
}

/// Libraries write what they do not use, too.
#[tokio::test]
async fn who_asks_for_nothing_of_it_is_not_refused() {
    let bare = Bare::start().await;
    let path = format!("/channels/{}/messages", bare.channel);
    let body = json!({ "content": "x", "poll": null, "sticker_ids": [], "flags": 0 });
    assert_eq!(bare.rest.post(&path, body).await.0, 200);
    assert_eq!(bare.discord.gaps(), [""; 0]);
}

#[tokio::test]
async fn there_is_no_audit_log() {
    let bare = Bare::start().await;
    let path = format!("/guilds/{}/audit-logs", bare.guild);
    assert_eq!(bare.rest.get(&path).await.0, 404);
    assert_eq!(
        bare.discord.gaps(),
        ["the offline Discord does not cover GET /api/v10/guilds/…/audit-logs yet"]
    );
    assert_eq!(bare.discord.broken_rules(), [""; 0]);
}

#[tokio::test]
async fn a_post_has_no_tags() {
    let bare = Bare::mighty().await;
    let new = json!({ "name": "ideas", "type": 15 });
    let (_, forum) = bare
        .rest
        .post(&format!("/guilds/{}/channels", bare.guild), new)
        .await;
    let path = format!("/channels/{}/threads", text(&forum, "id"));
    let post = |tags: Value| json!({ "name": "tea", "applied_tags": tags, "message": { "content": "x" } });
    assert_eq!(bare.rest.post(&path, post(json!([]))).await.0, 201);
    assert_eq!(bare.discord.gaps(), [""; 0]);
    assert_eq!(bare.rest.post(&path, post(json!(["1"]))).await.0, 201);
    assert_eq!(
        bare.discord.gaps(),
        ["the offline Discord does not cover the field applied_tags of POST /api/v10/channels/…/threads yet"]
    );
}
