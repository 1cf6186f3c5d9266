//! Webhooks. `resources/webhook`

use serde_json::json;

use crate::bare::{Bare, text};

#[tokio::test]
async fn webhooks_write_under_a_name_of_their_own() {
    let mut bare = Bare::mighty().await;
    let (status, hook) = bare
        .rest
        .post(
            &format!("/channels/{}/webhooks", bare.channel),
            json!({ "name": "News" }),
        )
        .await;
    assert_eq!(status, 200, "{hook}");
    assert_eq!(
        bare.gateway.dispatch("WEBHOOKS_UPDATE").await["channel_id"],
        bare.channel
    );
    let by_id = format!("/webhooks/{}", text(&hook, "id"));
    let by_token = format!("{by_id}/{}", text(&hook, "token"));
    assert_eq!(
        bare.rest.post(&by_token, json!({ "content": "one" })).await.0,
        204
    );
    let (_, message) = bare
        .rest
        .post(
            &format!("{by_token}?wait=true"),
            json!({ "content": "two", "username": "Late news" }),
        )
        .await;
    assert_eq!(
        (&message["author"]["username"], &message["webhook_id"]),
        (&json!("Late news"), &hook["id"])
    );
    // It answers nobody, so it is for everybody.
    let for_one = json!({ "content": "x", "flags": 64 });
    let (_, seen) = bare.rest.post(&format!("{by_token}?wait=True"), for_one).await;
    assert_eq!(seen["flags"], 0);
    let path = format!("/channels/{}/messages/{}", bare.channel, text(&seen, "id"));
    assert_eq!(bare.rest.delete(&path).await.0, 204);
    let one = format!("{by_token}/messages/{}", text(&message, "id"));
    assert_eq!(
        bare.rest.patch(&one, json!({ "content": "three" })).await.1["content"],
        "three"
    );
    assert_eq!(bare.rest.get(&one).await.0, 200);
    assert_eq!(bare.rest.delete(&one).await.0, 204);
    assert_eq!(bare.rest.get(&one).await.1["code"], 10008);
    assert_eq!(
        bare.rest.patch(&by_id, json!({ "name": "Old news" })).await.1["name"],
        "Old news"
    );
    assert_eq!(bare.rest.get(&by_token).await.1.get("user"), None);
    assert_eq!(bare.rest.get(&format!("{by_id}/wrong")).await.1["code"], 50027);
    assert_eq!(
        bare.rest.get(&format!("/guilds/{}/webhooks", bare.guild)).await.1[0]["name"],
        "Old news"
    );
    assert_eq!(bare.rest.delete(&by_id).await.0, 204);
    assert_eq!(
        bare.rest.post(&by_token, json!({ "content": "four" })).await.1["code"],
        10015
    );
    assert_eq!(
        bare.discord.transcript(),
        "#general
  bot | (creates the webhook News)
News  | one
Late news | two
News  | x
News  | (deleted) x
Late news | (edited: two) three
Late news | (deleted) three
  bot | (renames the webhook News to Old news)
  bot | (deletes the webhook Old news)
"
    );
}

/// WEBHOOK_NAMES_TAKEN. `resources/webhook` (Create webhook)
#[tokio::test]
async fn no_webhook_is_taken_for_discords_own() {
    let bare = Bare::mighty().await;
    let path = format!("/channels/{}/webhooks", bare.channel);
    for (name, status) in [("Clive", 200), ("My Discord", 400), ("CLYDE 2", 400)] {
        let (got, answer) = bare.rest.post(&path, json!({ "name": name })).await;
        assert_eq!(got, status, "{answer}");
        if got == 400 {
            let error = &answer["errors"]["name"]["_errors"][0];
            assert_eq!(error["code"], "USERNAME_INVALID_CONTAINS", "{answer}");
        }
    }
}
