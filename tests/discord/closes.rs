//! Every code with which the gateway closes, each earned by its mistake. `topics/opcodes-and-status-codes`
//! (4000, for a client that is not heard of any more, is with the heartbeats.)

use botcamp::discord::{Discord, Intents, Settings};
use serde_json::json;

use crate::bare::{Bare, Gateway, INTENTS, identify};

/// What the gateway closes with after this frame, the first.
async fn first(frame: &str) -> u16 {
    let discord = Discord::start(Settings::default()).await.unwrap();
    let mut gateway = Gateway::connect(&discord, "?v=10&encoding=json").await;
    gateway.send_text(frame).await;
    gateway.close_code().await
}

/// What it closes with after this frame, in a session.
async fn later(frame: &str) -> u16 {
    let mut bare = Bare::start().await;
    bare.gateway.send_text(frame).await;
    bare.gateway.close_code().await
}

#[tokio::test]
async fn unknown_opcode_4001() {
    assert_eq!(later(r#"{"op":99,"d":null}"#).await, 4001);
}

#[tokio::test]
async fn decode_error_4002() {
    for frame in [
        "not json",
        "[]",
        r#"{"d":{}}"#,
        r#"{"op":"two","d":{}}"#,
        r#"{"op":2,"d":{}}"#,
        r#"{"op":6,"d":{"token":1}}"#,
    ] {
        assert_eq!(first(frame).await, 4002, "{frame}");
    }
    let long = json!({ "op": 1, "d": "x".repeat(5000) });
    assert_eq!(first(&long.to_string()).await, 4002);
    assert_eq!(later(r#"{"op":8,"d":{"query":"a"}}"#).await, 4002);
}

#[tokio::test]
async fn not_authenticated_4003() {
    for frame in [
        r#"{"op":3,"d":{}}"#,
        r#"{"op":8,"d":{"guild_id":"1","query":"a"}}"#,
    ] {
        assert_eq!(first(frame).await, 4003, "{frame}");
    }
}

#[tokio::test]
async fn authentication_failed_4004() {
    assert_eq!(first(&identify("wrong", INTENTS).to_string()).await, 4004);
    let resume = r#"{"op":6,"d":{"token":"wrong","session_id":"x","seq":1}}"#;
    assert_eq!(first(resume).await, 4004);
}

#[tokio::test]
async fn already_authenticated_4005() {
    for op in [2, 6] {
        let mut bare = Bare::start().await;
        let mut again = bare.identify(json!({ "session_id": "x", "seq": 1 }));
        again["op"] = json!(op);
        bare.gateway.send(again).await;
        assert_eq!(bare.gateway.close_code().await, 4005);
    }
}

#[tokio::test]
async fn invalid_sequence_4007() {
    let bare = Bare::start().await;
    let (_gateway, ready) = bare.identifies("?v=10", json!({})).await;
    let mut gateway = Gateway::connect(&bare.discord, "?v=10").await;
    let token = bare.discord.token().expose();
    let resume = json!({ "token": token, "session_id": ready["session_id"], "seq": 99 });
    gateway.send(json!({ "op": 6, "d": resume })).await;
    assert_eq!(gateway.close_code().await, 4007);
}

#[tokio::test]
async fn rate_limited_4008() {
    // CLIENT_EVENTS in CLIENT_EVENTS_WINDOW
    let mut bare = Bare::start().await;
    // IDENTIFY was the first of the 120.
    for _ in 1..120 {
        bare.gateway.send(json!({ "op": 1, "d": null })).await;
        assert_eq!(bare.gateway.frame().await["op"], 11);
    }
    bare.gateway.send(json!({ "op": 1, "d": null })).await;
    assert_eq!(bare.gateway.close_code().await, 4008);
}

#[tokio::test]
async fn session_timed_out_4009() {
    let mut bare = Bare::start().await;
    bare.discord.bot_is_gone();
    assert_eq!(bare.gateway.close_code().await, 4009);
}

#[tokio::test]
async fn invalid_shard_4010() {
    let bare = Bare::start().await;
    for shard in [[1, 1], [0, 0], [7, 3]] {
        let mut gateway = Gateway::connect(&bare.discord, "?v=10").await;
        gateway.send(bare.identify(json!({ "shard": shard }))).await;
        assert_eq!(gateway.close_code().await, 4010, "{shard:?}");
    }
}

#[tokio::test]
async fn sharding_required_4011() {
    // GUILDS_PER_SHARD
    let bare = Bare::start().await;
    let alice = bare.discord.user("alice");
    for number in 1..2500 {
        alice.goes_to_server(&format!("Server {number}"));
    }
    let (_one, ready) = bare.identifies("?v=10", json!({ "intents": 0 })).await;
    assert_eq!(ready["guilds"].as_array().unwrap().len(), 2500);
    alice.goes_to_server("One more");
    let mut gateway = Gateway::connect(&bare.discord, "?v=10").await;
    gateway.send(bare.identify(json!({ "intents": 0 }))).await;
    assert_eq!(gateway.close_code().await, 4011);
    // Two can do it.
    bare.identifies("?v=10", json!({ "intents": 0, "shard": [1, 2] }))
        .await;
}

#[tokio::test]
async fn invalid_version_4012() {
    // API_VERSION, OLDER_API_VERSION
    let discord = Discord::start(Settings::default()).await.unwrap();
    for query in ["?v=6", "?v=11", "?v=ten", "?v="] {
        let mut gateway = Gateway::connect(&discord, query).await;
        assert_eq!(gateway.close_code().await, 4012, "{query}");
    }
    for version in [9, 10] {
        let mut gateway = Gateway::connect(&discord, &format!("?v={version}")).await;
        gateway.send(identify(discord.token().expose(), 0)).await;
        assert_eq!(gateway.dispatch("READY").await["v"], version);
    }
}

#[tokio::test]
async fn invalid_intents_4013_and_disallowed_intents_4014() {
    let settings = Settings {
        portal: Intents::NONE,
        ..Settings::default()
    };
    let discord = Discord::start(settings).await.unwrap();
    for (intents, code) in [
        (1 << 30, 4013),
        (1 << 17, 4013),
        (1 << 15, 4014),
        (1 << 8, 4014),
        (1 << 1, 4014),
    ] {
        let mut gateway = Gateway::connect(&discord, "?v=10").await;
        gateway.send(identify(discord.token().expose(), intents)).await;
        assert_eq!(gateway.close_code().await, code, "{intents}");
    }
    let mut gateway = Gateway::connect(&discord, "?v=10").await;
    gateway.send(identify(discord.token().expose(), 1)).await;
    gateway.dispatch("READY").await;
}
