//! One message, told to two hundred connected bots: how long until the last has it, beside a server that sends the same
//! bytes to as many connections.

use std::time::Instant;

use botcamp::discord::{Discord, Settings};
use futures_util::StreamExt;
use serde_json::json;
use tokio::sync::mpsc;
use tokio_tungstenite::connect_async;

use crate::bare::Bare;
use crate::client::{self, Client, Gateway, post};
use crate::{ROUNDS, Spread, micros};

const BOTS: usize = 200;

/// Microseconds until the last has it, and how many times as long as with the bare server.
pub struct FanOut {
    pub ours: Spread,
    pub bare: Spread,
    pub ratio: Spread,
    /// Microseconds for each that is told.
    pub each: Spread,
}

pub async fn measure() -> FanOut {
    let discord = Discord::start(Settings::default()).await.unwrap();
    let mut gateways = Vec::new();
    let mut channel = String::new();
    for _ in 0..BOTS {
        let bot = client::log_in(&discord, client::MESSAGES).await;
        channel = bot.channel;
        gateways.push(bot.gateway);
    }
    let mut told = listening(gateways);
    let path = format!("/api/v10/channels/{channel}/messages");
    let body = json!({ "content": "The library is open today from 07:00 to 22:00." }).to_string();
    let create = post(&path, discord.token().expose(), &body);
    let mut rest = Client::connect(&client::address(&discord)).await;
    let (_, frame) = one(&mut rest, &create, &mut told).await;

    // The same bytes, and the same answer to who posted.
    let answer = serde_json::from_slice(rest.body()).unwrap();
    let bare = Bare::start(answer, Some(frame)).await;
    let mut sockets = Vec::new();
    for _ in 0..BOTS {
        sockets.push(
            connect_async(format!("ws://{}/ws", bare.address))
                .await
                .unwrap()
                .0,
        );
    }
    let mut bare_told = listening(sockets);
    let mut bare_rest = Client::connect(&bare.address).await;
    let same = post("/", discord.token().expose(), &body);

    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS * 10 {
        theirs.push(one(&mut bare_rest, &same, &mut bare_told).await.0);
        ours.push(one(&mut rest, &create, &mut told).await.0);
    }
    FanOut {
        ratio: Spread::of(
            ours.iter()
                .zip(&theirs)
                .map(|(ours, theirs)| ours / theirs)
                .collect(),
        ),
        each: Spread::of(ours.iter().map(|whole| whole / BOTS as f64).collect()),
        ours: Spread::of(ours),
        bare: Spread::of(theirs),
    }
}

/// Each connection tells when a message came.
fn listening(gateways: Vec<Gateway>) -> mpsc::UnboundedReceiver<(Instant, String)> {
    let (tell, told) = mpsc::unbounded_channel();
    for mut gateway in gateways {
        let tell = tell.clone();
        tokio::spawn(async move {
            while let Some(Ok(frame)) = gateway.next().await {
                let text = frame.into_text().unwrap();
                if text.contains("MESSAGE_CREATE") && tell.send((Instant::now(), text.to_string())).is_err() {
                    return;
                }
            }
        });
    }
    told
}

/// One message: how many microseconds until the last has it, and what it was told.
async fn one(
    rest: &mut Client,
    create: &[u8],
    told: &mut mpsc::UnboundedReceiver<(Instant, String)>,
) -> (f64, String) {
    let start = Instant::now();
    let posts = async { assert!(rest.send(create).await.starts_with(b"HTTP/1.1 200")) };
    let hears = async {
        let (mut last, mut frame) = (start, String::new());
        for _ in 0..BOTS {
            let (when, text) = told.recv().await.unwrap();
            (last, frame) = (last.max(when), text);
        }
        (micros(last - start), frame)
    };
    tokio::join!(posts, hears).1
}
