//! A message that is sent twice under one name. `resources/message` (Create message)

use chrono::{TimeDelta, Utc};
use serde_json::{Value, json};

use crate::bare::{Bare, text};
use crate::messages::errors;

async fn says(bare: &Bare, body: Value) -> String {
    let path = format!("/channels/{}/messages", bare.channel);
    let (status, message) = bare.rest.post(&path, body).await;
    assert_eq!(status, 200, "{message}");
    text(&message, "id").to_owned()
}

#[tokio::test]
async fn it_is_sent_once_if_the_sender_says_so() {
    let mut bare = Bare::start().await;
    let named = |nonce: Value| json!({ "content": "x", "nonce": nonce, "enforce_nonce": true });
    let first = says(&bare, named(json!("n"))).await;
    assert_eq!(bare.gateway.dispatch("MESSAGE_CREATE").await["nonce"], "n");
    assert_eq!(says(&bare, named(json!("n"))).await, first);
    // Nobody is told of it again: the next message is the next that is told.
    let other = says(&bare, named(json!("m"))).await;
    assert_eq!(bare.gateway.dispatch("MESSAGE_CREATE").await["id"], other);
    assert_ne!(says(&bare, json!({ "content": "x", "nonce": "n" })).await, first);
    assert_ne!(
        says(&bare, named(Value::Null)).await,
        says(&bare, named(Value::Null)).await
    );
    // A number is the same name as its text.
    let number = says(&bare, json!({ "content": "x", "nonce": 7 })).await;
    assert_eq!(says(&bare, named(json!("7"))).await, number);
    // What is taken back can be sent again.
    let path = format!("/channels/{}/messages/{number}", bare.channel);
    assert_eq!(bare.rest.delete(&path).await.0, 204);
    assert_ne!(says(&bare, named(json!(7))).await, number);
}

#[tokio::test]
async fn after_a_while_it_is_another() {
    // NONCE_KEPT
    let bare = Bare::start().await;
    let begun = Utc::now();
    bare.discord.set_now(begun);
    let again = json!({ "content": "x", "nonce": "n", "enforce_nonce": true });
    let first = says(&bare, again.clone()).await;
    bare.discord
        .set_now(begun + TimeDelta::minutes(5) - TimeDelta::seconds(1));
    assert_eq!(says(&bare, again.clone()).await, first);
    bare.discord
        .set_now(begun + TimeDelta::minutes(5) + TimeDelta::seconds(1));
    assert_ne!(says(&bare, again).await, first);
}

#[tokio::test]
async fn it_is_a_yes_or_a_no() {
    let bare = Bare::start().await;
    let path = format!("/channels/{}/messages", bare.channel);
    let body = json!({ "content": "x", "nonce": "n", "enforce_nonce": "yes" });
    let (_, answer) = bare.rest.post(&path, body).await;
    assert_eq!(
        errors(&answer, "enforce_nonce")[0]["code"],
        "BOOLEAN_TYPE_CONVERT"
    );
}
