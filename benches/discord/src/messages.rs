//! How many messages a bot can create in a second.

use std::time::Instant;

use botcamp::discord::{Discord, Settings};
use serde_json::json;

use crate::bare::Bare;
use crate::client::{self, Client, post};
use crate::{ROUNDS, Spread};

const CONNECTIONS: usize = 4;
const MESSAGES: usize = 500;

/// Thousands of messages a second, and which part that is of what the bare server does.
pub async fn measure(bot_is_told: bool) -> (Spread, Spread) {
    let discord = Discord::start(Settings::default()).await.unwrap();
    let token = discord.token().expose();
    let address = client::address(&discord);
    let intents = if bot_is_told {
        client::MESSAGES
    } else {
        client::NO_MESSAGES
    };
    let client::Bot {
        mut gateway, channel, ..
    } = client::log_in(&discord, intents).await;
    if bot_is_told {
        client::hears(gateway);
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
    let bare = Bare::start(serde_json::from_slice(client.body()).unwrap(), None).await;
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
