//! Who may say of others what they may do in a channel, and how a category's channels follow it.
//! `topics/permissions` (Permission syncing), `resources/guild` (Create guild channel), `resources/channel` (Modify channel)

use botcamp::discord::{Permissions, Settings};
use serde_json::{Value, json};

use crate::bare::{Bare, INTENTS, text};

async fn bot_that_may(permissions: Permissions) -> Bare {
    let settings = Settings {
        bot_permissions: permissions,
        ..Settings::default()
    };
    Bare::with(settings, INTENTS).await
}

fn denies(id: &str, denied: Permissions) -> Value {
    json!({ "id": id, "type": 0, "allow": "0", "deny": denied.bits().to_string() })
}

/// A channel that is for a few: what every bot makes that hands out tickets.
#[tokio::test]
async fn nobody_says_of_others_what_they_may_not_do_themselves() {
    let own = Permissions::MANAGE_CHANNELS | Permissions::VIEW_CHANNEL;
    let channels = |bare: &Bare| format!("/guilds/{}/channels", bare.guild);
    let new = |bare: &Bare, denied| json!({ "name": "ticket", "permission_overwrites": [denies(&bare.guild, denied)] });
    for (permissions, denied, code) in [
        (own, Permissions::VIEW_CHANNEL, 201),
        (own, Permissions::MANAGE_WEBHOOKS, 403),
        (own | Permissions::MANAGE_ROLES, Permissions::MANAGE_ROLES, 403),
        (Permissions::ADMINISTRATOR, Permissions::MANAGE_ROLES, 201),
    ] {
        let bare = bot_that_may(permissions).await;
        let (status, answer) = bare.rest.post(&channels(&bare), new(&bare, denied)).await;
        assert_eq!(status, code, "{denied:?}: {answer}");
    }
    // To change what a channel says takes a permission of its own.
    for (permissions, denied, code) in [
        (own, Permissions::VIEW_CHANNEL, 403),
        (own | Permissions::MANAGE_ROLES, Permissions::SEND_MESSAGES, 200),
        (own | Permissions::MANAGE_ROLES, Permissions::KICK_MEMBERS, 403),
    ] {
        let bare = bot_that_may(permissions).await;
        let path = format!("/channels/{}", bare.channel);
        let body = json!({ "permission_overwrites": [denies(&bare.guild, denied)] });
        let (status, answer) = bare.rest.patch(&path, body).await;
        assert_eq!(status, code, "{denied:?}: {answer}");
        let one = format!("{path}/permissions/{}", bare.guild);
        let (status, answer) = bare.rest.put(&one, denies(&bare.guild, denied)).await;
        assert_eq!(status == 204, code == 200, "{denied:?}: {answer}");
    }
}

async fn made(bare: &Bare, body: Value) -> Value {
    let path = format!("/guilds/{}/channels", bare.guild);
    let (status, channel) = bare.rest.post(&path, body).await;
    assert_eq!(status, 201, "{channel}");
    channel
}

#[tokio::test]
async fn what_a_category_says_its_channels_say_too_until_they_differ() {
    let mut bare = Bare::mighty().await;
    let quiet = denies(&bare.guild, Permissions::SEND_MESSAGES);
    let hidden = denies(&bare.guild, Permissions::VIEW_CHANNEL);
    let category = made(
        &bare,
        json!({ "name": "c", "type": 4, "permission_overwrites": [quiet] }),
    )
    .await;
    let inside = json!({ "name": "same", "parent_id": category["id"] });
    let same = made(&bare, inside).await;
    assert_eq!(same["permission_overwrites"], json!([quiet]));
    let other = json!({ "name": "other", "parent_id": category["id"], "permission_overwrites": [] });
    let other = made(&bare, other).await;

    let path = format!("/channels/{}", text(&category, "id"));
    let change = json!({ "permission_overwrites": [hidden] });
    assert_eq!(bare.rest.patch(&path, change).await.0, 200);
    for id in [&category["id"], &same["id"]] {
        let told = bare.gateway.dispatch("CHANNEL_UPDATE").await;
        assert_eq!(
            (&told["id"], &told["permission_overwrites"]),
            (id, &json!([hidden]))
        );
    }
    let (_, other) = bare.rest.get(&format!("/channels/{}", text(&other, "id"))).await;
    assert_eq!(other["permission_overwrites"], json!([]));
    // The same, one by one.
    let one = format!("{path}/permissions/{}", bare.guild);
    assert_eq!(bare.rest.delete(&one).await.0, 204);
    bare.gateway.dispatch("CHANNEL_UPDATE").await;
    let told = bare.gateway.dispatch("CHANNEL_UPDATE").await;
    assert_eq!(
        (&told["id"], &told["permission_overwrites"]),
        (&same["id"], &json!([]))
    );

    // A category goes without its channels.
    assert_eq!(bare.rest.delete(&path).await.0, 200);
    bare.gateway.dispatch("CHANNEL_DELETE").await;
    for id in [&same["id"], &other["id"]] {
        let told = bare.gateway.dispatch("CHANNEL_UPDATE").await;
        assert_eq!((&told["id"], &told["parent_id"]), (id, &Value::Null));
    }
}

#[tokio::test]
async fn a_channel_stands_in_a_category_that_there_is() {
    let bare = Bare::mighty().await;
    let channels = format!("/guilds/{}/channels", bare.guild);
    for (parent, code) in [
        ("1", "CHANNEL_PARENT_INVALID"),
        (bare.channel.as_str(), "CHANNEL_PARENT_INVALID_TYPE"),
    ] {
        let body = json!({ "name": "x", "parent_id": parent });
        let (status, answer) = bare.rest.post(&channels, body).await;
        assert_eq!(status, 400);
        assert_eq!(
            answer["errors"]["parent_id"]["_errors"][0]["code"], code,
            "{answer}"
        );
    }
    // CATEGORY_CHANNELS: 50.
    let category = made(&bare, json!({ "name": "c", "type": 4 })).await;
    for number in 0..=50 {
        let body = json!({ "name": format!("n{number}"), "parent_id": category["id"] });
        let (status, answer) = bare.rest.post(&channels, body).await;
        assert_eq!(status == 201, number < 50, "{number}: {answer}");
        assert!(
            number < 50 || answer.to_string().contains("CHANNEL_PARENT_MAX_CHANNELS"),
            "{answer}"
        );
    }
    // Of several only one may be moved elsewhere.
    let [one, two] = [
        made(&bare, json!({ "name": "a" })).await,
        made(&bare, json!({ "name": "b" })).await,
    ];
    let empty = made(&bare, json!({ "name": "d", "type": 4 })).await;
    let moved = |channel: &Value| json!({ "id": channel["id"], "parent_id": empty["id"] });
    let (status, answer) = bare
        .rest
        .patch(&channels, json!([moved(&one), moved(&two)]))
        .await;
    assert_eq!((status, &answer["code"]), (400, &json!(40009)), "{answer}");
    assert_eq!(bare.rest.patch(&channels, json!([moved(&one)])).await.0, 204);
}

/// `resources/webhook`, `resources/channel` (Delete/close channel)
#[tokio::test]
async fn a_channel_takes_its_webhooks_with_it() {
    let bare = Bare::mighty().await;
    let channel = made(&bare, json!({ "name": "news" })).await;
    let path = format!("/channels/{}", text(&channel, "id"));
    let (_, hook) = bare
        .rest
        .post(&format!("{path}/webhooks"), json!({ "name": "News" }))
        .await;
    assert_eq!(bare.rest.delete(&path).await.0, 200);
    let by_token = format!("/webhooks/{}/{}", text(&hook, "id"), text(&hook, "token"));
    let (status, answer) = bare.rest.post(&by_token, json!({ "content": "x" })).await;
    assert_eq!((status, &answer["code"]), (404, &json!(10015)), "{answer}");
}
