//! What holds for every route: who may ask, and how Discord refuses.

use botcamp::discord::{Intents, Settings};
use serde_json::json;

use crate::bare::{Bare, INTENTS};

#[tokio::test]
async fn a_bot_must_have_its_token() {
    let bare = Bare::start().await;
    assert_eq!(bare.rest.get("/users/@me").await.0, 200);
    let stranger = bare.rest.with_token("wrong");
    let refused = (401, json!({ "message": "401: Unauthorized", "code": 0 }));
    assert_eq!(stranger.get("/users/@me").await, refused);
    assert_eq!(stranger.get("/gateway/bot").await, refused);
    // Where the gateway is, is no secret.
    assert_eq!(stranger.get("/gateway").await.0, 200);
}

#[tokio::test]
async fn what_is_not_covered_is_refused_and_told() {
    let bare = Bare::start().await;
    let path = format!("/channels/{}/invites", bare.channel);
    assert_eq!(
        bare.rest.get(&path).await,
        (404, json!({ "message": "404: Not Found", "code": 0 }))
    );
    let path = format!("/channels/{}/typing", bare.channel);
    assert_eq!(
        bare.rest.get(&path).await,
        (405, json!({ "message": "405: Method Not Allowed", "code": 0 }))
    );
    let told: Vec<String> = bare
        .discord
        .refusals()
        .into_iter()
        .filter(|it| it.contains("not cover"))
        .collect();
    assert_eq!(
        told,
        [
            "the offline Discord does not cover GET /api/v10/channels/…/invites yet",
            "the offline Discord does not cover GET /api/v10/channels/…/typing yet",
        ]
    );
    assert_eq!(bare.discord.gaps(), told);
    assert_eq!(bare.discord.broken_rules(), [""; 0]);

    // A form that asks for what is not covered is refused for that, and it is no rule of Discord's that was broken.
    let path = format!("/channels/{}/messages", bare.channel);
    let second = json!({ "flags": 1 << 15, "components": [] });
    assert_eq!(bare.rest.post(&path, second).await.0, 400);
    assert_eq!(
        bare.discord.gaps().pop().unwrap(),
        "the offline Discord does not cover components of version 2 (flags of POST /api/v10/channels/…/messages) yet"
    );
    assert_eq!(bare.discord.broken_rules(), [""; 0]);
}

#[tokio::test]
async fn a_body_must_be_json() {
    let bare = Bare::start().await;
    let path = format!("/channels/{}/messages", bare.channel);
    let (status, answer) = bare.rest.send("POST", &path, "{".into()).await;
    assert_eq!((status, &answer["code"]), (400, &json!(50109)));
}

/// `reference` (Error messages)
#[tokio::test]
async fn a_part_of_a_path_that_is_no_id_is_named() {
    let bare = Bare::start().await;
    for (path, at) in [
        ("/channels/abc", "channel_id"),
        ("/channels/abc/messages/1", "channel_id"),
        ("/guilds/1/members/abc", "user_id"),
    ] {
        let (status, answer) = bare.rest.get(path).await;
        assert_eq!((status, &answer["code"]), (400, &json!(50035)), "{answer}");
        let error = json!({ "code": "NUMBER_TYPE_COERCE", "message": "Value \"abc\" is not snowflake." });
        assert_eq!(answer["errors"][at]["_errors"][0], error, "{path}: {answer}");
    }
}

/// `reference` (Boolean query strings)
#[tokio::test]
async fn a_yes_behind_a_path_is_written_in_three_ways() {
    let bare = Bare::start().await;
    for (written, counted) in [
        ("true", true),
        ("True", true),
        ("1", true),
        ("0", false),
        ("False", false),
    ] {
        let path = format!("/guilds/{}?with_counts={written}", bare.guild);
        let (status, guild) = bare.rest.get(&path).await;
        assert_eq!(status, 200, "{guild}");
        assert_eq!(
            guild.get("approximate_member_count").is_some(),
            counted,
            "{written}"
        );
    }
    let path = format!("/guilds/{}?with_counts=perhaps", bare.guild);
    assert_eq!(bare.rest.get(&path).await.0, 400);
}

#[tokio::test]
async fn an_id_holds_the_time_of_its_making() {
    // EPOCH_MILLIS
    let bare = Bare::start().await;
    let noon: chrono::DateTime<chrono::Utc> = "2026-03-02T12:00:00Z".parse().unwrap();
    bare.discord.set_now(noon);
    let path = format!("/channels/{}/messages", bare.channel);
    let (_, message) = bare.rest.post(&path, json!({ "content": "x" })).await;
    let id: i64 = message["id"].as_str().unwrap().parse().unwrap();
    assert_eq!((id >> 22) + 1_420_070_400_000, noon.timestamp_millis());
    assert_eq!(message["timestamp"], "2026-03-02T12:00:00.000000+00:00");
}

#[tokio::test]
async fn the_api_is_served_in_its_versions() {
    let bare = Bare::start().await;
    for version in ["/api/v10", "/api/v9", "/api"] {
        let url = format!("{}{version}/gateway", bare.discord.api());
        assert_eq!(bare.rest.fetch(&url).await.0, 200, "{version}");
    }
    let old = format!("{}/api/v6/gateway", bare.discord.api());
    assert_eq!(bare.rest.fetch(&old).await.0, 404);
}

#[tokio::test]
async fn a_bot_reads_its_guild() {
    let bare = Bare::start().await;
    let guild = format!("/guilds/{}", bare.guild);
    assert_eq!(bare.rest.get(&guild).await.1["name"], "Campus");
    assert_eq!(
        bare.rest.get(&format!("{guild}/channels")).await.1[0]["name"],
        "general"
    );
    assert_eq!(
        bare.rest.get(&format!("{guild}/roles")).await.1[0]["name"],
        "@everyone"
    );
    assert_eq!(
        bare.rest.get(&format!("{guild}/members/{}", bare.me)).await.1["user"]["username"],
        "bot"
    );
    assert_eq!(
        bare.rest.get(&format!("{guild}/members/1")).await.1["code"],
        10007
    );
    assert_eq!(bare.rest.get("/guilds/1").await.1["code"], 10004);
}

#[tokio::test]
async fn a_bot_learns_who_it_is() {
    let bare = Bare::start().await;
    for path in ["/users/@me", "/oauth2/applications/@me", "/applications/@me"] {
        assert_eq!(bare.rest.get(path).await.1["id"], json!(bare.me), "{path}");
    }
    // The intents that are switched on in the portal. `resources/application` (Application flags)
    let flags = &bare.rest.get("/applications/@me").await.1["flags"];
    assert_eq!(*flags, 1 << 13 | 1 << 15 | 1 << 19);
    let settings = Settings {
        portal: Intents::MESSAGE_CONTENT,
        ..Settings::default()
    };
    let modest = Bare::with(settings, INTENTS).await;
    let (_, ready) = modest.identifies("", json!({})).await;
    assert_eq!(ready["application"]["flags"], 1 << 19);
    assert_eq!(bare.rest.get("/users/1").await.1["code"], 10013);
    let (_, gateway) = bare.rest.get("/gateway/bot").await;
    assert_eq!(gateway["session_start_limit"]["max_concurrency"], 1);
    assert_eq!(
        bare.rest.get(&format!("/channels/{}", bare.channel)).await.1["name"],
        "general"
    );
}

/// Some clients ask for sounds as they start, and start only if they are told that there are none.
/// `resources/soundboard`, `events/gateway-events` (Request soundboard sounds)
#[tokio::test]
async fn there_are_no_sounds() {
    let mut bare = Bare::start().await;
    assert_eq!(
        bare.rest.get("/soundboard-default-sounds").await,
        (200, json!([]))
    );
    let ask = json!({ "op": 31, "d": { "guild_ids": [bare.guild] } });
    bare.gateway.send(ask).await;
    let none = json!({ "guild_id": bare.guild, "soundboard_sounds": [] });
    assert_eq!(bare.gateway.dispatch("SOUNDBOARD_SOUNDS").await, none);
}

/// `resources/user` (Get current user guilds)
#[tokio::test]
async fn a_bot_lists_its_servers_page_by_page() {
    let bare = Bare::start().await;
    for name in ["Two", "Three"] {
        bare.discord.user("alice").goes_to_server(name);
    }
    let names = async |query: &str| {
        let (_, all) = bare.rest.get(&format!("/users/@me/guilds?{query}")).await;
        let names = all.as_array().unwrap().iter();
        names
            .map(|it| it["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let (_, all) = bare.rest.get("/users/@me/guilds?with_counts=true").await;
    assert_eq!(all[0]["approximate_member_count"], 3, "{all}");
    let [first, last] = [0, 2].map(|index: usize| all[index]["id"].as_str().unwrap());
    assert_eq!(names("limit=1").await, ["Campus"]);
    assert_eq!(names(&format!("limit=1&after={first}")).await, ["Two"]);
    assert_eq!(names(&format!("limit=1&before={last}")).await, ["Two"]);
    assert_eq!(names(&format!("before={last}")).await, ["Campus", "Two"]);
}
