//! Of the gateway: how large, how often, how long.

use std::time::Duration;

use botcamp::discord::{Cut, Settings};
use serde_json::{Value, json};

use crate::bare::{ALL_INTENTS, Bare, Gateway, INTENTS, identify};

/// A heartbeat of so many bytes.
fn beat(length: usize) -> String {
    let short = json!({ "op": 1, "d": null, "x": "" }).to_string();
    let padding = "x".repeat(length - short.len());
    json!({ "op": 1, "d": null, "x": padding }).to_string()
}

#[tokio::test]
async fn frames() {
    // CLIENT_FRAME, and LARGEST_FRAME, beyond which it is not even read.
    let mut bare = Bare::start().await;
    bare.gateway.send_text(&beat(4096)).await;
    assert_eq!(bare.gateway.frame().await["op"], 11);
    bare.gateway.send_text(&beat(4097)).await;
    assert_eq!(bare.gateway.close_code().await, 4002);
    let mut bare = Bare::start().await;
    bare.gateway.send_text(&beat(64 * 1024 + 1)).await;
    assert_eq!(bare.gateway.close_code().await, 4002);
}

/// An offline Discord that wants to be heard of once in a second. (Of the real 41 nobody wants to wait for one here.)
async fn with_short_heartbeat() -> Bare {
    let settings = Settings {
        heartbeat: HEARTBEAT,
        ..Settings::default()
    };
    Bare::with(settings, INTENTS).await
}
const HEARTBEAT: Duration = Duration::from_secs(1);

#[tokio::test]
async fn heartbeats() {
    // HEARTBEAT: who misses one has half an interval more, and may come back to the session then.
    let bare = with_short_heartbeat().await;
    let token = bare.discord.token().expose();
    let mut silent = Gateway::connect(&bare.discord, "?v=10").await;
    let mut alive = Gateway::connect(&bare.discord, "?v=10").await;
    for gateway in [&mut silent, &mut alive] {
        assert_eq!(gateway.frame().await["d"]["heartbeat_interval"], 1000);
        gateway.send(identify(token, 1)).await;
    }
    let session = silent.dispatch("READY").await["session_id"].clone();
    alive.dispatch("GUILD_CREATE").await;
    let beats = async {
        let mut each = tokio::time::interval(HEARTBEAT / 4);
        loop {
            each.tick().await;
            alive.send(json!({ "op": 1, "d": null })).await;
            assert_eq!(alive.frame().await["op"], 11);
        }
    };
    tokio::select! {
        () = beats => {}
        code = silent.close_code() => assert_eq!(code, 4000),
    }
    // The other is still there.
    alive.send(json!({ "op": 1, "d": null })).await;
    assert_eq!(alive.frame().await["op"], 11);

    let mut again = Gateway::connect(&bare.discord, "?v=10").await;
    again.frame().await;
    let resume = json!({ "token": token, "session_id": session, "seq": 2 });
    again.send(json!({ "op": 6, "d": resume })).await;
    assert_eq!(again.frame().await["t"], "RESUMED");
}

#[tokio::test]
async fn a_client_that_does_not_read_is_dropped() {
    let bare = with_short_heartbeat().await;
    let (readiness, alice) = (bare.discord.readiness(), bare.discord.user("alice"));
    assert!(readiness.identified);
    // More than the system keeps for a program that does not look at it.
    let long = "x".repeat(2000);
    let floods = async {
        loop {
            alice.says(&long, 0).await;
        }
    };
    tokio::select! {
        () = floods => {}
        now = bare.discord.readiness_after(readiness) => assert!(!now.identified),
    }
}

#[tokio::test]
async fn members_at_a_time() {
    // MEMBERS_CHUNK: 1000. Two are there from the start, the owner and the bot.
    let mut bare = Bare::with_intents(INTENTS | 1 << 1).await;
    for number in 0..998 {
        bare.discord.user(&format!("user{number}"));
    }
    for (chunks, last) in [(1, 1000), (2, 1)] {
        let request = json!({ "guild_id": bare.guild, "query": "", "limit": 0 });
        bare.gateway.send(json!({ "op": 8, "d": request })).await;
        let mut chunk = Value::Null;
        for index in 0..chunks {
            chunk = bare.gateway.dispatch("GUILD_MEMBERS_CHUNK").await;
            assert_eq!(
                (&chunk["chunk_index"], &chunk["chunk_count"]),
                (&json!(index), &json!(chunks))
            );
        }
        assert_eq!(chunk["members"].as_array().unwrap().len(), last);
        bare.discord.user("one-more");
    }
}

#[tokio::test]
async fn what_is_kept_for_who_comes_back() {
    // REPLAYED: 1000 dispatches, and no more.
    for (missed, op, first) in [(1000, 0, "TYPING_START"), (1001, 9, "")] {
        let bare = Bare::start().await;
        let mut gateway = Gateway::connect(&bare.discord, "?v=10").await;
        gateway
            .send(identify(bare.discord.token().expose(), ALL_INTENTS))
            .await;
        let ready = gateway.dispatch("READY").await;
        gateway.dispatch("GUILD_CREATE").await;
        let alice = bare.discord.user("alice");
        gateway.dispatch("GUILD_MEMBER_ADD").await;
        bare.discord.cut(Cut::Lost);
        gateway.ended().await;
        for _ in 0..missed {
            alice.types();
        }
        let mut gateway = Gateway::connect(&bare.discord, "?v=10").await;
        gateway.frame().await;
        let token = bare.discord.token().expose();
        let resume = json!({ "token": token, "session_id": ready["session_id"], "seq": 3 });
        gateway.send(json!({ "op": 6, "d": resume })).await;
        let answer = gateway.frame().await;
        assert_eq!(answer["op"], op, "{missed}");
        assert_eq!(answer["t"].as_str().unwrap_or_default(), first, "{missed}");
    }
}
