//! Discord's own library for JavaScript takes what the offline Discord signs, and refuses what it does not.

use std::path::Path;
use std::process::Stdio;

use botcamp::discord::{Discord, Settings, Turn};
use serde_json::json;
use serenity::all::HttpBuilder;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Command;

#[tokio::test]
async fn npm_discord_interactions_checks_the_signatures() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("node");
    if !folder.join("node_modules").is_dir() {
        println!(
            "skipped: no node (with it, `npm ci` in tests/proof/endpoint/node brings what this test needs)"
        );
        return;
    }
    let discord = Discord::start(Settings::default()).await.unwrap();
    let mut bot = Command::new("node")
        .arg("bot.mjs")
        .current_dir(folder)
        .env("DISCORD_PUBLIC_KEY", discord.public_key())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(bot.stdout.take().unwrap()).lines();
    let url = lines.next_line().await.unwrap().unwrap();

    // One PING that is signed, and three that are not: it answers the one with PONG, the others with 401.
    discord.save_interactions_endpoint(Some(&url)).await.unwrap();
    let http = HttpBuilder::new(discord.token().expose())
        .proxy(discord.api())
        .ratelimiter_disabled(true)
        .build();
    http.set_application_id(http.get_current_application_info().await.unwrap().id);
    let hello = json!([{ "name": "hello", "description": "Say hello" }]);
    http.create_global_commands(&hello).await.unwrap();
    let turn = discord.user("하나").runs("/hello", 1).await;
    assert!(matches!(turn, Turn::Answered { .. }), "{:?}", discord.refusals());
    assert!(
        discord.transcript().contains("Hello, 하나!"),
        "{}",
        discord.transcript()
    );
    discord.check_interactions_endpoint().await.unwrap();
    bot.kill().await.unwrap();
}
