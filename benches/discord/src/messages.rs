//! How many messages a bot can create in a second.

use std::time::Instant;

use botcamp::discord::{Discord, Settings};
use futures_util::StreamExt;
use serde_json::{Value, json};
use tokio_tungstenite::connect_async;

use crate::bare::Bare;
use crate::client::{self, Client, post};
use crate::{ROUNDS, Spread};

const CONNECTIONS: usize = 4;
const MESSAGES: usize = 500;

pub struct Messages {
    /// Thousands a second.
    pub rates: Spread,
    /// Which part that is of what the bare server does …
    pub ratio: Spread,
    /// … and of what it does if it, too, tells somebody of each.
    pub ratio_told: Option<Spread>,
}

/// With no bot connected, or with one that is told of each message.
pub async fn measure(bot_is_told: bool) -> Messages {
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

    let body =
        json!({ "content": "The library is open today from 07:00 to 22:00.", "embeds": [], "tts": false })
            .to_string();
    let path = format!("/api/v10/channels/{channel}/messages");
    let create = post(&path, token, &body);
    let mut client = Client::connect(&address).await;
    client.send(&create).await;
    let answer: Value = serde_json::from_slice(client.body()).unwrap();
    let bare = Bare::start(answer.clone(), None).await;
    let mut telling = None;
    if bot_is_told {
        let told = gateway.next().await.unwrap().unwrap().into_text().unwrap();
        client::hears(gateway);
        let bare = Bare::start(answer, Some(told.to_string())).await;
        let (socket, _) = connect_async(format!("ws://{}/ws", bare.address)).await.unwrap();
        client::hears(socket);
        telling = Some(bare);
    } else {
        // A session without a connection would be kept for a bot that comes back.
        gateway.close(None).await.unwrap();
    }

    let same = post("/", token, &body);
    let (mut rates, mut ratios, mut ratios_told) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let theirs = rate(&bare.address, &same).await;
        let ours = rate(&address, &create).await;
        rates.push(ours / 1000.0);
        ratios.push(ours / theirs);
        if let Some(telling) = &telling {
            ratios_told.push(ours / rate(&telling.address, &same).await);
        }
    }
    Messages {
        rates: Spread::of(rates),
        ratio: Spread::of(ratios),
        ratio_told: bot_is_told.then(|| Spread::of(ratios_told)),
    }
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
