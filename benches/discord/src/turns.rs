//! What a slash command costs, from the act to the answer, beside the same bytes sent to and fro.

use std::time::{Duration, Instant};

use botcamp::discord::{Discord, Settings, Turn};
use futures_util::StreamExt;
use serde_json::{Value, json};
use tokio_tungstenite::connect_async;

use crate::bare::Bare;
use crate::client::{self, Client, Gateway, post};
use crate::{ROUNDS, Spread, micros};

/// Microseconds.
pub struct Turns {
    pub whole: Spread,
    pub bytes: Spread,
    pub more: Spread,
}

async fn frame(gateway: &mut Gateway) -> String {
    gateway
        .next()
        .await
        .unwrap()
        .unwrap()
        .into_text()
        .unwrap()
        .to_string()
}

fn hello() -> String {
    json!({ "type": 4, "data": { "content": "Hello!" } }).to_string()
}

pub async fn measure() -> Turns {
    let discord = Discord::start(Settings::default()).await.unwrap();
    let token = discord.token().expose().to_owned();
    let address = client::address(&discord);
    let client::Bot { mut gateway, me, .. } = client::log_in(&discord, client::NO_MESSAGES).await;
    let mut rest = Client::connect(&address).await;
    let command = json!({ "name": "hello", "description": "Say hello" }).to_string();
    rest.send(&post(
        &format!("/api/v10/applications/{me}/commands"),
        &token,
        &command,
    ))
    .await;

    // The first interaction is what the bare server sends again and again.
    let alice = discord.user("alice");
    let first = answered(&alice, &mut gateway, &mut rest, &token).await.1;
    let bare = Bare::start(Value::Null, None).await;
    let (mut socket, _) = connect_async(format!("ws://{}/ws", bare.address)).await.unwrap();
    let mut posts = Client::connect(&bare.address).await;
    let callback = post("/", &token, &hello());

    let (mut whole, mut bytes, mut more) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS * 10 {
        let start = Instant::now();
        bare.tell.send(first.clone().into()).unwrap();
        let told: Value = serde_json::from_str(&frame(&mut socket).await).unwrap();
        assert_eq!(told["t"], "INTERACTION_CREATE");
        posts.send(&callback).await;
        let of_bytes = micros(start.elapsed());
        let of_turn = micros(answered(&alice, &mut gateway, &mut rest, &token).await.0);
        whole.push(of_turn);
        bytes.push(of_bytes);
        more.push(of_turn - of_bytes);
    }
    Turns {
        whole: Spread::of(whole),
        bytes: Spread::of(bytes),
        more: Spread::of(more),
    }
}

/// Alice runs the command, and the bot answers: how long that took, and the interaction.
async fn answered(
    alice: &botcamp::discord::Actor,
    gateway: &mut Gateway,
    rest: &mut Client,
    token: &str,
) -> (Duration, String) {
    let bot = async {
        let told = frame(gateway).await;
        let interaction: Value = serde_json::from_str(&told).unwrap();
        let part = |name: &str| interaction["d"][name].as_str().unwrap();
        let path = format!("/api/v10/interactions/{}/{}/callback", part("id"), part("token"));
        rest.send(&post(&path, token, &hello())).await;
        told
    };
    let (turn, told) = tokio::join!(alice.runs("/hello", 1), bot);
    let Turn::Answered { took } = turn else {
        panic!("no answer to /hello")
    };
    (took, told)
}
