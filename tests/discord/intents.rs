//! What a bot is told depends on what it asked to be told. `events/gateway` (List of intents, Caveats)

use std::collections::BTreeSet;

use botcamp::discord::{Permissions, Settings};
use serde_json::{Value, json};

use crate::bare::{ALL_INTENTS, Bare, Gateway, text};

/// Each intent of the list, with what it has a bot told: all that the offline Discord ever tells.
const LIST: [(u32, &[&str]); 12] = [
    (
        0,
        &[
            "GUILD_CREATE",
            "GUILD_UPDATE",
            "GUILD_DELETE",
            "GUILD_ROLE_CREATE",
            "GUILD_ROLE_UPDATE",
            "GUILD_ROLE_DELETE",
            "CHANNEL_CREATE",
            "CHANNEL_UPDATE",
            "CHANNEL_DELETE",
            "CHANNEL_PINS_UPDATE",
            "THREAD_CREATE",
            "THREAD_UPDATE",
            "THREAD_DELETE",
            "THREAD_MEMBERS_UPDATE",
        ],
    ),
    (
        1,
        &[
            "GUILD_MEMBER_ADD",
            "GUILD_MEMBER_UPDATE",
            "GUILD_MEMBER_REMOVE",
            "THREAD_MEMBERS_UPDATE",
        ],
    ),
    (2, &["GUILD_BAN_ADD", "GUILD_BAN_REMOVE"]),
    (5, &["WEBHOOKS_UPDATE"]),
    (8, &["PRESENCE_UPDATE"]),
    (9, &MESSAGES),
    (10, &REACTIONS),
    (11, &["TYPING_START"]),
    (
        12,
        &[
            "MESSAGE_CREATE",
            "MESSAGE_UPDATE",
            "MESSAGE_DELETE",
            "CHANNEL_PINS_UPDATE",
        ],
    ),
    (13, &["MESSAGE_REACTION_ADD", "MESSAGE_REACTION_REMOVE"]),
    (14, &["TYPING_START"]),
    (15, &[]),
];
const MESSAGES: [&str; 4] = [
    "MESSAGE_CREATE",
    "MESSAGE_UPDATE",
    "MESSAGE_DELETE",
    "MESSAGE_DELETE_BULK",
];
const REACTIONS: [&str; 4] = [
    "MESSAGE_REACTION_ADD",
    "MESSAGE_REACTION_REMOVE",
    "MESSAGE_REACTION_REMOVE_ALL",
    "MESSAGE_REACTION_REMOVE_EMOJI",
];

/// Logs in with these intents, and hears the names of what it is told until there is an interaction, which all are told.
async fn hears(bare: &Bare, intents: u64) -> tokio::task::JoinHandle<BTreeSet<String>> {
    let mut gateway = Gateway::connect(&bare.discord, "?v=10").await;
    let token = bare.discord.token().expose();
    gateway.send(crate::bare::identify(token, intents)).await;
    gateway.dispatch("READY").await;
    tokio::spawn(async move {
        let mut told = BTreeSet::new();
        loop {
            match gateway.frame().await["t"].as_str() {
                Some("INTERACTION_CREATE") => return told,
                name => told.extend(name.map(str::to_owned)),
            }
        }
    })
}

/// Sends a request that must be taken.
async fn does(bare: &Bare, method: &str, path: &str, body: Value) -> Value {
    let (status, answer) = bare.rest.send(method, path, body.to_string()).await;
    assert!(status < 300, "{method} {path}: {answer}");
    answer
}

/// The path of a new message here.
async fn message(bare: &Bare, channel: &str) -> String {
    let path = format!("/channels/{channel}/messages");
    let message = does(bare, "POST", &path, json!({ "content": "x" })).await;
    format!("{path}/{}", text(&message, "id"))
}

const THUMB: &str = "reactions/%F0%9F%91%8D";

/// Everything of which a bot can be told happens in a server.
async fn everything_in_a_server(bare: &mut Bare) {
    let none = || json!({});
    let guild = format!("/guilds/{}", bare.guild);
    let channel = format!("/channels/{}", bare.channel);
    does(bare, "PATCH", &guild, json!({ "name": "Library" })).await;

    let alice = bare.discord.user("alice");
    let joined = bare.gateway.dispatch("GUILD_MEMBER_ADD").await;
    let user = text(&joined["user"], "id").to_owned();
    alice.is_now("idle");
    does(
        bare,
        "PATCH",
        &format!("{guild}/members/{user}"),
        json!({ "nick": "A" }),
    )
    .await;
    does(bare, "PUT", &format!("{guild}/bans/{user}"), none()).await;
    does(bare, "DELETE", &format!("{guild}/bans/{user}"), none()).await;
    alice.joins(0).await;

    for (of, change) in [("roles", "hoist"), ("channels", "nsfw")] {
        let made = does(bare, "POST", &format!("{guild}/{of}"), json!({ "name": "x" })).await;
        let one = match of {
            "roles" => format!("{guild}/roles/{}", text(&made, "id")),
            _ => format!("/channels/{}", text(&made, "id")),
        };
        does(bare, "PATCH", &one, json!({ change: true })).await;
        does(bare, "DELETE", &one, none()).await;
    }
    let thread = json!({ "name": "talk", "type": 11 });
    let thread = does(bare, "POST", &format!("{channel}/threads"), thread).await;
    let thread = format!("/channels/{}", text(&thread, "id"));
    does(bare, "PATCH", &thread, json!({ "name": "talks" })).await;
    does(bare, "DELETE", &format!("{thread}/thread-members/@me"), none()).await;
    does(bare, "DELETE", &thread, none()).await;

    does(
        bare,
        "POST",
        &format!("{channel}/webhooks"),
        json!({ "name": "News" }),
    )
    .await;
    does(bare, "POST", &format!("{channel}/typing"), none()).await;
    everything_with_messages(bare, &bare.channel).await;
    let one = message(bare, &bare.channel).await;
    for reactions in ["reactions", THUMB] {
        does(bare, "PUT", &format!("{one}/{THUMB}/@me"), none()).await;
        does(bare, "DELETE", &format!("{one}/{reactions}"), none()).await;
    }
    let ids = [one, message(bare, &bare.channel).await];
    let ids = ids.map(|path| path.rsplit('/').next().unwrap().to_owned());
    let all = format!("{channel}/messages/bulk-delete");
    does(bare, "POST", &all, json!({ "messages": ids })).await;

    alice.goes_to_server("Other");
    let other = bare.gateway.dispatch("GUILD_CREATE").await;
    does(
        bare,
        "DELETE",
        &format!("/users/@me/guilds/{}", text(&other, "id")),
        none(),
    )
    .await;
}

/// What happens to a message in a server and in private.
async fn everything_with_messages(bare: &Bare, channel: &str) {
    let one = message(bare, channel).await;
    does(bare, "PATCH", &one, json!({ "content": "y" })).await;
    let pin = one.replace("/messages/", "/pins/");
    does(bare, "PUT", &pin, json!({})).await;
    does(bare, "PUT", &format!("{one}/{THUMB}/@me"), json!({})).await;
    does(bare, "DELETE", &format!("{one}/{THUMB}/@me"), json!({})).await;
    does(bare, "DELETE", &one, json!({})).await;
}

#[tokio::test]
async fn each_dispatch_is_told_to_those_who_asked_for_it() {
    let mut bare = Bare::mighty().await;
    let mut all = Vec::new();
    for (bit, names) in LIST {
        all.push((bit, names, hears(&bare, 1 << bit).await));
    }
    let nothing = hears(&bare, 0).await;
    everything_in_a_server(&mut bare).await;

    let bora = bare.discord.user("bora");
    let joined = bare.gateway.dispatch("GUILD_MEMBER_ADD").await;
    let open = json!({ "recipient_id": joined["user"]["id"] });
    let chat = does(&bare, "POST", "/users/@me/channels", open).await;
    let chat = text(&chat, "id");
    does(&bare, "POST", &format!("/channels/{chat}/typing"), json!({})).await;
    everything_with_messages(&bare, chat).await;

    bare.register(json!([{ "name": "hello", "description": "d" }]))
        .await;
    tokio::spawn(async move { bora.runs("/hello", 1).await });
    assert_eq!(nothing.await.unwrap(), BTreeSet::new());
    for (bit, names, told) in all {
        let names: BTreeSet<String> = names.iter().map(|&name| name.to_owned()).collect();
        assert_eq!(told.await.unwrap(), names, "1 << {bit}");
    }
}

#[tokio::test]
async fn of_its_own_changes_a_bot_is_told_in_any_case() {
    const GUILDS: u64 = 1;
    let mut bare = Bare::mighty().await;
    let mut other = bare.logs_in(GUILDS).await;
    let alice = bare.discord.user("alice");
    let user = bare.gateway.dispatch("GUILD_MEMBER_ADD").await["user"]["id"].clone();
    let members = format!("/guilds/{}/members", bare.guild);
    let nick = |nick: &str| json!({ "nick": nick });
    does(
        &bare,
        "PATCH",
        &format!("{members}/{}", user.as_str().unwrap()),
        nick("A"),
    )
    .await;
    does(&bare, "PATCH", &format!("{members}/@me"), nick("Robot")).await;
    assert_eq!(other.dispatch("GUILD_MEMBER_UPDATE").await["nick"], "Robot");

    // Who comes into a thread is its own business; that the bot leaves it, is the bot's.
    let threads = format!("/channels/{}/threads", bare.channel);
    let thread = does(&bare, "POST", &threads, json!({ "name": "talk", "type": 11 })).await;
    alice.goes_to("#general > talk");
    alice.says("hi", 0).await;
    let own = format!("/channels/{}/thread-members/@me", text(&thread, "id"));
    does(&bare, "DELETE", &own, json!({})).await;
    let told = other.dispatch("THREAD_MEMBERS_UPDATE").await;
    assert_eq!(told["removed_member_ids"], json!([bare.me]));
}

#[tokio::test]
async fn where_a_bot_cannot_look_it_is_told_of_nothing() {
    let settings = Settings {
        bot_permissions: Permissions::empty(),
        ..Settings::default()
    };
    let mut bare = Bare::with(settings, ALL_INTENTS).await;
    let (everyone, owner) = (Permissions::EVERYONE, bare.discord.user("owner"));
    let may = |permissions| bare.discord.set_permissions_of_everyone(permissions);
    may(everyone - Permissions::VIEW_CHANNEL);
    owner.says("one", 0).await;
    owner.edits("one", "two", 0).await;
    owner.reacts("two", "👍", 0).await;
    owner.unreacts("two", "👍", 0).await;
    owner.types();
    owner.deletes("two", 0).await;
    may(everyone);
    owner.says("now you see me", 0).await;
    let mut told = Vec::new();
    loop {
        let frame = bare.gateway.frame().await;
        let name = frame["t"].as_str().unwrap_or_default().to_owned();
        if name == "MESSAGE_CREATE" {
            assert_eq!(frame["d"]["content"], "now you see me");
            break;
        }
        told.push(name);
    }
    assert!(told.iter().all(|name| name == "GUILD_ROLE_UPDATE"), "{told:?}");
}
