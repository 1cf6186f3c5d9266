//! What a hundred offline Discords in one program take, and what their bots' connections add.

use botcamp::discord::{Discord, Settings};

use crate::{client, memory};

const WORLDS: usize = 100;

/// In MB, of the whole program.
pub struct Worlds {
    pub before: f64,
    pub started: f64,
    pub connected: f64,
}

pub async fn measure() -> Worlds {
    let before = memory::of_this_program();
    let mut worlds = Vec::new();
    for _ in 0..WORLDS {
        worlds.push(Discord::start(Settings::default()).await.unwrap());
    }
    let started = memory::of_this_program();
    let mut bots = Vec::new();
    for discord in &worlds {
        let bot = client::log_in(discord, client::MESSAGES).await;
        let mut rest = client::Client::connect(&client::address(discord)).await;
        // Each has said something, so nothing is left to be made at the first request.
        let path = format!("/api/v10/channels/{}/messages", bot.channel);
        let hello = client::post(&path, discord.token().expose(), "{\"content\":\"Hello!\"}");
        assert!(rest.send(&hello).await.starts_with(b"HTTP/1.1 200"));
        bots.push((bot, rest));
    }
    let connected = memory::of_this_program();
    Worlds {
        before,
        started,
        connected,
    }
}
