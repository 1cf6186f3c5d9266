//! What serenity does about each fault of the gateway. It takes five seconds of its own before it opens a new session.

use std::time::Duration;

use botcamp::discord::{Cut, Discord, Intents, RateLimits, Settings};
use poise::serenity_prelude as serenity;

use crate::bare::{Gateway, identify};
use crate::bot::{Bot, Context, Error};

/// Is there
#[poise::command(slash_command)]
async fn here(ctx: Context<'_>) -> Result<(), Error> {
    ctx.say("Here.").await?;
    Ok(())
}

async fn bot(settings: Settings) -> Bot {
    let options = poise::FrameworkOptions {
        commands: vec![here()],
        ..Default::default()
    };
    Bot::start(options, serenity::GatewayIntents::non_privileged(), settings).await
}

#[tokio::test]
async fn serenity_goes_on_with_its_session() {
    let bot = bot(Settings::default()).await;
    let alice = bot.discord.user("alice");
    let cuts = [
        Cut::Reconnect,
        Cut::Lost,
        Cut::Invalid { resumable: true },
        Cut::Closed(1000),
        Cut::Closed(4000),
        Cut::Closed(4001),
        Cut::Closed(4008),
    ];
    for (number, cut) in cuts.into_iter().enumerate() {
        bot.discord.cut(cut);
        bot.until(|told| told.resumed > number).await;
        alice.runs("/here", 1).await;
    }
    bot.until(|told| told.sessions == 1).await;
    let said = "alice | /here\n  bot | Here.\n".repeat(cuts.len());
    bot.said(&format!("#general\n{said}")).await;
}

#[tokio::test]
async fn serenity_opens_a_new_session_where_the_old_one_is_no_good() {
    // IDENTIFY_WINDOW: a session in five seconds, which is what serenity waits for.
    let limits = RateLimits {
        enforced: true,
        requests: 1000,
        ..RateLimits::default()
    };
    let bot = bot(Settings {
        limits,
        ..Settings::default()
    })
    .await;
    // Another session now is one too many.
    let mut gateway = Gateway::connect(&bot.discord, "?v=10").await;
    gateway.frame().await;
    gateway.send(identify(bot.discord.token().expose(), 1)).await;
    assert_eq!(gateway.frame().await["op"], 9);
    bot.discord.cut(Cut::Invalid { resumable: false });
    bot.until(|told| told.sessions == 2).await;
    bot.discord.user("alice").runs("/here", 1).await;
    bot.said("#general\nalice | /here\n  bot | Here.\n").await;
}

/// A bot that has to open a new session after this, and does.
async fn begins_anew(settings: Settings, cut: Cut) {
    let bot = bot(settings).await;
    bot.discord.cut(cut);
    bot.until(|told| told.sessions == 2).await;
    bot.discord.user("alice").runs("/here", 1).await;
    bot.said("#general\nalice | /here\n  bot | Here.\n").await;
}

#[tokio::test]
async fn serenity_begins_anew_after_a_session_that_timed_out() {
    begins_anew(Settings::default(), Cut::Closed(4009)).await;
}

#[tokio::test]
async fn serenity_begins_anew_after_a_sequence_that_was_wrong() {
    begins_anew(Settings::default(), Cut::Closed(4007)).await;
}

#[tokio::test]
async fn serenity_begins_anew_where_its_session_is_not_kept() {
    let settings = Settings {
        session_kept: Duration::ZERO,
        ..Settings::default()
    };
    begins_anew(settings, Cut::Lost).await;
}

#[tokio::test]
async fn serenity_begins_anew_where_nobody_acknowledges_its_heartbeats() {
    let settings = Settings {
        heartbeat: Duration::from_secs(1),
        ..Settings::default()
    };
    begins_anew(settings, Cut::Silent).await;
}

#[tokio::test]
async fn serenity_sends_a_heartbeat_when_asked() {
    let bot = bot(Settings::default()).await;
    let mut traffic = bot.discord.traffic();
    // By itself it would send the first in 41 seconds.
    bot.discord.asks_for_heartbeat();
    loop {
        let entry = traffic.recv().await.unwrap();
        if entry["to"] == "discord" && entry["op"] == 1 {
            break;
        }
    }
    bot.discord.user("alice").runs("/here", 1).await;
    bot.said("#general\nalice | /here\n  bot | Here.\n").await;
}

#[tokio::test]
async fn serenity_is_told_what_it_missed() {
    let bot = bot(Settings::default()).await;
    let alice = bot.discord.user("alice");
    bot.discord.cut(Cut::Lost);
    // It comes back by itself, in the middle of this, and finds the interaction waiting.
    let turn = alice.runs("/here", 1).await;
    assert!(
        matches!(turn, botcamp::discord::Turn::Answered { .. }),
        "{turn:?}"
    );
    bot.said("#general\nalice | /here\n  bot | Here.\n").await;
}

#[tokio::test]
async fn serenity_gives_up_where_coming_back_is_no_use() {
    use serenity::gateway::GatewayError::{
        DisallowedGatewayIntents, InvalidAuthentication, InvalidGatewayIntents,
    };
    let settings = Settings {
        portal: Intents::NONE,
        ..Settings::default()
    };
    let discord = Discord::start(settings).await.unwrap();
    let start = async |token: &str, intents| {
        let http = serenity::HttpBuilder::new(token)
            .proxy(discord.api())
            .ratelimiter_disabled(true)
            .build();
        let mut client = serenity::ClientBuilder::new_with_http(http, intents)
            .await
            .unwrap();
        client.start().await.unwrap_err()
    };
    let plain = serenity::GatewayIntents::non_privileged();
    let privileged = plain | serenity::GatewayIntents::MESSAGE_CONTENT;
    let error = start("wrong", plain).await;
    assert!(
        matches!(error, serenity::Error::Gateway(InvalidAuthentication)),
        "{error:?}"
    );
    let error = start(discord.token().expose(), privileged).await;
    assert!(
        matches!(error, serenity::Error::Gateway(DisallowedGatewayIntents)),
        "{error:?}"
    );
    let unknown = serenity::GatewayIntents::from_bits_retain(1 << 30);
    let error = start(discord.token().expose(), unknown).await;
    assert!(
        matches!(error, serenity::Error::Gateway(InvalidGatewayIntents)),
        "{error:?}"
    );
}

#[tokio::test]
async fn serenity_starts_the_shards_that_it_is_told_of() {
    let settings = Settings {
        shards: 2,
        ..Settings::default()
    };
    let discord = Discord::start(settings).await.unwrap();
    let http = serenity::HttpBuilder::new(discord.token().expose())
        .proxy(discord.api())
        .ratelimiter_disabled(true)
        .build();
    let mut client = serenity::ClientBuilder::new_with_http(http, serenity::GatewayIntents::empty())
        .await
        .unwrap();
    let mut known = discord.readiness();
    tokio::spawn(async move { client.start_autosharded().await });
    while !known.identified {
        known = discord.readiness_after(known).await;
    }
}
