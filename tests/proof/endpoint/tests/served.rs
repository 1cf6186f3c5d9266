//! One conversation with one bot, served over the gateway and over HTTP. What was said must be the same.

use std::net::Ipv4Addr;
use std::sync::Arc;

use botcamp::discord::{Discord, Settings, Turn};
use endpoint::{bot, gateway, http};
use serde_json::Value;
use serenity::all::{ClientBuilder, GatewayIntents, Http, HttpBuilder};
use serenity::interactions_endpoint::Verifier;
use tokio::net::TcpListener;
use tokio::sync::broadcast::Receiver;

const SAID: &str = include_str!("said.txt");

async fn discord() -> (Discord, Http) {
    let discord = Discord::start(Settings::default()).await.unwrap();
    let http = HttpBuilder::new(discord.token().expose())
        .proxy(discord.api())
        .ratelimiter_disabled(true)
        .build();
    (discord, http)
}

async fn talk(discord: &Discord) -> String {
    let (alice, bora) = (discord.user("alice"), discord.user("bora"));
    let answered = |turn: Turn| assert!(matches!(turn, Turn::Answered { .. }), "{}", discord.transcript());
    answered(alice.runs("/greet name: 하나", 1).await);
    answered(alice.begins("/find room: m").await);
    answered(alice.runs("/find room: music room", 1).await);
    answered(alice.runs("/vote", 1).await);
    answered(bora.presses("Tea", 2).await);
    answered(alice.runs("/vote", 1).await);
    answered(bora.presses("Seen", 1).await);
    answered(alice.runs("/choose", 1).await);
    answered(alice.chooses(&["Carrot"], 1).await);
    answered(alice.chooses(&["@bora"], 1).await);
    answered(bora.runs("/ask", 1).await);
    answered(bora.submits(&[("Why", "it rains")], 1).await);
    answered(alice.runs("/later", 3).await);
    // What is deleted then is no answer.
    discord.settle().await;
    answered(alice.runs("/file", 1).await);
    answered(alice.picks_for_user("Wave", "bora", 1).await);
    answered(alice.picks_for_message("Quote", "Hours.", 1).await);
    alice.goes_to("@bot");
    answered(alice.runs("/greet name: me", 1).await);
    discord.settle().await;
    assert_eq!(discord.refusals(), [""; 0]);
    discord.transcript()
}

#[tokio::test]
async fn over_the_gateway() {
    let (discord, http) = discord().await;
    let client = ClientBuilder::new_with_http(http, GatewayIntents::empty());
    let mut client = client.event_handler(gateway::Handler).await.unwrap();
    tokio::spawn(async move { client.start().await });
    discord.until_ready().await;
    assert_eq!(talk(&discord).await, SAID);
}

#[tokio::test]
async fn over_http() {
    let (discord, http) = discord().await;
    let traffic = discord.traffic();
    let me = http.get_current_application_info().await.unwrap();
    assert_eq!(me.verify_key, discord.public_key());
    http.set_application_id(me.id);
    bot::register(&http).await.unwrap();
    let app = http::App {
        verifier: Verifier::new(&me.verify_key),
        http: Arc::new(http),
    };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, http::router(app)).await });

    discord.save_interactions_endpoint(Some(&url)).await.unwrap();
    discord.until_ready().await;
    assert_eq!(talk(&discord).await, SAID);
    twilight_reads(traffic);
}

/// Every interaction that the bot was sent is one to another library, too.
fn twilight_reads(mut traffic: Receiver<Arc<Value>>) {
    let mut read = 0;
    while let Ok(entry) = traffic.try_recv() {
        if entry["kind"] == "endpoint" {
            let text = entry["request"].to_string();
            let interaction =
                serde_json::from_str::<twilight_model::application::interaction::Interaction>(&text);
            assert!(interaction.is_ok(), "{interaction:?}: {text}");
            read += 1;
        }
    }
    // A PING, three that are forged, and 17 that are asked.
    assert_eq!(read, 21);
}
