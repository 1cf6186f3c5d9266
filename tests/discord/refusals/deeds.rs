//! What is well formed, and cannot be done where it is asked for.

use botcamp::discord::{Permissions, Settings};
use serde_json::json;

use crate::bare::{Bare, INTENTS, text};

/// What these tests come by in no other way.
#[tokio::test]
async fn what_cannot_be_done_here_has_a_code_of_its_own() {
    let bare = Bare::mighty().await;
    let guild = format!("/guilds/{}", bare.guild);
    let made = async |kind: u8| {
        let body = json!({ "name": "x", "type": kind });
        let (_, channel) = bare.rest.post(&format!("{guild}/channels"), body).await;
        format!("/channels/{}", text(&channel, "id"))
    };
    let (voice, category, forum) = (made(2).await, made(4).await, made(15).await);
    let (_, hook) = bare
        .rest
        .post(&format!("{forum}/webhooks"), json!({ "name": "News" }))
        .await;
    let hook = format!("/webhooks/{}/{}", text(&hook, "id"), text(&hook, "token"));
    let commands = format!("/applications/{}/guilds/{}/commands", bare.me, bare.guild);
    let (_, command) = bare
        .rest
        .post(&commands, json!({ "name": "c", "description": "d" }))
        .await;
    let permissions = format!("{commands}/{}/permissions", text(&command, "id"));
    let everyone = format!("{guild}/members/{}/roles/{}", bare.me, bare.guild);
    let hello = json!({ "content": "x" });
    for (method, path, body, status, code, message) in [
        (
            "POST",
            format!("{category}/messages"),
            hello.clone(),
            400,
            50008,
            "Cannot send messages in a non-text channel",
        ),
        (
            "POST",
            format!("{forum}/messages"),
            hello.clone(),
            400,
            40058,
            "Cannot send a message in a forum channel",
        ),
        (
            "POST",
            hook,
            hello,
            400,
            220001,
            "Webhooks posted to forum channels must have a thread_name or thread_id",
        ),
        (
            "POST",
            format!("{voice}/threads"),
            json!({ "name": "t" }),
            400,
            50024,
            "Cannot execute action on this channel type",
        ),
        ("PUT", everyone, json!({}), 400, 50028, "Invalid Role"),
        (
            "GET",
            permissions,
            json!({}),
            404,
            10066,
            "Unknown application command permissions",
        ),
    ] {
        let refused = (status, json!({ "message": message, "code": code }));
        assert_eq!(bare.rest.send(method, &path, body.to_string()).await, refused);
    }
}

#[tokio::test]
async fn a_locked_thread_is_written_in_by_those_who_manage_it() {
    let settings = Settings {
        bot_permissions: Permissions::empty(),
        ..Settings::default()
    };
    let bare = Bare::with(settings, INTENTS).await;
    let may = |permissions| bare.discord.set_permissions_of_everyone(permissions);
    may(Permissions::EVERYONE | Permissions::MANAGE_THREADS);
    let path = format!("/channels/{}/threads", bare.channel);
    let (_, thread) = bare.rest.post(&path, json!({ "name": "t", "type": 11 })).await;
    let thread = format!("/channels/{}", text(&thread, "id"));
    assert_eq!(bare.rest.patch(&thread, json!({ "locked": true })).await.0, 200);
    let (messages, hello) = (format!("{thread}/messages"), json!({ "content": "x" }));
    assert_eq!(bare.rest.post(&messages, hello.clone()).await.0, 200);
    may(Permissions::EVERYONE);
    let refused = (400, json!({ "message": "Thread is locked", "code": 160005 }));
    assert_eq!(bare.rest.post(&messages, hello).await, refused);
}
