//! Who is mentioned by a message, and by whose leave. `resources/message` (Allowed mentions)

use serde_json::{Value, json};

use crate::bare::{Bare, text};
use crate::channel::sent;

#[tokio::test]
async fn who_is_mentioned_is_up_to_the_writer() {
    let mut bare = Bare::mighty().await;
    bare.discord.user("alice").says("hi", 0).await;
    let alice = bare.gateway.dispatch("MESSAGE_CREATE").await["author"]["id"].clone();
    let alice = alice.as_str().unwrap();
    let content = format!("<@{alice}> @everyone");
    let said = |allowed: Value| json!({ "content": content, "allowed_mentions": allowed });
    for (allowed, users, everyone) in [
        (Value::Null, 1, true),
        (json!({ "parse": [] }), 0, false),
        (json!({ "parse": ["users"], "users": [], "roles": [] }), 1, false),
        (json!({ "users": [alice] }), 1, false),
        (json!({ "parse": ["everyone"] }), 0, true),
    ] {
        let (message, _) = sent(&bare, said(allowed.clone())).await;
        let mentioned = message["mentions"].as_array().unwrap().len();
        assert_eq!(
            (mentioned, &message["mention_everyone"]),
            (users, &json!(everyone)),
            "{allowed}"
        );
    }
    let path = format!("/channels/{}/messages", bare.channel);
    let both = json!({ "parse": ["users"], "users": [alice] });
    assert_eq!(bare.rest.post(&path, said(both)).await.1["code"], 50035);
}

/// A message of the bot's mentions all whom it names; its answer to an interaction, and a webhook's message, users only.
#[tokio::test]
async fn an_answer_mentions_users_only_unless_it_says_otherwise() {
    let mut bare = Bare::mighty().await;
    let guild = format!("/guilds/{}", bare.guild);
    let new = json!({ "name": "readers", "mentionable": true });
    let (_, role) = bare.rest.post(&format!("{guild}/roles"), new).await;
    let content = format!("<@{}> <@&{}> @everyone", bare.me, text(&role, "id"));
    let channel = format!("/channels/{}", bare.channel);
    let (_, hook) = bare
        .rest
        .post(&format!("{channel}/webhooks"), json!({ "name": "herald" }))
        .await;
    let hook = format!(
        "/webhooks/{}/{}?wait=true",
        text(&hook, "id"),
        text(&hook, "token")
    );
    let asked = bare.asked().await;
    let first = format!("{}?with_response=true", asked.callback);
    let says = |allowed: &Value| match allowed {
        Value::Null => json!({ "content": content }),
        allowed => json!({ "content": content, "allowed_mentions": allowed }),
    };
    // Users, roles, everyone.
    let mentioned = |message: &Value| {
        let count = |name: &str| message[name].as_array().unwrap().len();
        (
            count("mentions"),
            count("mention_roles"),
            message["mention_everyone"] == true,
        )
    };
    let answer = json!({ "type": 4, "data": says(&Value::Null) });
    let (_, answer) = bare.rest.post(&first, answer).await;
    assert_eq!(mentioned(&answer["resource"]["message"]), (1, 0, false));
    let all = json!({ "parse": ["users", "roles", "everyone"] });
    let messages = format!("{channel}/messages");
    for (path, allowed, expected) in [
        (&messages, &Value::Null, (1, 1, true)),
        (&asked.webhook, &Value::Null, (1, 0, false)),
        (&asked.webhook, &all, (1, 1, true)),
        (&hook, &Value::Null, (1, 0, false)),
        (&hook, &all, (1, 1, true)),
    ] {
        let (status, message) = bare.rest.post(path, says(allowed)).await;
        assert_eq!(status, 200, "{path}: {message}");
        assert_eq!(mentioned(&message), expected, "{path} {allowed}");
    }
    // What is changed keeps to it.
    let original = format!("{}/messages/@original", asked.webhook);
    let (_, message) = bare.rest.patch(&original, says(&Value::Null)).await;
    assert_eq!(mentioned(&message), (1, 0, false));
    let (_, message) = bare.rest.patch(&original, says(&all)).await;
    assert_eq!(mentioned(&message), (1, 1, true));
    asked.turn.await.unwrap();
}
