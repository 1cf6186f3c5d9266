//! Answers to interactions: one first answer, in 3 seconds, then for 15 minutes.
//! `interactions/receiving-and-responding`

use botcamp::discord::{Permissions, Turn};
use chrono::{TimeDelta, Utc};
use serde_json::json;

use crate::bare::Bare;
use crate::messages::errors;

#[tokio::test]
async fn there_is_one_first_answer() {
    let mut bare = Bare::start().await;
    let asked = bare.asked().await;
    // A refused answer is not given.
    let (_, answer) = bare
        .rest
        .post(
            &asked.callback,
            json!({ "type": 4, "data": { "content": "x".repeat(2001) } }),
        )
        .await;
    assert_eq!(errors(&answer, "data.content")[0]["code"], "BASE_TYPE_MAX_LENGTH");
    assert_eq!(bare.rest.post(&asked.callback, json!({ "type": 6 })).await.0, 400);
    assert_eq!(bare.rest.post(&asked.callback, json!({})).await.0, 400);
    // Nothing can be followed up yet.
    assert_eq!(
        bare.rest
            .post(&asked.webhook, json!({ "content": "early" }))
            .await
            .1["code"],
        10015
    );

    let first = json!({ "type": 4, "data": { "content": "Hello!" } });
    assert_eq!(bare.rest.post(&asked.callback, first.clone()).await.0, 204);
    let again = (
        400,
        json!({ "message": "Interaction has already been acknowledged.", "code": 40060 }),
    );
    assert_eq!(bare.rest.post(&asked.callback, first).await, again);
    assert!(matches!(asked.turn.await.unwrap(), Turn::Answered { .. }));
    assert_eq!(
        bare.discord.transcript(),
        "#general\nalice | /hello\n  bot | Hello!\n"
    );
}

#[tokio::test]
async fn a_callback_can_be_asked_for_what_it_made() {
    let mut bare = Bare::start().await;
    let asked = bare.asked().await;
    let body = json!({ "type": 4, "data": { "content": "Hello!", "flags": 64 } });
    let (status, made) = bare
        .rest
        .post(&format!("{}?with_response=true", asked.callback), body)
        .await;
    assert_eq!(status, 200);
    assert_eq!(made["resource"]["message"]["content"], "Hello!");
    assert_eq!(made["interaction"]["response_message_ephemeral"], true);
}

#[tokio::test]
async fn after_three_seconds_it_is_too_late() {
    // FIRST_ANSWER: whoever takes two seconds is in time.
    let mut bare = Bare::start().await;
    let asked = bare.asked().await;
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    let in_time = json!({ "type": 4, "data": { "content": "Hello!" } });
    assert_eq!(bare.rest.post(&asked.callback, in_time).await.0, 204);
    asked.turn.await.unwrap();

    let mut bare = Bare::start().await;
    let mut asked = bare.asked().await;
    assert_eq!((&mut asked.turn).await.unwrap(), Turn::NoResponse);
    let late = json!({ "type": 4, "data": { "content": "Hello!" } });
    let unknown = (404, json!({ "message": "Unknown interaction", "code": 10062 }));
    assert_eq!(bare.rest.post(&asked.callback, late).await, unknown);
    assert_eq!(
        bare.rest
            .post("/interactions/1/wrong/callback", json!({ "type": 5 }))
            .await,
        unknown
    );
    assert_eq!(
        bare.discord.transcript(),
        "#general\nalice | /hello\n      | (The application did not respond)\n"
    );
}

#[tokio::test]
async fn a_token_lives_fifteen_minutes() {
    // TOKEN_LIFE
    let mut bare = Bare::start().await;
    let noon = Utc::now();
    bare.discord.set_now(noon);
    let asked = bare.asked().await;
    bare.rest
        .post(
            &asked.callback,
            json!({ "type": 4, "data": { "content": "Hello!" } }),
        )
        .await;
    bare.discord
        .set_now(noon + TimeDelta::minutes(15) - TimeDelta::seconds(1));
    assert_eq!(
        bare.rest
            .post(&asked.webhook, json!({ "content": "in time" }))
            .await
            .0,
        200
    );
    bare.discord.set_now(noon + TimeDelta::minutes(15));
    let dead = (401, json!({ "message": "Invalid Webhook Token", "code": 50027 }));
    assert_eq!(
        bare.rest.post(&asked.webhook, json!({ "content": "late" })).await,
        dead
    );
    assert_eq!(
        bare.rest
            .get(&format!("{}/messages/@original", asked.webhook))
            .await,
        dead
    );
}

#[tokio::test]
async fn a_deferral_holds_the_place() {
    let mut bare = Bare::start().await;
    let asked = bare.asked().await;
    let original = format!("{}/messages/@original", asked.webhook);
    bare.rest
        .post(&asked.callback, json!({ "type": 5, "data": { "flags": 64 } }))
        .await;
    let (_, held) = bare.rest.get(&original).await;
    assert_eq!(held["flags"], 64 | 128);
    // The first follow-up takes the place, and is as private as the deferral was.
    let (_, answer) = bare
        .rest
        .post(&asked.webhook, json!({ "content": "Here." }))
        .await;
    assert_eq!((&answer["id"], &answer["flags"]), (&held["id"], &json!(64)));
    assert!(matches!(asked.turn.await.unwrap(), Turn::Answered { .. }));
    // The second is a message of its own.
    let (_, next) = bare
        .rest
        .post(&asked.webhook, json!({ "content": "More." }))
        .await;
    assert_ne!(next["id"], held["id"]);
    assert_eq!(
        bare.rest.patch(&original, json!({ "content": "Here!" })).await.1["content"],
        "Here!"
    );
    assert_eq!(
        bare.discord.transcript(),
        "#general
alice | /hello
  bot | (only alice sees this) Here.
  bot | More.
  bot | (only alice sees this) (edited: Here.) Here!
"
    );
}

/// A bot that has changed its mind: it takes «bot is thinking…» away, and answers with a message of its own.
#[tokio::test]
async fn a_deferral_that_is_taken_away_holds_no_place() {
    let mut bare = Bare::start().await;
    let asked = bare.asked().await;
    let original = format!("{}/messages/@original", asked.webhook);
    bare.rest
        .post(&asked.callback, json!({ "type": 5, "data": { "flags": 64 } }))
        .await;
    assert_eq!(bare.rest.delete(&original).await.0, 204);
    let (status, answer) = bare
        .rest
        .post(&asked.webhook, json!({ "content": "For all." }))
        .await;
    assert_eq!((status, &answer["flags"]), (200, &json!(0)), "{answer}");
    assert!(matches!(asked.turn.await.unwrap(), Turn::Answered { .. }));
    assert_eq!(
        bare.discord.transcript(),
        "#general\nalice | /hello\n  bot | For all.\n"
    );
}

#[tokio::test]
async fn a_private_answer_is_reached_by_its_token_only() {
    let mut bare = Bare::start().await;
    let asked = bare.asked().await;
    bare.rest
        .post(
            &asked.callback,
            json!({ "type": 4, "data": { "content": "Psst.", "flags": 64 } }),
        )
        .await;
    let told = bare.gateway.dispatch("MESSAGE_CREATE").await;
    assert_eq!((told.get("guild_id"), told.get("member")), (None, None));
    let id = told["id"].as_str().unwrap();
    let (hook, channel) = (
        format!("{}/messages/{id}", asked.webhook),
        format!("/channels/{}/messages/{id}", bare.channel),
    );
    assert_eq!(bare.rest.get(&hook).await.0, 200);
    assert_eq!(bare.rest.get(&channel).await.1["code"], 10008);
    assert_eq!(
        bare.rest.patch(&channel, json!({ "content": "x" })).await.1["code"],
        10008
    );
    assert_eq!(bare.rest.delete(&channel).await.1["code"], 10008);
    assert_eq!(bare.rest.delete(&hook).await.0, 204);
    assert_eq!(bare.rest.get(&hook).await.1["code"], 10008);
}

/// `events/gateway-events` (Message create): what only one person sees is told as a direct message is.
#[tokio::test]
async fn a_private_answer_is_told_to_who_asks_for_direct_messages() {
    const GUILDS: u64 = 1;
    const GUILD_MESSAGES: u64 = 1 << 9;
    const DIRECT_MESSAGES: u64 = 1 << 12;
    let mut bare = Bare::start().await;
    let (mut direct, mut of_guild) = (
        bare.logs_in(GUILDS | DIRECT_MESSAGES).await,
        bare.logs_in(GUILDS | GUILD_MESSAGES).await,
    );
    let asked = bare.asked().await;
    let private = json!({ "type": 4, "data": { "content": "Psst.", "flags": 64 } });
    assert_eq!(bare.rest.post(&asked.callback, private).await.0, 204);
    let open = json!({ "content": "Hear, hear!" });
    assert_eq!(bare.rest.post(&asked.webhook, open).await.0, 200);
    assert_eq!(direct.dispatch("MESSAGE_CREATE").await["content"], "Psst.");
    assert_eq!(
        of_guild.dispatch("MESSAGE_CREATE").await["content"],
        "Hear, hear!"
    );
}

/// `resources/message` (Message types, Message interaction metadata)
/// `resources/channel` (Channel object, `permissions` and `app_permissions`)
#[tokio::test]
async fn a_channel_that_is_named_says_who_may_do_what_there() {
    let mut bare = Bare::start().await;
    let option = json!({ "name": "where", "description": "d", "type": 7 });
    bare.register(json!([{ "name": "look", "description": "d", "options": [option] }]))
        .await;
    let alice = bare.discord.user("alice");
    alice.has_role("Tidy", Permissions::MANAGE_MESSAGES);
    tokio::spawn(async move { alice.runs("/look where: #general", 1).await });
    let interaction = bare.gateway.dispatch("INTERACTION_CREATE").await;
    let there = &interaction["data"]["resolved"]["channels"][&bare.channel];
    assert_eq!(there["permissions"], interaction["member"]["permissions"]);
    assert_eq!(there["app_permissions"], interaction["app_permissions"]);
    assert_ne!(there["permissions"], there["app_permissions"]);
}

#[tokio::test]
async fn an_answer_tells_what_it_answers() {
    let mut bare = Bare::start().await;
    let asked = bare.asked().await;
    let first = json!({ "type": 4, "data": { "content": "Hello!" } });
    bare.rest.post(&asked.callback, first).await;
    let original = format!("{}/messages/@original", asked.webhook);
    let (_, first) = bare.rest.get(&original).await;
    let told = bare.gateway.dispatch("MESSAGE_CREATE").await;
    for message in [&first, &told] {
        let ids = (&message["application_id"], &message["webhook_id"]);
        assert_eq!(ids, (&json!(bare.me), &json!(bare.me)));
        let answered = &message["interaction_metadata"];
        assert_eq!((&message["type"], &answered["type"]), (&json!(20), &json!(2)));
        assert_eq!(answered["user"]["username"], "alice");
        assert_eq!(answered["id"], message["interaction"]["id"]);
        assert_eq!(answered.get("original_response_message_id"), None);
    }
    let (_, more) = bare
        .rest
        .post(&asked.webhook, json!({ "content": "More." }))
        .await;
    let of_original = &more["interaction_metadata"]["original_response_message_id"];
    assert_eq!((of_original, &more["type"]), (&first["id"], &json!(20)));
    // An ordinary message answers nothing.
    let path = format!("/channels/{}/messages", bare.channel);
    let (_, ordinary) = bare.rest.post(&path, json!({ "content": "x" })).await;
    for field in [
        "application_id",
        "webhook_id",
        "interaction_metadata",
        "interaction",
    ] {
        assert_eq!(ordinary.get(field), None, "{field}");
    }
    assert_eq!(ordinary["type"], 0);
}

/// `interactions/receiving-and-responding` (Interaction callback data): of a deferral's flags only EPHEMERAL counts.
#[tokio::test]
async fn a_deferral_has_one_flag() {
    const SUPPRESS_EMBEDS: u64 = 1 << 2;
    let mut bare = Bare::start().await;
    let asked = bare.asked().await;
    let deferral = json!({ "type": 5, "data": { "flags": 64 | SUPPRESS_EMBEDS } });
    assert_eq!(bare.rest.post(&asked.callback, deferral).await.0, 204);
    let (_, held) = bare
        .rest
        .get(&format!("{}/messages/@original", asked.webhook))
        .await;
    assert_eq!(held["flags"], 64 | 128);
}
