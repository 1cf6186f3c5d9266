//! Coming back to a session. `events/gateway` (Resuming), `topics/opcodes-and-status-codes`

use botcamp::discord::{Cut, Discord, Intents, RateLimits, Settings};
use poise::serenity_prelude as serenity;
use serde_json::{Value, json};

use crate::bare::{Bare, Gateway, INTENTS, identify};
use crate::bot::{Bot, Context, Error};

fn resume(bare: &Bare, session: &str, sequence: u64) -> Value {
    json!({ "op": 6, "d": { "token": bare.discord.token().expose(), "session_id": session, "seq": sequence } })
}

/// A connected bot, and the id of its session, which was told two things so far.
async fn connected() -> (Bare, String) {
    let bare = Bare::start().await;
    let mut gateway = Gateway::connect(&bare.discord, "?v=10").await;
    gateway
        .send(identify(bare.discord.token().expose(), INTENTS))
        .await;
    let ready = gateway.dispatch("READY").await;
    gateway.dispatch("GUILD_CREATE").await;
    let session = ready["session_id"].as_str().unwrap().to_owned();
    (Bare { gateway, ..bare }, session)
}

async fn answered(bare: &Bare, frame: Value) -> Gateway {
    let mut gateway = Gateway::connect(&bare.discord, "?v=10").await;
    assert_eq!(gateway.frame().await["op"], 10);
    gateway.send(frame).await;
    gateway
}

#[tokio::test]
async fn what_was_missed_is_told() {
    let (mut bare, session) = connected().await;
    bare.discord.cut(Cut::Lost);
    bare.gateway.ended().await;
    bare.discord.user("alice").says("are you there?", 0).await;
    let mut gateway = answered(&bare, resume(&bare, &session, 2)).await;
    let missed = gateway.frame().await;
    assert_eq!(
        (&missed["t"], &missed["s"]),
        (&json!("MESSAGE_CREATE"), &json!(3))
    );
    let resumed = gateway.frame().await;
    // An object: serenity swallows null.
    assert_eq!(
        (&resumed["t"], &resumed["s"], &resumed["d"]),
        (&json!("RESUMED"), &json!(4), &json!({}))
    );
    bare.discord.user("alice").says("good", 0).await;
    assert_eq!(gateway.frame().await["s"], 5);
}

#[tokio::test]
async fn discord_asks_for_it_or_says_that_it_is_no_use() {
    let (mut bare, session) = connected().await;
    bare.discord.cut(Cut::Reconnect);
    assert_eq!(bare.gateway.frame().await["op"], 7);
    let mut gateway = answered(&bare, resume(&bare, &session, 2)).await;
    assert_eq!(gateway.frame().await["t"], "RESUMED");
    bare.discord.cut(Cut::Invalid { resumable: true });
    assert_eq!(gateway.frame().await["d"], true);
    bare.discord.cut(Cut::Invalid { resumable: false });
    assert_eq!(gateway.frame().await["d"], false);
    let mut gateway = answered(&bare, resume(&bare, &session, 3)).await;
    assert_eq!(
        gateway.frame().await,
        json!({ "op": 9, "d": false, "s": null, "t": null })
    );
    // The client identifies on the same connection.
    gateway
        .send(identify(bare.discord.token().expose(), INTENTS))
        .await;
    gateway.dispatch("READY").await;
}

#[tokio::test]
async fn a_farewell_ends_a_session_and_an_error_does_not() {
    for (code, op) in [(1000, 9), (1001, 9), (4000, 0)] {
        let (mut bare, session) = connected().await;
        bare.gateway.close(code).await;
        let mut gateway = answered(&bare, resume(&bare, &session, 2)).await;
        assert_eq!(gateway.frame().await["op"], op, "{code}");
    }
    for (code, op) in [(4000, 0), (4009, 9)] {
        let (mut bare, session) = connected().await;
        bare.discord.cut(Cut::Closed(code));
        assert_eq!(bare.gateway.close_code().await, code);
        let mut gateway = answered(&bare, resume(&bare, &session, 2)).await;
        assert_eq!(gateway.frame().await["op"], op, "{code}");
    }
}

#[tokio::test]
async fn a_session_is_resumed_as_far_as_it_was_told() {
    let (bare, session) = connected().await;
    assert_eq!(
        answered(&bare, resume(&bare, &session, 3))
            .await
            .close_code()
            .await,
        4007
    );
    assert_eq!(
        answered(&bare, resume(&bare, "unknown", 0)).await.frame().await["op"],
        9
    );
    let wrong = json!({ "op": 6, "d": { "token": "wrong", "session_id": session, "seq": 2 } });
    assert_eq!(answered(&bare, wrong).await.close_code().await, 4004);
}

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
    use serenity::gateway::GatewayError::{DisallowedGatewayIntents, InvalidAuthentication};
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
}
