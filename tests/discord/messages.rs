//! What may be said, and by whom it can be changed. `resources/message`

use serde_json::{Value, json};

use crate::bare::Bare;

/// The inner errors of a refused form, at this field.
pub fn errors<'a>(answer: &'a Value, path: &str) -> &'a Value {
    assert_eq!(answer["code"], 50035, "{answer}");
    let parts = path.split('.').filter(|part| !part.is_empty());
    parts
        .fold(&answer["errors"], |node, part| &node[part])
        .get("_errors")
        .unwrap_or(&Value::Null)
}

#[tokio::test]
async fn a_message_says_something() {
    let bare = Bare::start().await;
    let path = format!("/channels/{}/messages", bare.channel);
    for nothing in [
        json!({}),
        json!({ "content": " \n" }),
        json!({ "content": "", "embeds": [] }),
    ] {
        let expected = json!({ "message": "Cannot send an empty message", "code": 50006 });
        assert_eq!(bare.rest.post(&path, nothing).await, (400, expected));
    }
}

#[tokio::test]
async fn messages_are_read_changed_and_taken_back() {
    let mut bare = Bare::start().await;
    let path = format!("/channels/{}/messages", bare.channel);
    let (_, sent) = bare
        .rest
        .post(&path, json!({ "content": "one", "embeds": [{ "title": "t" }] }))
        .await;
    let one = format!("{path}/{}", sent["id"].as_str().unwrap());
    assert_eq!(bare.rest.get(&one).await, (200, sent));
    let told = bare.gateway.dispatch("MESSAGE_CREATE").await;
    assert_eq!(
        (&told["content"], &told["guild_id"]),
        (&json!("one"), &json!(bare.guild))
    );

    // What an edit does not name stays.
    let (_, edited) = bare.rest.patch(&one, json!({ "content": "two" })).await;
    assert_eq!(
        (&edited["content"], &edited["embeds"][0]["title"]),
        (&json!("two"), &json!("t"))
    );
    assert_eq!(bare.gateway.dispatch("MESSAGE_UPDATE").await["content"], "two");
    assert_eq!(
        bare.rest
            .patch(&one, json!({ "content": "", "embeds": [] }))
            .await
            .1["code"],
        50006
    );

    bare.rest.post(&path, json!({ "content": "three" })).await;
    let contents = |answer: Value| -> Vec<Value> {
        answer
            .as_array()
            .unwrap()
            .iter()
            .map(|message| message["content"].clone())
            .collect()
    };
    assert_eq!(contents(bare.rest.get(&path).await.1), ["three", "two"]);
    assert_eq!(
        contents(bare.rest.get(&format!("{path}?&limit=1")).await.1),
        ["three"]
    );
    let before = format!("{path}?before={}", edited["id"].as_str().unwrap());
    assert_eq!(contents(bare.rest.get(&before).await.1), [""; 0]);
    assert_eq!(bare.rest.get(&format!("{path}?limit=100")).await.0, 200);
    assert_eq!(bare.rest.get(&format!("{path}?limit=101")).await.0, 400);

    assert_eq!(bare.rest.delete(&one).await.0, 204);
    assert_eq!(bare.gateway.dispatch("MESSAGE_DELETE").await["id"], edited["id"]);
    assert_eq!(
        bare.rest.get(&one).await,
        (404, json!({ "message": "Unknown Message", "code": 10008 }))
    );
    assert_eq!(bare.rest.get("/channels/1/messages").await.1["code"], 10003);
}

#[tokio::test]
async fn another_users_message_is_not_the_bots_to_change() {
    let mut bare = Bare::start().await;
    bare.discord.user("alice").says("mine", 0).await;
    let message = bare.gateway.dispatch("MESSAGE_CREATE").await;
    let path = format!(
        "/channels/{}/messages/{}",
        bare.channel,
        message["id"].as_str().unwrap()
    );
    assert_eq!(
        bare.rest.patch(&path, json!({ "content": "yours" })).await.1["code"],
        50005
    );
    assert_eq!(bare.rest.delete(&path).await.1["code"], 50013);
}
