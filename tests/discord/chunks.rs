//! A bot asks for members. `events/gateway-events` (Request guild members, Guild members chunk)

use botcamp::discord::{RateLimits, Settings};
use serde_json::{Value, json};

use crate::bare::{ALL_INTENTS, Bare, INTENTS, text};

const MEMBERS: u64 = 1 << 1;
const PRESENCES: u64 = 1 << 8;

/// The answer to a request for members of the guild.
async fn chunk(bare: &mut Bare, request: Value) -> Value {
    asks(bare, request).await;
    bare.gateway.dispatch("GUILD_MEMBERS_CHUNK").await
}

async fn asks(bare: &mut Bare, mut request: Value) {
    request["guild_id"] = json!(bare.guild);
    bare.gateway.send(json!({ "op": 8, "d": request })).await;
}

/// What is told of a request that has no answer.
async fn unanswered(bare: &mut Bare, request: Value) -> String {
    asks(bare, request).await;
    // The gateway takes one frame after the other: once this has its answer, that has had none.
    bare.gateway.send(json!({ "op": 1, "d": null })).await;
    assert_eq!(bare.gateway.frame().await["op"], 11);
    bare.discord.refusals().pop().unwrap()
}

fn names(chunk: &Value) -> Vec<&str> {
    let members = chunk["members"].as_array().unwrap();
    members.iter().map(|it| text(&it["user"], "username")).collect()
}

#[tokio::test]
async fn by_the_beginning_of_their_names() {
    let mut bare = Bare::start().await;
    for name in ["alice", "Alina", "bora", "하나"] {
        bare.discord.user(name);
    }
    let found = chunk(&mut bare, json!({ "query": "AL", "limit": 0, "nonce": "n" })).await;
    assert_eq!(names(&found), ["alice", "Alina"]);
    assert_eq!(
        (&found["chunk_index"], &found["chunk_count"], &found["nonce"]),
        (&json!(0), &json!(1), &json!("n"))
    );
    assert!(found.get("not_found").is_none() && found.get("presences").is_none());
    let found = chunk(&mut bare, json!({ "query": "al", "limit": 1 })).await;
    assert_eq!(names(&found), ["alice"]);
    assert!(found.get("nonce").is_none());
    let found = chunk(&mut bare, json!({ "query": "nobody", "limit": 5 })).await;
    assert_eq!((names(&found), &found["chunk_count"]), (vec![], &json!(1)));
    // MEMBERS_FOUND
    for number in 0..120 {
        bare.discord.user(&format!("user{number}"));
    }
    for limit in [0, 120] {
        let found = chunk(&mut bare, json!({ "query": "user", "limit": limit })).await;
        assert_eq!(names(&found).len(), 100);
    }
}

#[tokio::test]
async fn by_their_ids() {
    let mut bare = Bare::start().await;
    let (me, alice) = (bare.me.clone(), bare.discord.user("alice"));
    alice.says("hi", 0).await;
    let alice = text(&bare.gateway.dispatch("MESSAGE_CREATE").await["author"], "id").to_owned();
    let found = chunk(&mut bare, json!({ "user_ids": [alice, "1", me] })).await;
    assert_eq!(names(&found), ["alice", "bot"]);
    assert_eq!(found["not_found"], json!(["1"]));
    // One alone needs no list.
    let found = chunk(&mut bare, json!({ "user_ids": alice })).await;
    assert_eq!((names(&found), &found["not_found"]), (vec!["alice"], &json!([])));
}

#[tokio::test]
async fn a_nonce_has_32_bytes_at_most() {
    // MEMBERS_NONCE
    let mut bare = Bare::start().await;
    for (nonce, is_kept) in [
        (json!("n".repeat(32)), true),
        (json!("n".repeat(33)), false),
        (json!(7), false),
    ] {
        let found = chunk(&mut bare, json!({ "query": "o", "limit": 1, "nonce": nonce })).await;
        assert_eq!(found.get("nonce").is_some(), is_kept, "{nonce}");
    }
}

#[tokio::test]
async fn all_of_them_only_with_the_intent() {
    let all = || json!({ "query": "", "limit": 0 });
    let mut bare = Bare::with_intents(INTENTS | MEMBERS).await;
    assert_eq!(names(&chunk(&mut bare, all()).await), ["owner", "bot"]);
    let mut bare = Bare::start().await;
    let told = unanswered(&mut bare, all()).await;
    assert_eq!(
        told,
        "Discord does not answer this request for members: the bot did not ask for the intent GUILD_MEMBERS"
    );
    let told = unanswered(&mut bare, json!({})).await;
    assert!(told.ends_with("it has neither query nor user_ids"), "{told}");
}

#[tokio::test]
async fn presences_only_with_their_intent() {
    let with = || json!({ "query": "a", "limit": 1, "presences": true });
    for (intents, expected) in [
        (INTENTS, None),
        (INTENTS | PRESENCES, Some("idle")),
        (ALL_INTENTS, Some("idle")),
    ] {
        let mut bare = Bare::with_intents(intents).await;
        bare.discord.user("alice").is_now("idle");
        let found = chunk(&mut bare, with()).await;
        assert_eq!(found["presences"][0]["status"].as_str(), expected, "{intents}");
        bare.discord.user("alice").is_now("invisible");
        let found = chunk(&mut bare, with()).await;
        assert!(found["presences"].as_array().is_none_or(Vec::is_empty), "{found}");
    }
}

#[tokio::test]
async fn of_its_own_guilds_only() {
    let mut bare = Bare::start().await;
    let request = json!({ "guild_id": "1", "query": "a", "limit": 1 });
    bare.gateway.send(json!({ "op": 8, "d": request })).await;
    bare.gateway.send(json!({ "op": 1, "d": null })).await;
    assert_eq!(bare.gateway.frame().await["op"], 11);
    let told = bare.discord.refusals().pop().unwrap();
    assert!(told.ends_with("the bot is not in that guild"), "{told}");
}

#[tokio::test]
async fn all_of_them_once_in_thirty_seconds() {
    // MEMBERS_WINDOW
    let limits = RateLimits {
        enforced: true,
        ..RateLimits::default()
    };
    let settings = Settings {
        limits,
        ..Settings::default()
    };
    let mut bare = Bare::with(settings, INTENTS | MEMBERS).await;
    let all = || json!({ "query": "", "limit": 0, "nonce": "n" });
    chunk(&mut bare, all()).await;
    asks(&mut bare, all()).await;
    let limited = bare.gateway.dispatch("RATE_LIMITED").await;
    assert_eq!(limited["opcode"], 8);
    assert_eq!(limited["meta"], json!({ "guild_id": bare.guild, "nonce": "n" }));
    let wait = limited["retry_after"].as_f64().unwrap();
    assert!(0.0 < wait && wait <= 30.0, "{wait}");
    // Some of them may be asked for at any time.
    chunk(&mut bare, json!({ "query": "o", "limit": 1 })).await;
}

#[tokio::test]
async fn who_is_away_is_left_out_of_a_large_guild() {
    // LARGE_THRESHOLD_DEFAULT, or what the client says: LARGE_THRESHOLD
    let bare = Bare::with_intents(ALL_INTENTS).await;
    for number in 0..60 {
        bare.discord.user(&format!("user{number}")).is_now("offline");
    }
    for (threshold, is_large, members) in [
        (json!(null), true, 2),
        (json!(1), true, 2),
        (json!(250), false, 62),
    ] {
        let with = json!({ "intents": ALL_INTENTS, "large_threshold": threshold });
        let (mut gateway, _) = bare.identifies("?v=10", with).await;
        let guild = gateway.dispatch("GUILD_CREATE").await;
        let told = (
            guild["large"].as_bool().unwrap(),
            guild["members"].as_array().unwrap().len(),
        );
        assert_eq!(told, (is_large, members), "{threshold}");
        assert_eq!(guild["member_count"], 62);
    }
}
