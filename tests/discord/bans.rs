//! What the banned wrote goes with them, as far back as is asked. `resources/guild` (Create guild ban)

use botcamp::discord::{Permissions, Settings};
use chrono::{TimeDelta, Utc};
use serde_json::{Value, json};

use crate::bare::{ALL_INTENTS, Bare, text};

/// Alice has written something an hour ago in each of two channels, and something now; bora, too. Returns alice's id.
async fn said(bare: &mut Bare) -> String {
    let (now, [alice, bora]) = (Utc::now(), ["alice", "bora"].map(|name| bare.discord.user(name)));
    bare.discord.set_now(now - TimeDelta::hours(1));
    alice.says("early", 0).await;
    let id = text(&bare.gateway.dispatch("MESSAGE_CREATE").await["author"], "id").to_owned();
    alice.goes_to("news");
    alice.says("early news", 0).await;
    bare.discord.set_now(now);
    bora.says("hi", 0).await;
    alice.says("late news", 0).await;
    alice.goes_to("general");
    alice.says("late", 0).await;
    alice.says("later", 0).await;
    id
}

async fn left(bare: &Bare) -> Vec<String> {
    let mut left = Vec::new();
    let (_, channels) = bare.rest.get(&format!("/guilds/{}/channels", bare.guild)).await;
    for channel in channels.as_array().unwrap() {
        let path = format!("/channels/{}/messages", text(channel, "id"));
        let (_, messages) = bare.rest.get(&path).await;
        let messages = messages.as_array().unwrap().iter();
        left.extend(messages.map(|it| text(it, "content").to_owned()));
    }
    left.sort();
    left
}

#[tokio::test]
async fn as_far_back_as_is_asked() {
    const EARLY: [&str; 3] = ["early", "early news", "hi"];
    const ALL: [&str; 6] = ["early", "early news", "hi", "late", "late news", "later"];
    let cases: [(Value, &[&str]); 5] = [
        (json!({}), &ALL),
        (json!({ "delete_message_seconds": 0 }), &ALL),
        (json!({ "delete_message_seconds": 3599 }), &EARLY),
        (json!({ "delete_message_seconds": 3600 }), &["hi"]),
        (json!({ "delete_message_days": 1 }), &["hi"]),
    ];
    for (body, expected) in cases {
        let mut bare = Bare::mighty().await;
        let alice = said(&mut bare).await;
        let path = format!("/guilds/{}/bans/{alice}", bare.guild);
        assert_eq!(bare.rest.put(&path, body.clone()).await.0, 204);
        assert_eq!(left(&bare).await, expected, "{body}");
    }
}

#[tokio::test]
async fn the_bot_is_told_and_whoever_reads() {
    let mut bare = Bare::mighty().await;
    let alice = said(&mut bare).await;
    let body = json!({ "user_ids": [alice], "delete_message_seconds": 3599 });
    let path = format!("/guilds/{}/bulk-ban", bare.guild);
    assert_eq!(bare.rest.post(&path, body).await.0, 200);
    let told = bare.gateway.dispatch("MESSAGE_DELETE_BULK").await;
    assert_eq!(
        (&told["channel_id"], told["ids"].as_array().unwrap().len()),
        (&json!(bare.channel), 2)
    );
    let told = bare.gateway.dispatch("MESSAGE_DELETE_BULK").await;
    assert_eq!(told["ids"].as_array().unwrap().len(), 1);
    let transcript = bare.discord.transcript();
    let end = "  bot | (bans alice)
  bot | (deletes 2 messages)
      | > alice: late
      | > alice: later
#news
  bot | (deletes 1 message)
      | > alice: late news
";
    assert!(transcript.ends_with(end), "{transcript}");
}

/// `resources/guild` (Bulk guild ban)
#[tokio::test]
async fn many_are_banned_by_who_manages_the_server() {
    for (permissions, status) in [
        (Permissions::BAN_MEMBERS, 403),
        (Permissions::BAN_MEMBERS | Permissions::MANAGE_GUILD, 200),
    ] {
        let settings = Settings {
            bot_permissions: permissions,
            ..Settings::default()
        };
        let mut bare = Bare::with(settings, ALL_INTENTS).await;
        // They stand below the bot, whose role is above @everyone.
        let mut ids = Vec::new();
        for name in ["alice", "bora"] {
            bare.discord.user(name);
            let joined = bare.gateway.dispatch("GUILD_MEMBER_ADD").await;
            ids.push(joined["user"]["id"].clone());
        }
        let path = format!("/guilds/{}/bulk-ban", bare.guild);
        let (got, answer) = bare.rest.post(&path, json!({ "user_ids": [ids[0]] })).await;
        assert_eq!(got, status, "{answer}");
        if status != 200 {
            continue;
        }
        // Who is banned already is not banned again.
        let (_, answer) = bare.rest.post(&path, json!({ "user_ids": ids })).await;
        let expected = json!({ "banned_users": [ids[1]], "failed_users": [ids[0]] });
        assert_eq!(answer, expected);
        let (got, answer) = bare.rest.post(&path, json!({ "user_ids": ids })).await;
        assert_eq!((got, &answer["code"]), (400, &json!(500000)), "{answer}");
    }
}

/// `resources/audit-log`: a header holds no more than ASCII, so it is percent-encoded.
#[tokio::test]
async fn a_reason_is_told_as_it_was_meant() {
    let mut bare = Bare::mighty().await;
    for (written, meant) in [
        ("spam%20%EC%8A%A4%ED%8C%B8", "spam 스팸"),
        ("100% sure", "100% sure"),
    ] {
        bare.discord.user("alice");
        let alice = bare.gateway.dispatch("GUILD_MEMBER_ADD").await["user"]["id"].clone();
        let path = format!("/guilds/{}/bans/{}", bare.guild, alice.as_str().unwrap());
        assert_eq!(bare.rest.put_for("X-Audit-Log-Reason", written, &path).await, 204);
        assert_eq!(bare.rest.get(&path).await.1["reason"], meant);
        assert_eq!(bare.rest.delete(&path).await.0, 204);
    }
}
