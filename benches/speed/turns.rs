//! How long a bot takes to be ready, and to answer.

use std::path::Path;
use std::time::{Duration, Instant};

use botcamp::bot::{Bot, Launch};
use botcamp::discord::{Discord, Settings, Turn};

use crate::median;

/// The time from a bot's start to its being registered, and from a slash command to its answer.
pub fn measure(program: &Path) -> (Duration, Duration) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let mut ups = Vec::new();
        let mut turns = Vec::new();
        for _ in 0..15 {
            let (up, took) = one(program).await;
            ups.push(up);
            turns.extend(took);
        }
        (median(ups), median(turns))
    })
}

async fn one(program: &Path) -> (Duration, Vec<Duration>) {
    let folder = tempfile::tempdir().unwrap();
    let start = Instant::now();
    let discord = Discord::start(Settings::default()).await.unwrap();
    let token = discord.token().expose().to_owned();
    let launch = Launch {
        program: program.to_owned(),
        args: Vec::new(),
        folder: folder.path().to_owned(),
        env: vec![
            ("DISCORD_TOKEN".into(), token.clone()),
            ("DISCORD_API".into(), discord.api()),
        ],
        secret: token,
        keeper: false,
    };
    let _bot = Bot::start(&launch).unwrap();
    discord.until_ready().await;
    let up = start.elapsed();

    let alice = discord.user("alice");
    let mut turns = Vec::new();
    for _ in 0..10 {
        let Turn::Answered { took } = alice.runs("/hello", 1).await else {
            panic!("no answer to /hello")
        };
        turns.push(took);
    }
    (up, turns)
}
