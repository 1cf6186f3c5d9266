//! The gateway's rules. `events/gateway`, `topics/opcodes-and-status-codes`

use botcamp::discord::{Discord, Intents, Readiness, Settings};
use serde_json::{Value, json};

use crate::bare::{Bare, Gateway, INTENTS, Rest, identify};

async fn discord() -> Discord {
    Discord::start(Settings::default()).await.unwrap()
}

/// What the gateway closes with after this frame.
async fn closes_after(frame: &str) -> u16 {
    let discord = discord().await;
    let mut gateway = Gateway::connect(&discord, "?v=10&encoding=json").await;
    gateway.send_text(frame).await;
    gateway.close_code().await
}

#[tokio::test]
async fn a_session_begins_in_order() {
    let discord = discord().await;
    let mut gateway = Gateway::connect(&discord, "?v=10").await;
    let hello = gateway.frame().await;
    assert_eq!(
        (&hello["op"], &hello["d"]["heartbeat_interval"]),
        (&json!(10), &json!(41_250))
    );
    gateway.send(json!({ "op": 1, "d": null })).await;
    assert_eq!(gateway.frame().await["op"], 11);
    // A library writes the token with or without «Bot».
    gateway
        .send(identify(&format!("Bot {}", discord.token().expose()), INTENTS))
        .await;
    let ready = gateway.frame().await;
    assert_eq!(
        (&ready["op"], &ready["t"], &ready["s"]),
        (&json!(0), &json!("READY"), &json!(1))
    );
    assert_eq!(ready["d"]["application"]["id"], ready["d"]["user"]["id"]);
    assert_eq!(ready["d"]["guilds"][0]["unavailable"], true);
    let guild = gateway.frame().await;
    assert_eq!((&guild["t"], &guild["s"]), (&json!("GUILD_CREATE"), &json!(2)));
    // The bot itself, with the role that was made for it.
    let (own, role) = (&guild["d"]["members"][0], &guild["d"]["roles"][1]);
    assert_eq!(own["user"]["id"], ready["d"]["user"]["id"]);
    assert_eq!(role["tags"]["bot_id"], own["user"]["id"]);
    assert_eq!(own["roles"], json!([role["id"]]));
    assert_eq!(
        discord.readiness(),
        Readiness {
            identified: true,
            registered: false
        }
    );
}

#[tokio::test]
async fn wrong_frames_close_it() {
    assert_eq!(closes_after("not json").await, 4002);
    assert_eq!(
        closes_after(&json!({ "op": 1, "d": "x".repeat(5000) }).to_string()).await,
        4002
    );
    assert_eq!(closes_after(r#"{"op":3,"d":{}}"#).await, 4003);
    assert_eq!(closes_after(&identify("wrong", INTENTS).to_string()).await, 4004);

    let mut bare = Bare::start().await;
    bare.gateway.send(json!({ "op": 99, "d": null })).await;
    assert_eq!(bare.gateway.close_code().await, 4001);

    let mut bare = Bare::start().await;
    bare.gateway
        .send(identify(bare.discord.token().expose(), INTENTS))
        .await;
    assert_eq!(bare.gateway.close_code().await, 4005);
}

#[tokio::test]
async fn only_known_versions_are_served() {
    // API_VERSION, OLDER_API_VERSION
    let discord = discord().await;
    assert_eq!(Gateway::connect(&discord, "?v=9").await.frame().await["op"], 10);
    assert_eq!(Gateway::connect(&discord, "?v=6").await.close_code().await, 4012);
}

#[tokio::test]
async fn intents_must_be_known_and_switched_on() {
    let settings = Settings {
        portal: Intents::NONE,
        ..Settings::default()
    };
    let discord = Discord::start(settings).await.unwrap();
    for (intents, code) in [(1 << 15, 4014), (1 << 1, 4014), (1 << 30, 4013)] {
        let mut gateway = Gateway::connect(&discord, "?v=10").await;
        gateway.send(identify(discord.token().expose(), intents)).await;
        assert_eq!(gateway.close_code().await, code);
    }
    let mut gateway = Gateway::connect(&discord, "?v=10").await;
    gateway.send(identify(discord.token().expose(), 1)).await;
    gateway.dispatch("READY").await;
}

#[tokio::test]
async fn a_shard_is_one_of_its_number() {
    let discord = discord().await;
    let with_shard = |shard: [u64; 2]| {
        let mut frame = identify(discord.token().expose(), 1);
        frame["d"]["shard"] = json!(shard);
        frame
    };
    for shard in [[1, 1], [0, 0]] {
        let mut gateway = Gateway::connect(&discord, "?v=10").await;
        gateway.send(with_shard(shard)).await;
        assert_eq!(gateway.close_code().await, 4010, "{shard:?}");
    }
    // The one server is told of on one of two shards.
    let mut told = 0;
    for number in 0..2 {
        let mut gateway = Gateway::connect(&discord, "?v=10").await;
        gateway.send(with_shard([number, 2])).await;
        let ready = gateway.dispatch("READY").await;
        assert_eq!(ready["shard"], json!([number, 2]));
        told += ready["guilds"].as_array().unwrap().len();
    }
    assert_eq!(told, 1);
}

#[tokio::test]
async fn too_many_frames_close_it() {
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
async fn members_are_told_on_request_and_when_they_join() {
    let mut bare = Bare::with_intents(INTENTS | 1 << 1).await;
    bare.discord.user("alice");
    let joined = bare.gateway.dispatch("GUILD_MEMBER_ADD").await;
    assert_eq!(
        (&joined["user"]["username"], &joined["guild_id"]),
        (&json!("alice"), &json!(bare.guild))
    );
    let request = json!({ "guild_id": bare.guild, "query": "al", "limit": 0, "nonce": "n" });
    bare.gateway.send(json!({ "op": 8, "d": request })).await;
    let chunk = bare.gateway.dispatch("GUILD_MEMBERS_CHUNK").await;
    let names: Vec<&Value> = chunk["members"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["user"]["username"])
        .collect();
    assert_eq!(
        (names, &chunk["chunk_count"], &chunk["nonce"]),
        (vec![&json!("alice")], &json!(1), &json!("n"))
    );
}

#[tokio::test]
async fn who_is_there_is_told_to_those_who_may_know() {
    let mut bare = Bare::mighty().await;
    let alice = bare.discord.user("alice");
    alice.is_now("dnd");
    let presence = bare.gateway.dispatch("PRESENCE_UPDATE").await;
    assert_eq!(presence["status"], "dnd");
    // Who is invisible looks offline.
    alice.is_now("invisible");
    let presence = bare.gateway.dispatch("PRESENCE_UPDATE").await;
    assert_eq!(
        (&presence["status"], &presence["client_status"]),
        (&json!("offline"), &json!({}))
    );
    let own = json!({ "status": "idle", "activities": [{ "name": "chess", "type": 0 }], "afk": false, "since": null });
    bare.gateway.send(json!({ "op": 3, "d": own })).await;
    let presence = bare.gateway.dispatch("PRESENCE_UPDATE").await;
    assert_eq!(
        (&presence["user"]["id"], &presence["activities"][0]["name"]),
        (&json!(bare.me), &json!("chess"))
    );
    // No server has sounds here.
    bare.gateway
        .send(json!({ "op": 31, "d": { "guild_ids": [bare.guild] } }))
        .await;
    let sounds = bare.gateway.dispatch("SOUNDBOARD_SOUNDS").await;
    assert_eq!(sounds["soundboard_sounds"], json!([]));
}

#[tokio::test]
async fn a_bot_that_is_gone_must_register_again() {
    let mut bare = Bare::start().await;
    bare.register(json!([{ "name": "hello", "description": "Say hello" }]))
        .await;
    bare.discord.until_ready().await;
    bare.discord.bot_is_gone();
    assert_eq!(bare.discord.readiness(), Readiness::default());
    assert_eq!(bare.gateway.close_code().await, 4009);

    let mut gateway = Gateway::connect(&bare.discord, "?v=10").await;
    gateway
        .send(identify(bare.discord.token().expose(), INTENTS))
        .await;
    gateway.dispatch("READY").await;
    assert_eq!(
        bare.discord.readiness(),
        Readiness {
            identified: true,
            registered: false
        }
    );
}

#[tokio::test]
async fn all_stops_when_it_is_dropped() {
    let bare = Bare::start().await;
    let (mut gateway, rest) = (bare.gateway, Rest::new(&bare.discord));
    assert_eq!(rest.get("/gateway").await.0, 200);
    drop(bare.discord);
    assert_eq!(gateway.close_code().await, 1001);
}
