//! Of what a server has: names, lists, how many there are, and what a user sends.

use botcamp::discord::Turn;
use serde_json::Value;
use serde_json::json;

use super::{hold, long};
use crate::bare::{Bare, text};

#[tokio::test]
async fn of_names_in_a_server() {
    let mut bare = Bare::mighty().await;
    bare.discord.user("alice");
    let alice = bare.gateway.dispatch("GUILD_MEMBER_ADD").await;
    let alice = text(&alice["user"], "id").to_owned();
    let guild = format!("/guilds/{}", bare.guild);
    let channel = format!("/channels/{}", bare.channel);
    let name = |length: usize| json!({ "name": long(length) });
    let of = |field: &str, value: Value| json!({ field: value });
    let archive = |minutes: u64| json!({ "name": "t", "type": 11, "auto_archive_duration": minutes });
    hold(
        &bare,
        "PATCH",
        &guild,
        [
            ("GUILD_NAME", name(2), name(1), "name"),
            ("GUILD_NAME", name(100), name(101), "name"),
        ],
    )
    .await;
    hold(
        &bare,
        "PATCH",
        &channel,
        [
            ("CHANNEL_NAME", name(1), name(0), "name"),
            ("CHANNEL_NAME", name(100), name(101), "name"),
            (
                "CHANNEL_TOPIC",
                of("topic", json!(long(1024))),
                of("topic", json!(long(1025))),
                "topic",
            ),
            (
                "SLOWMODE",
                of("rate_limit_per_user", json!(21_600)),
                of("rate_limit_per_user", json!(21_601)),
                "rate_limit_per_user",
            ),
        ],
    )
    .await;
    hold(
        &bare,
        "POST",
        &format!("{guild}/roles"),
        [("ROLE_NAME", name(100), name(101), "name")],
    )
    .await;
    let member = format!("{guild}/members/{alice}");
    hold(
        &bare,
        "PATCH",
        &member,
        [(
            "NICKNAME",
            of("nick", json!(long(32))),
            of("nick", json!(long(33))),
            "nick",
        )],
    )
    .await;
    let named = |length: usize| of("username", json!("u".repeat(length)));
    hold(
        &bare,
        "PATCH",
        "/users/@me",
        [
            ("USER_NAME", named(2), named(1), "username"),
            ("USER_NAME", named(32), named(33), "username"),
        ],
    )
    .await;
    hold(
        &bare,
        "POST",
        &format!("{channel}/webhooks"),
        [
            ("WEBHOOK_NAME", name(1), name(0), "name"),
            ("WEBHOOK_NAME", name(80), name(81), "name"),
        ],
    )
    .await;
    let ban = |seconds: u64| json!({ "delete_message_seconds": seconds });
    hold(
        &bare,
        "PUT",
        &format!("{guild}/bans/{alice}"),
        [
            (
                "BAN_DELETES",
                ban(604_800),
                ban(604_801),
                "delete_message_seconds",
            ),
            (
                "BAN_DELETE_DAYS",
                json!({ "delete_message_days": 7 }),
                json!({ "delete_message_days": 8 }),
                "delete_message_days",
            ),
        ],
    )
    .await;
    assert_eq!(bare.rest.delete(&format!("{guild}/bans/{alice}")).await.0, 204);
    // BULK_BAN: so many are looked for, and none of these is there.
    let users = |count: u64| json!({ "user_ids": (1..=count).map(|id| id.to_string()).collect::<Value>() });
    for (count, code) in [(0, 50035), (1, 500000), (200, 500000), (201, 50035)] {
        let (_, answer) = bare.rest.post(&format!("{guild}/bulk-ban"), users(count)).await;
        assert_eq!(answer["code"], code, "{count}: {answer}");
    }
    bare.discord.user("alice").joins(0).await;
    for minutes in [60, 1440, 4320, 10_080] {
        let case = (
            "AUTO_ARCHIVE",
            archive(minutes),
            archive(minutes + 1),
            "auto_archive_duration",
        );
        hold(&bare, "POST", &format!("{channel}/threads"), [case]).await;
    }
    // What a time-out is measured from stands still meanwhile.
    let now = chrono::Utc::now();
    bare.discord.set_now(now);
    let until = |days: i64, seconds: i64| {
        let end = now + chrono::TimeDelta::days(days) + chrono::TimeDelta::seconds(seconds);
        json!({ "communication_disabled_until": end })
    };
    let case = (
        "TIME_OUT",
        until(28, 0),
        until(28, 1),
        "communication_disabled_until",
    );
    hold(&bare, "PATCH", &member, [case]).await;
}

#[tokio::test]
async fn of_lists() {
    let bare = Bare::mighty().await;
    let path = format!("/channels/{}/messages", bare.channel);
    let (_, message) = bare.rest.post(&path, json!({ "content": "x" })).await;
    let thumb = format!("{path}/{}/reactions/%F0%9F%91%8D", text(&message, "id"));
    assert_eq!(bare.rest.put(&format!("{thumb}/@me"), json!({})).await.0, 204);
    let (guild, none) = (format!("/guilds/{}", bare.guild), json!({}));
    let channel = format!("/channels/{}", bare.channel);
    let new = json!({ "name": "t", "type": 11 });
    let (_, thread) = bare.rest.post(&format!("{channel}/threads"), new).await;
    let thread = format!("/channels/{}", text(&thread, "id"));
    for (rule, path, least, most) in [
        ("HISTORY", path, 1, 100),
        ("REACTION_USERS", thumb, 1, 100),
        ("MEMBERS", format!("{guild}/members"), 1, 1000),
        ("MEMBERS", format!("{guild}/bans"), 1, 1000),
        ("OWN_GUILDS", "/users/@me/guilds".to_owned(), 1, 200),
        ("PINS_AT_ONCE", format!("{channel}/messages/pins"), 1, 50),
        (
            "ARCHIVED_THREADS",
            format!("{channel}/threads/archived/public"),
            2,
            100,
        ),
        ("THREAD_MEMBERS", format!("{thread}/thread-members"), 1, 100),
    ] {
        for (limit, is_inside) in [(least - 1, false), (least, true), (most, true), (most + 1, false)] {
            let (status, answer) = bare.rest.get(&format!("{path}?limit={limit}")).await;
            assert_eq!(status == 200, is_inside, "{rule} of {limit}: {answer}");
            let fault = if is_inside {
                &none
            } else {
                &answer["errors"]["limit"]["_errors"]
            };
            assert!(!fault.is_null(), "{rule} of {limit}: {answer}");
        }
    }
}

/// Of how many there are of a thing: so many can be made, and no more.
#[tokio::test]
async fn of_how_many_there_are() {
    let bare = Bare::mighty().await;
    let (guild, channel) = (
        format!("/guilds/{}", bare.guild),
        format!("/channels/{}", bare.channel),
    );
    // A new server has `@everyone`, the bot's role and one channel.
    for (rule, path, there, most, code) in [
        ("GUILD_ROLES", format!("{guild}/roles"), 2, 250, 30005),
        ("GUILD_CHANNELS", format!("{guild}/channels"), 1, 500, 30013),
        ("WEBHOOKS", format!("{channel}/webhooks"), 0, 15, 30007),
    ] {
        for number in there..most {
            let (status, answer) = bare
                .rest
                .post(&path, json!({ "name": format!("n{number}") }))
                .await;
            assert!(status < 300, "{rule}, number {number}: {answer}");
        }
        let (status, answer) = bare.rest.post(&path, json!({ "name": "one more" })).await;
        assert_eq!((status, &answer["code"]), (400, &json!(code)), "{rule}");
    }
}

#[tokio::test]
async fn of_what_a_channel_says_of_roles() {
    // OVERWRITES: 1000.
    let bare = Bare::mighty().await;
    let channel = format!("/channels/{}", bare.channel);
    let all = |count: u64| -> Value {
        (1..=count)
            .map(|id| json!({ "id": id, "type": 1, "allow": "0", "deny": "0" }))
            .collect()
    };
    let (status, answer) = bare
        .rest
        .patch(&channel, json!({ "permission_overwrites": all(1001) }))
        .await;
    assert_eq!(status, 400);
    assert_ne!(answer["errors"]["permission_overwrites"], Value::Null, "{answer}");
    let (status, answer) = bare
        .rest
        .patch(&channel, json!({ "permission_overwrites": all(1000) }))
        .await;
    assert_eq!(status, 200, "{answer}");
    let one = json!({ "type": 1, "allow": "0", "deny": "0" });
    for (id, expected) in [(1, 204), (1001, 400)] {
        let (status, answer) = bare
            .rest
            .put(&format!("{channel}/permissions/{id}"), one.clone())
            .await;
        assert_eq!(status, expected, "{answer}");
        if status == 400 {
            assert_eq!(answer["code"], 30060);
        }
    }
}

#[tokio::test]
async fn of_the_commands_of_a_bot() {
    let bare = Bare::start().await;
    let menus = |kind: u8, count: usize| -> Value {
        (0..count)
            .map(|it| json!({ "type": kind, "name": format!("Menu {it}") }))
            .collect()
    };
    for (rule, kind) in [("USER_COMMANDS", 2), ("MESSAGE_COMMANDS", 3)] {
        assert_eq!(bare.register(menus(kind, 15)).await.0, 200, "{rule}");
        assert_eq!(bare.register(menus(kind, 16)).await.1["code"], 30032, "{rule}");
    }
    // COMMAND_CREATES: 200 a day in each place; whatever was made above counts in another.
    let path = format!("/applications/{}/guilds/{}/commands", bare.me, bare.guild);
    let now = chrono::Utc::now();
    bare.discord.set_now(now);
    let batch = |name: &str| -> Value {
        (0..100)
            .map(|it| json!({ "name": format!("{name}{it}"), "description": "d" }))
            .collect()
    };
    for name in ["a", "b"] {
        assert_eq!(bare.rest.put(&path, batch(name)).await.0, 200);
        assert_eq!(bare.rest.put(&path, json!([])).await.0, 200);
    }
    let one = json!({ "name": "one-more", "description": "d" });
    assert_eq!(bare.rest.post(&path, one.clone()).await.1["code"], 30034);
    bare.discord
        .set_now(now + chrono::TimeDelta::days(1) + chrono::TimeDelta::seconds(1));
    assert_eq!(bare.rest.post(&path, one).await.0, 201);
}

#[tokio::test]
async fn of_what_a_user_sends() {
    let bare = Bare::start().await;
    let alice = bare.discord.user("alice");
    assert!(matches!(alice.says(&long(2000), 0).await, Turn::Answered { .. }));
    assert_eq!(alice.says(&long(2001), 0).await, Turn::Refused);
    assert!(matches!(alice.says("short", 0).await, Turn::Answered { .. }));
    assert_eq!(alice.edits("short", &long(2001), 0).await, Turn::Refused);
    const LARGEST: usize = 10 * 1024 * 1024;
    for (length, turn) in [(LARGEST, false), (LARGEST + 1, true)] {
        alice.has_file("data.bin", &vec![0; length]);
        assert_eq!(
            alice.sends_files("here", &["data.bin"], 0).await == Turn::Refused,
            turn,
            "{length}"
        );
    }
    let transcript = bare.discord.transcript();
    assert!(
        transcript.ends_with("      | (Discord does not send this: Request entity too large)\n"),
        "{transcript}"
    );
}
