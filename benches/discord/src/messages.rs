//! How many messages a bot can create in a second.

use std::time::Instant;

use botcamp::discord::{Discord, Settings};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;

use crate::bare::Bare;
use crate::client::{Client, post};
use crate::{ROUNDS, Spread};

const CONNECTIONS: usize = 4;
const MESSAGES: usize = 500;

/// Thousands of messages a second, and which part that is of what the bare server does.
pub async fn measure(bot_is_told: bool) -> (Spread, Spread) {
    let discord = Discord::start(Settings::default()).await.unwrap();
    let token = discord.token().expose();
    let address = discord.api().replace("http://", "");
    let (mut gateway, _) = connect_async(format!("ws://{address}/?v=10")).await.unwrap();
    let intents = if bot_is_told { 1 | 1 << 9 | 1 << 15 } else { 1 };
    let identify = json!({ "op": 2, "d": { "token": token, "intents": intents, "properties": {} } });
    gateway.send(Message::text(identify.to_string())).await.unwrap();
    let channel = loop {
        let message = gateway.next().await.unwrap().unwrap();
        let frame: Value = serde_json::from_str(message.to_text().unwrap()).unwrap();
        if frame["t"] == "GUILD_CREATE" {
            break frame["d"]["channels"][0]["id"].as_str().unwrap().to_owned();
        }
    };
    if bot_is_told {
        tokio::spawn(async move { while let Some(Ok(_)) = gateway.next().await {} });
    } else {
        // A session without a connection would be kept for a bot that comes back.
        gateway.close(None).await.unwrap();
    }

    let body =
        json!({ "content": "The library is open today from 07:00 to 22:00.", "embeds": [], "tts": false })
            .to_string();
    let path = format!("/api/v10/channels/{channel}/messages");
    let create = post(&path, token, &body);
    let mut client = Client::connect(&address).await;
    client.send(&create).await;
    let bare = Bare::start(serde_json::from_slice(client.body()).unwrap()).await;
    let same = post("/", token, &body);
    let (mut rates, mut ratios) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let theirs = rate(&bare.address, &same).await;
        let ours = rate(&address, &create).await;
        rates.push(ours / 1000.0);
        ratios.push(ours / theirs);
    }
    (Spread::of(rates), Spread::of(ratios))
}

/// Requests in a second, over several connections at once.
async fn rate(address: &str, request: &[u8]) -> f64 {
    let mut clients = Vec::new();
    for _ in 0..CONNECTIONS {
        clients.push(Client::connect(address).await);
    }
    let start = Instant::now();
    let each = clients.into_iter().map(|mut client| {
        let request = request.to_owned();
        tokio::spawn(async move {
            for _ in 0..MESSAGES {
                assert!(client.send(&request).await.starts_with(b"HTTP/1.1 200"));
            }
        })
    });
    for done in each.collect::<Vec<_>>() {
        done.await.unwrap();
    }
    (CONNECTIONS * MESSAGES) as f64 / start.elapsed().as_secs_f64()
}
