//! Connects to Discord, or to the offline one if DISCORD_API is set. You need not read this file yet.
//!
//! `DISCORD_TOKEN` says which bot this is. It is a password: it stands in no file that others see.
//! `DISCORD_API` is the address of an offline Discord. Without it, the bot goes to the real one.

use std::env;
use std::process;

use poise::serenity_prelude as serenity;

const WHAT_TO_TYPE: &str = "\
This bot does not know where to go: DISCORD_TOKEN is not set.
  cargo camp talk LESSON    starts it on the offline Discord and lets you talk to it
  docs/real-server.md       tells how to get a token and put it on a real server";

/// A client that is ready to start.
pub async fn connect(
    intents: serenity::GatewayIntents,
    framework: impl serenity::Framework + 'static,
) -> Result<serenity::Client, serenity::Error> {
    let Ok(token) = env::var("DISCORD_TOKEN") else {
        eprintln!("{WHAT_TO_TYPE}");
        process::exit(1);
    };
    let mut http = serenity::HttpBuilder::new(token);
    if let Ok(address) = env::var("DISCORD_API") {
        // Both or nothing: with its rate limiter on, serenity does not look at the proxy and asks the real Discord.
        http = http.proxy(address).ratelimiter_disabled(true);
    }
    serenity::ClientBuilder::new_with_http(http.build(), intents)
        .framework(framework)
        .await
}
