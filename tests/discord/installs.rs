//! Where a command is there: in servers or in private, for whom the application is installed.
//! `interactions/application-commands` (Contexts), `interactions/receiving-and-responding` (Authorizing integration owners object)

use botcamp::discord::Turn;
use serde_json::{Value, json};

use crate::bare::{Bare, text};

/// What the bot is told when alice runs this, where she is.
async fn told(bare: &mut Bare, place: &str, typed: &'static str) -> (Value, Value) {
    let alice = bare.discord.user("alice");
    alice.goes_to(place);
    let turn = tokio::spawn(async move { alice.runs(typed, 1).await });
    let interaction = bare.gateway.dispatch("INTERACTION_CREATE").await;
    let callback = format!(
        "/interactions/{}/{}/callback?with_response=1",
        text(&interaction, "id"),
        text(&interaction, "token")
    );
    let (_, made) = bare
        .rest
        .post(&callback, json!({ "type": 4, "data": { "content": "ok" } }))
        .await;
    assert!(matches!(turn.await.unwrap(), Turn::Answered { .. }));
    let message = &made["resource"]["message"]["interaction_metadata"];
    assert_eq!(
        message["authorizing_integration_owners"],
        interaction["authorizing_integration_owners"]
    );
    (
        interaction["context"].clone(),
        interaction["authorizing_integration_owners"].clone(),
    )
}

#[tokio::test]
async fn a_command_says_for_whom_it_is_installed() {
    let mut bare = Bare::start().await;
    bare.register(json!([
        { "name": "servers", "description": "d" },
        { "name": "users", "description": "d", "integration_types": [1] },
        { "name": "both", "description": "d", "integration_types": [0, 1] },
    ]))
    .await;
    bare.discord.user("alice");
    let (_, found) = bare
        .rest
        .get(&format!("/guilds/{}/members/search?query=alice", bare.guild))
        .await;
    let alice = &found[0]["user"]["id"];
    for (typed, owners) in [
        ("/servers", json!({ "0": bare.guild })),
        ("/users", json!({ "1": alice })),
        ("/both", json!({ "0": bare.guild, "1": alice })),
    ] {
        assert_eq!(
            told(&mut bare, "general", typed).await,
            (json!(0), owners),
            "{typed}"
        );
    }
    for (typed, owners) in [
        ("/servers", json!({ "0": "0" })),
        ("/users", json!({ "1": alice })),
    ] {
        assert_eq!(
            told(&mut bare, "@bot", typed).await,
            (json!(1), owners),
            "{typed}"
        );
    }
}

#[tokio::test]
async fn a_button_belongs_to_whoever_the_command_was_installed_for() {
    let mut bare = Bare::start().await;
    bare.register(json!([{ "name": "mine", "description": "d", "integration_types": [1] }]))
        .await;
    let (alice, bora) = (bare.discord.user("alice"), bare.discord.user("bora"));
    let answer = json!({ "type": 4, "data": { "components": [{ "type": 1, "components": [
        { "type": 2, "style": 1, "label": "Go", "custom_id": "go" },
    ] }] } });
    let mut owners = Vec::new();
    for user in [alice, bora] {
        let turn = tokio::spawn(async move {
            match user.name() {
                "alice" => user.runs("/mine", 1).await,
                _ => user.presses("Go", 1).await,
            }
        });
        let interaction = bare.gateway.dispatch("INTERACTION_CREATE").await;
        let (id, token) = (text(&interaction, "id"), text(&interaction, "token"));
        let callback = format!("/interactions/{id}/{token}/callback");
        assert_eq!(bare.rest.post(&callback, answer.clone()).await.0, 204);
        turn.await.unwrap();
        owners.push(interaction["authorizing_integration_owners"].clone());
    }
    assert_eq!(owners[0], owners[1]);
    assert!(owners[1]["1"].is_string(), "{owners:?}");
}

/// FOLLOW_UPS_OF_USERS
#[tokio::test]
async fn where_the_application_is_not_installed_it_says_no_more_than_so_much() {
    for (types, most) in [(json!([1]), 5), (json!([0, 1]), 6)] {
        let mut bare = Bare::start().await;
        bare.register(json!([{ "name": "mine", "description": "d", "integration_types": types }]))
            .await;
        let alice = bare.discord.user("alice");
        let turn = tokio::spawn(async move { alice.runs("/mine", 1).await });
        let interaction = bare.gateway.dispatch("INTERACTION_CREATE").await;
        let token = text(&interaction, "token");
        let callback = format!("/interactions/{}/{token}/callback", text(&interaction, "id"));
        assert_eq!(bare.rest.post(&callback, json!({ "type": 5 })).await.0, 204);
        let webhook = format!("/webhooks/{}/{token}", bare.me);
        // The first is the answer itself.
        for number in 0..=6 {
            let (status, answer) = bare.rest.post(&webhook, json!({ "content": "x" })).await;
            match number <= most {
                true => assert_eq!(status, 200, "{types}, number {number}: {answer}"),
                false => assert_eq!(answer["code"], 40094, "{types}, number {number}"),
            }
        }
        turn.await.unwrap();
    }
}
