//! The gateway's rules. `events/gateway`, `topics/opcodes-and-status-codes`

use botcamp::discord::{Discord, Readiness, Settings};
use serde_json::json;

use crate::bare::{Bare, Gateway, INTENTS, Rest, identify};

async fn discord() -> Discord {
    Discord::start(Settings::default()).await.unwrap()
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
async fn a_bot_may_register_before_it_logs_in() {
    let mut bare = Bare::start().await;
    bare.gateway.close(1000).await;
    let commands = json!([{ "name": "hello", "description": "Say hello" }]);
    assert_eq!(bare.register(commands).await.0, 200);
    assert_eq!(bare.discord.readiness(), Readiness::default());
    let _gateway = bare.logs_in(INTENTS).await;
    bare.discord.until_ready().await;
}

#[tokio::test]
async fn all_stops_when_it_is_dropped() {
    let bare = Bare::start().await;
    let (mut gateway, rest) = (bare.gateway, Rest::new(&bare.discord));
    assert_eq!(rest.get("/gateway").await.0, 200);
    drop(bare.discord);
    assert_eq!(gateway.close_code().await, 1001);
}
