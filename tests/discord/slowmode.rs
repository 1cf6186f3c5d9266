//! Who writes in a channel with slow mode waits before they write again. `resources/channel`

use botcamp::discord::{Permissions, Turn};
use chrono::{TimeDelta, Utc};
use serde_json::json;

use crate::bare::{Bare, text};

#[tokio::test]
async fn one_writes_once_in_the_time() {
    // SLOWMODE
    let bare = Bare::mighty().await;
    let begun = Utc::now();
    bare.discord.set_now(begun);
    let alice = bare.discord.user("alice");
    let channel = format!("/channels/{}", bare.channel);
    alice.says("before", 0).await;
    let slow = json!({ "rate_limit_per_user": 10 });
    assert_eq!(bare.rest.patch(&channel, slow).await.0, 200);
    assert!(matches!(alice.says("first", 0).await, Turn::Answered { .. }));
    bare.discord.set_now(begun + TimeDelta::seconds(9));
    assert_eq!(alice.says("too soon", 0).await, Turn::Refused);
    // It is for each by themselves, and not for what is no new message.
    let bora = bare.discord.user("bora");
    assert!(matches!(bora.says("hi", 0).await, Turn::Answered { .. }));
    assert!(matches!(
        alice.edits("first", "one", 0).await,
        Turn::Answered { .. }
    ));
    assert!(matches!(alice.reacts("hi", "👍", 0).await, Turn::Answered { .. }));
    bare.discord.set_now(begun + TimeDelta::seconds(10));
    assert!(matches!(alice.says("second", 0).await, Turn::Answered { .. }));
    // Bots are not slowed.
    let messages = format!("{channel}/messages");
    for _ in 0..2 {
        assert_eq!(bare.rest.post(&messages, json!({ "content": "x" })).await.0, 200);
    }
    assert_eq!(bare.discord.broken_rules(), [""; 0]);
    let transcript = bare.discord.transcript();
    let told = "alice | too soon
      | (Discord does not send this: This action cannot be performed due to slowmode rate limit)
";
    assert!(transcript.contains(told), "{transcript}");
}

#[tokio::test]
async fn who_may_bypass_it_does_not_wait() {
    let bare = Bare::mighty().await;
    bare.discord.set_now(Utc::now());
    let channel = format!("/channels/{}", bare.channel);
    let slow = json!({ "rate_limit_per_user": 10 });
    assert_eq!(bare.rest.patch(&channel, slow).await.0, 200);
    for (name, permission, hurries) in [
        ("alice", Permissions::BYPASS_SLOWMODE, true),
        ("carol", Permissions::ADMINISTRATOR, true),
        // It was theirs, too, until February 2026.
        ("dora", Permissions::MANAGE_MESSAGES, false),
        ("emil", Permissions::MANAGE_CHANNELS, false),
    ] {
        let user = bare.discord.user(name);
        user.has_role(name, permission);
        assert!(matches!(user.says("one", 0).await, Turn::Answered { .. }));
        let turn = user.says("two", 0).await;
        assert_eq!(matches!(turn, Turn::Answered { .. }), hurries, "{name}: {turn:?}");
    }
}

#[tokio::test]
async fn a_thread_has_its_own() {
    let bare = Bare::mighty().await;
    bare.discord.set_now(Utc::now());
    let path = format!("/channels/{}/threads", bare.channel);
    let new = json!({ "name": "books", "type": 11, "rate_limit_per_user": 10 });
    let (status, thread) = bare.rest.post(&path, new).await;
    assert_eq!((status, text(&thread, "name")), (201, "books"));
    let alice = bare.discord.user("alice");
    alice.goes_to("general > books");
    assert!(matches!(alice.says("one", 0).await, Turn::Answered { .. }));
    assert_eq!(alice.says("two", 0).await, Turn::Refused);
    alice.goes_to("general");
    for text in ["one", "two"] {
        assert!(matches!(alice.says(text, 0).await, Turn::Answered { .. }));
    }
}
