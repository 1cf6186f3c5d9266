//! A server and its people, as a bot that may do everything runs it; and what is refused to one that may not.
//! `resources/guild`, `resources/channel`, `topics/permissions`

use botcamp::discord::{Permissions, Settings};
use serde_json::{Value, json};

use crate::bare::{ALL_INTENTS, Bare, text};

/// The id of a user of this name.
async fn user(bare: &mut Bare, name: &str) -> String {
    bare.discord.user(name);
    let joined = bare.gateway.dispatch("GUILD_MEMBER_ADD").await;
    text(&joined["user"], "id").to_owned()
}

#[tokio::test]
async fn roles_are_made_given_and_taken() {
    let mut bare = Bare::mighty().await;
    let bora = user(&mut bare, "bora").await;
    let roles = format!("/guilds/{}/roles", bare.guild);
    let (status, role) = bare
        .rest
        .post(
            &roles,
            json!({ "name": "Helper", "permissions": "8192", "color": 255 }),
        )
        .await;
    assert_eq!((status, &role["position"]), (200, &json!(1)), "{role}");
    assert_eq!(
        bare.gateway.dispatch("GUILD_ROLE_CREATE").await["role"]["name"],
        "Helper"
    );
    let one = format!("{roles}/{}", text(&role, "id"));
    let of_bora = format!("/guilds/{}/members/{bora}", bare.guild);
    let given = format!("{of_bora}/roles/{}", text(&role, "id"));
    assert_eq!(bare.rest.put(&given, json!({})).await.0, 204);
    let changed = bare.gateway.dispatch("GUILD_MEMBER_UPDATE").await;
    assert_eq!(changed["roles"], json!([role["id"]]));
    assert_eq!(
        bare.rest.patch(&one, json!({ "hoist": true })).await.1["hoist"],
        true
    );
    assert_eq!(bare.rest.get(&one).await.1["name"], "Helper");
    let (_, counts) = bare.rest.get(&format!("{roles}/member-counts")).await;
    assert_eq!(counts[text(&role, "id")], 1);
    assert_eq!(counts.get(&bare.guild), None, "{counts}");
    assert_eq!(bare.rest.delete(&given).await.0, 204);
    assert_eq!(
        bare.rest
            .patch(&of_bora, json!({ "roles": [role["id"]], "nick": "Bo" }))
            .await
            .1["nick"],
        "Bo"
    );
    assert_eq!(
        bare.rest.patch(&of_bora, json!({ "roles": ["1"] })).await.1["code"],
        10011
    );
    assert_eq!(
        bare.rest
            .patch(&roles, json!([{ "id": role["id"], "position": 1 }]))
            .await
            .0,
        200
    );
    assert_eq!(bare.rest.delete(&one).await.0, 204);
    assert_eq!(bare.rest.get(&of_bora).await.1["roles"], json!([]));
    assert_eq!(bare.rest.delete(&one).await.1["code"], 10011);
    assert_eq!(
        bare.discord.transcript(),
        "#general
  bot | (creates the role Helper)
  bot | (gives bora the role Helper)
  bot | (changes the role Helper)
  bot | (takes the role Helper from bora)
  bot | (nicknames bora: Bo)
  bot | (gives bora the role Helper)
  bot | (deletes the role Helper)
"
    );
}

#[tokio::test]
async fn members_are_timed_out_kicked_and_banned() {
    let mut bare = Bare::mighty().await;
    let (alice, bora) = (user(&mut bare, "alice").await, user(&mut bare, "bora").await);
    let member = |id: &str| format!("/guilds/{}/members/{id}", bare.guild);
    let ban = |id: &str| format!("/guilds/{}/bans/{id}", bare.guild);
    let in_days = |days: i64| json!({ "communication_disabled_until": chrono::Utc::now() + chrono::TimeDelta::days(days) });
    assert_eq!(
        bare.rest.patch(&member(&bora), in_days(29)).await.1["code"],
        50035
    );
    assert_eq!(bare.rest.patch(&member(&bora), in_days(27)).await.0, 200);
    bare.discord.user("bora").says("may I?", 0).await;
    assert_eq!(bare.rest.delete(&member(&bora)).await.0, 204);
    assert_eq!(
        bare.gateway.dispatch("GUILD_MEMBER_REMOVE").await["user"]["username"],
        "bora"
    );
    assert_eq!(bare.rest.delete(&member(&bora)).await.1["code"], 10007);
    assert_eq!(
        bare.rest
            .put(&ban(&alice), json!({ "delete_message_seconds": 0 }))
            .await
            .0,
        204
    );
    assert_eq!(
        bare.gateway.dispatch("GUILD_BAN_ADD").await["user"]["username"],
        "alice"
    );
    let bans = format!("/guilds/{}/bans", bare.guild);
    assert_eq!(bare.rest.get(&bans).await.1[0]["user"]["id"], *alice);
    assert_eq!(bare.rest.get(&ban(&alice)).await.0, 200);
    bare.discord.user("alice").joins(0).await;
    assert_eq!(bare.rest.delete(&ban(&alice)).await.0, 204);
    assert_eq!(bare.rest.get(&ban(&alice)).await.1["code"], 10026);
    bare.discord.user("alice").leaves(0).await;
    let all = format!("/guilds/{}/bulk-ban", bare.guild);
    let (_, banned) = bare.rest.post(&all, json!({ "user_ids": [alice, "1"] })).await;
    assert_eq!(banned, json!({ "banned_users": [alice], "failed_users": ["1"] }));
    assert_eq!(
        bare.discord.transcript(),
        "#general
  bot | (times bora out)
bora  | may I?
      | (Discord does not send this: Missing Permissions)
  bot | (kicks bora)
  bot | (bans alice)
      | (Discord does not send this: The user is banned from this guild.)
  bot | (lifts the ban on alice)
alice | (leaves the server)
  bot | (bans alice)
"
    );
}

#[tokio::test]
async fn members_are_listed_and_searched() {
    let mut bare = Bare::mighty().await;
    let alice = user(&mut bare, "alice").await;
    let members = format!("/guilds/{}/members", bare.guild);
    let names = |answer: Value| -> Vec<Value> {
        answer
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["user"]["username"].clone())
            .collect()
    };
    assert_eq!(
        names(bare.rest.get(&format!("{members}?limit=1000")).await.1),
        ["owner", "bot", "alice"]
    );
    assert_eq!(bare.rest.get(&format!("{members}?limit=1001")).await.0, 400);
    assert_eq!(
        names(bare.rest.get(&format!("{members}?limit=5&after={alice}")).await.1),
        [""; 0]
    );
    assert_eq!(
        names(bare.rest.get(&format!("{members}/search?query=AL")).await.1),
        ["alice"]
    );
    let (_, answer) = bare.rest.get(&format!("{members}/search")).await;
    let error = &answer["errors"]["query"]["_errors"][0]["code"];
    assert_eq!(error, "BASE_TYPE_REQUIRED", "{answer}");
    assert_eq!(
        bare.rest
            .patch(&format!("{members}/@me"), json!({ "nick": "Robot" }))
            .await
            .1["nick"],
        "Robot"
    );

    // The list is for those whose intent is switched on in the portal.
    let settings = Settings {
        portal: botcamp::discord::Intents::NONE,
        ..Settings::default()
    };
    let bare = Bare::with(settings, 1).await;
    assert_eq!(
        bare.rest.get(&format!("/guilds/{}/members", bare.guild)).await.1["code"],
        50001
    );
}

#[tokio::test]
async fn channels_are_made_changed_and_deleted() {
    let mut bare = Bare::mighty().await;
    let channels = format!("/guilds/{}/channels", bare.guild);
    let (status, made) = bare
        .rest
        .post(
            &channels,
            json!({ "name": "books", "topic": "to read", "type": 0 }),
        )
        .await;
    assert_eq!((status, &made["topic"]), (201, &json!("to read")));
    assert_eq!(bare.gateway.dispatch("CHANNEL_CREATE").await["name"], "books");
    let one = format!("/channels/{}", text(&made, "id"));
    assert_eq!(
        bare.rest
            .patch(&one, json!({ "name": "films", "rate_limit_per_user": 5 }))
            .await
            .1["name"],
        "films"
    );
    assert_eq!(
        bare.gateway.dispatch("CHANNEL_UPDATE").await["rate_limit_per_user"],
        5
    );
    assert_eq!(
        bare.rest
            .patch(&one, json!({ "rate_limit_per_user": 21_601 }))
            .await
            .0,
        400
    );
    assert_eq!(bare.rest.post(&channels, json!({ "type": 0 })).await.0, 400);
    assert_eq!(
        bare.rest
            .patch(&channels, json!([{ "id": made["id"], "position": 0 }]))
            .await
            .0,
        204
    );
    assert_eq!(bare.rest.delete(&one).await.1["name"], "films");
    assert_eq!(bare.gateway.dispatch("CHANNEL_DELETE").await["id"], made["id"]);
    assert_eq!(bare.rest.get(&one).await.1["code"], 10003);
    let guild = format!("/guilds/{}", bare.guild);
    assert_eq!(
        bare.rest.patch(&guild, json!({ "name": "Library" })).await.1["name"],
        "Library"
    );
    assert_eq!(
        bare.rest.get(&format!("{guild}?with_counts=true")).await.1["approximate_member_count"],
        2
    );
}

#[tokio::test]
async fn what_a_channel_says_of_a_role_holds_for_its_members() {
    let bare = Bare::mighty().await;
    let alice = bare.discord.user("alice");
    let overwrite = format!("/channels/{}/permissions/{}", bare.channel, bare.guild);
    let no_messages =
        json!({ "type": 0, "deny": Permissions::SEND_MESSAGES.bits().to_string(), "allow": "0" });
    assert_eq!(bare.rest.put(&overwrite, no_messages).await.0, 204);
    alice.says("hello?", 0).await;
    alice.has_role("Speaker", Permissions::empty());
    let (_, roles) = bare.rest.get(&format!("/guilds/{}/roles", bare.guild)).await;
    let speaker = roles
        .as_array()
        .unwrap()
        .iter()
        .find(|role| role["name"] == "Speaker")
        .unwrap();
    let allowed = format!("/channels/{}/permissions/{}", bare.channel, text(speaker, "id"));
    let may = json!({ "type": 0, "allow": Permissions::SEND_MESSAGES.bits().to_string() });
    assert_eq!(bare.rest.put(&allowed, may).await.0, 204);
    alice.says("hello!", 0).await;
    assert_eq!(bare.rest.delete(&overwrite).await.0, 204);
    assert_eq!(bare.rest.delete(&overwrite).await.1["code"], 10009);
    assert_eq!(
        bare.discord.transcript(),
        "#general
  bot | (changes who may do what in #general)
alice | hello?
      | (Discord does not send this: Missing Permissions)
  bot | (changes who may do what in #general)
alice | hello!
  bot | (changes who may do what in #general)
"
    );
}

#[tokio::test]
async fn a_bot_without_permission_is_refused() {
    let mut bare = Bare::with_intents(ALL_INTENTS).await;
    let bora = user(&mut bare, "bora").await;
    let (guild, channel) = (
        format!("/guilds/{}", bare.guild),
        format!("/channels/{}", bare.channel),
    );
    let missing = json!({ "message": "Missing Permissions", "code": 50013 });
    for (method, path, body) in [
        ("POST", format!("{guild}/roles"), json!({ "name": "x" })),
        ("POST", format!("{guild}/channels"), json!({ "name": "x" })),
        ("PATCH", guild.clone(), json!({ "name": "xx" })),
        ("PATCH", channel.clone(), json!({ "name": "x" })),
        ("DELETE", channel.clone(), json!({})),
        (
            "PUT",
            format!("{channel}/permissions/{bora}"),
            json!({ "type": 1, "allow": "0" }),
        ),
        ("PATCH", format!("{guild}/members/{bora}"), json!({ "nick": "x" })),
        ("DELETE", format!("{guild}/members/{bora}"), json!({})),
        ("PUT", format!("{guild}/bans/{bora}"), json!({})),
        ("GET", format!("{guild}/bans"), json!({})),
        ("POST", format!("{channel}/webhooks"), json!({ "name": "x" })),
        ("GET", format!("{channel}/webhooks"), json!({})),
    ] {
        let answer = bare.rest.send(method, &path, body.to_string()).await;
        assert_eq!(answer, (403, missing.clone()), "{method} {path}");
    }
}

#[tokio::test]
async fn nobody_touches_those_above_them() {
    let settings = Settings {
        bot_permissions: Permissions::KICK_MEMBERS
            | Permissions::MANAGE_ROLES
            | Permissions::MANAGE_NICKNAMES,
        ..Settings::default()
    };
    let mut bare = Bare::with(settings, ALL_INTENTS).await;
    let (alice, bora) = (user(&mut bare, "alice").await, user(&mut bare, "bora").await);
    bare.discord.user("alice").has_role("Boss", Permissions::empty());
    let role = bare.gateway.dispatch("GUILD_ROLE_CREATE").await["role"].clone();
    let member = |id: &str| format!("/guilds/{}/members/{id}", bare.guild);
    let missing = json!({ "message": "Missing Permissions", "code": 50013 });
    assert_eq!(bare.rest.delete(&member(&alice)).await, (403, missing.clone()));
    assert_eq!(
        bare.rest.patch(&member(&alice), json!({ "nick": "x" })).await,
        (403, missing.clone())
    );
    let give = format!("{}/roles/{}", member(&bora), text(&role, "id"));
    assert_eq!(bare.rest.put(&give, json!({})).await, (403, missing.clone()));
    // Nor does anybody give away what they do not have.
    let roles = format!("/guilds/{}/roles", bare.guild);
    let everything = json!({ "permissions": Permissions::ADMINISTRATOR.bits().to_string() });
    assert_eq!(bare.rest.post(&roles, everything).await, (403, missing));
    assert_eq!(bare.rest.delete(&member(&bora)).await.0, 204);
}

#[tokio::test]
async fn a_bot_is_in_several_servers_and_leaves_one() {
    let mut bare = Bare::mighty().await;
    bare.discord.user("alice").goes_to_server("Other");
    let guild = bare.gateway.dispatch("GUILD_CREATE").await;
    assert_eq!(
        (&guild["name"], &guild["members"][1]["user"]["username"]),
        (&json!("Other"), &json!("bot"))
    );
    bare.discord.user("alice").says("here I am", 0).await;
    let (_, its) = bare.rest.get("/users/@me/guilds").await;
    assert_eq!(
        (&its[0]["name"], &its[1]["name"]),
        (&json!("Campus"), &json!("Other"))
    );
    let path = format!("/users/@me/guilds/{}", text(&guild, "id"));
    assert_eq!(bare.rest.delete(&path).await.0, 204);
    assert_eq!(bare.gateway.dispatch("GUILD_DELETE").await["id"], guild["id"]);
    let left = format!("/guilds/{}", text(&guild, "id"));
    assert_eq!(bare.rest.get(&left).await.1["code"], 50001);
    assert_eq!(
        bare.rest.patch(&left, json!({ "name": "mine" })).await.1["code"],
        50001
    );
}

#[tokio::test]
async fn an_administrator_is_not_timed_out() {
    let mut bare = Bare::mighty().await;
    let alice = user(&mut bare, "alice").await;
    let roles = format!("/guilds/{}/roles", bare.guild);
    let boss = json!({ "name": "Boss", "permissions": Permissions::ADMINISTRATOR.bits().to_string() });
    let (_, boss) = bare.rest.post(&roles, boss).await;
    let member = format!("/guilds/{}/members/{alice}", bare.guild);
    let out = json!({ "communication_disabled_until": chrono::Utc::now() + chrono::TimeDelta::days(1) });
    assert_eq!(bare.rest.patch(&member, out.clone()).await.0, 200);
    let given = format!("{member}/roles/{}", text(&boss, "id"));
    assert_eq!(bare.rest.put(&given, json!({})).await.0, 204);
    assert_eq!(bare.rest.patch(&member, out).await.1["code"], 50013);
}

#[tokio::test]
async fn a_channel_that_is_moved_may_take_over_what_its_category_allows() {
    let bare = Bare::mighty().await;
    let channels = format!("/guilds/{}/channels", bare.guild);
    let denied = json!([{ "id": bare.guild, "type": 0, "allow": "0", "deny": "2048" }]);
    let new = json!({ "name": "quiet", "type": 4, "permission_overwrites": denied });
    let (_, category) = bare.rest.post(&channels, new).await;
    for (takes_over, expected) in [(false, 0), (true, 1)] {
        let moved = json!([
            { "id": bare.channel, "parent_id": category["id"], "lock_permissions": takes_over },
        ]);
        assert_eq!(bare.rest.patch(&channels, moved).await.0, 204);
        let (_, channel) = bare.rest.get(&format!("/channels/{}", bare.channel)).await;
        let overwrites = channel["permission_overwrites"].as_array().unwrap();
        assert_eq!(overwrites.len(), expected, "{channel}");
    }
}
