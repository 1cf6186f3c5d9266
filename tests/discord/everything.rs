//! One poise bot with all that poise has, in one long conversation.

mod commands;

use std::sync::Arc;
use std::time::Duration;

use botcamp::discord::{Cut, Permissions, Settings, Turn};
use poise::serenity_prelude as serenity;
use serenity::{GatewayIntents, Mentionable};

use crate::bot::{Bot, Error};

async fn happened(ctx: &serenity::Context, event: &serenity::FullEvent) -> Result<(), Error> {
    match event {
        serenity::FullEvent::GuildMemberAddition { new_member } => {
            let guild = new_member.guild_id;
            let channels = guild.channels(ctx).await?;
            let general = channels.values().find(|channel| channel.name == "general");
            if let Some(general) = general {
                general
                    .say(ctx, format!("Welcome, {}!", new_member.mention()))
                    .await?;
            }
        }
        serenity::FullEvent::ReactionAdd { add_reaction } if add_reaction.emoji.unicode_eq("📌") => {
            add_reaction.message(ctx).await?.reply(ctx, "Noted.").await?;
        }
        _ => {}
    }
    Ok(())
}

/// How long one has to wait changes from run to run, so it is not told; all else as poise does it.
async fn failed(error: poise::FrameworkError<'_, (), Error>) {
    let told = match error {
        poise::FrameworkError::CooldownHit { ctx, .. } => ctx.say("Not so often.").await.map(drop),
        poise::FrameworkError::CommandCheckFailed {
            ctx,
            error: Some(error),
            ..
        } => ctx.say(error.to_string()).await.map(drop),
        error => poise::builtins::on_error(error).await,
    };
    told.unwrap();
}

fn framework() -> poise::FrameworkOptions<(), Error> {
    poise::FrameworkOptions {
        commands: vec![
            commands::options(),
            commands::books(),
            commands::find(),
            commands::later(),
            commands::vote(),
            commands::choose(),
            commands::feedback(),
            commands::form(),
            commands::often(),
            commands::friday(),
            commands::tidy(),
            commands::secret(),
            commands::report(),
            commands::whisper(),
            commands::echo(),
            commands::pages(),
            commands::greet(),
            commands::count(),
            commands::hours(),
            commands::discuss(),
            commands::promote(),
        ],
        prefix_options: poise::PrefixFrameworkOptions {
            edit_tracker: Some(Arc::new(poise::EditTracker::for_timespan(Duration::from_secs(
                3600,
            )))),
            ..Default::default()
        },
        on_error: |error| Box::pin(failed(error)),
        event_handler: |framework, event| Box::pin(happened(framework.serenity_context, event)),
        ..Default::default()
    }
}

#[tokio::test]
async fn a_bot_with_everything_holds_a_conversation() {
    let settings = Settings {
        bot_permissions: Permissions::all(),
        ..Settings::default()
    };
    let bot = Bot::start(framework(), GatewayIntents::all(), settings).await;
    let discord = &bot.discord;
    let (owner, alice) = (discord.user("owner"), discord.user("alice"));
    discord.settle().await;
    let hana = discord.user("하나");
    hana.set_locale("ko");
    discord.settle().await;
    let answered = |turn: Turn| {
        assert!(
            matches!(turn, Turn::Answered { .. }),
            "{turn:?}: {}",
            discord.transcript()
        )
    };

    alice.has_file("notes.txt", b"read me");
    let rest = "number: 0.5 yes: True who: @하나 place: #general role: @everyone file: notes.txt";
    answered(
        alice
            .runs(&format!("/options text: abc whole: -3 {rest}"), 1)
            .await,
    );
    assert_eq!(
        alice
            .runs(&format!("/options text: abcdef whole: -3 {rest}"), 1)
            .await,
        Turn::Refused
    );
    answered(alice.runs("/books add title: Dune", 1).await);
    answered(alice.runs("/books list new", 1).await);
    answered(alice.begins("/find room: ma").await);
    answered(alice.runs("/find room: map archive", 1).await);
    answered(alice.runs("/later", 3).await);
    answered(alice.runs("/vote", 1).await);
    assert_eq!(alice.presses("More", 1).await, Turn::Refused);
    assert_eq!(alice.presses("Milk", 1).await, Turn::Refused);
    answered(hana.presses("Coffee", 2).await);
    assert_eq!(alice.presses("Tea", 1).await, Turn::Refused);
    answered(alice.runs("/choose", 1).await);
    answered(alice.chooses(&["Monday", "Tuesday"], 1).await);
    answered(alice.chooses(&["@하나"], 1).await);
    answered(alice.chooses(&["@everyone"], 1).await);
    // Both together only the menu of users and roles offers.
    answered(alice.chooses(&["@하나", "@everyone"], 1).await);
    answered(alice.chooses(&["#general"], 1).await);
    assert_eq!(alice.chooses(&["Sunday"], 1).await, Turn::Refused);
    answered(alice.runs("/feedback", 1).await);
    assert_eq!(alice.submits(&[("Your name", "")], 1).await, Turn::Refused);
    answered(alice.submits(&[("Why", "because")], 1).await);
    answered(alice.runs("/form", 1).await);
    answered(alice.presses("Open", 1).await);
    answered(alice.submits(&[("Your name", "Alice")], 1).await);
    answered(alice.runs("/often", 1).await);
    answered(alice.runs("/often", 1).await);
    answered(alice.runs("/friday", 1).await);
    answered(alice.runs("/tidy", 1).await);
    answered(owner.says("one", 0).await);
    answered(owner.says("two", 0).await);
    answered(owner.runs("/tidy", 1).await);
    answered(alice.runs("/secret", 1).await);
    answered(owner.runs("/secret", 1).await);
    answered(alice.runs("/report", 1).await);
    answered(alice.runs("/whisper", 1).await);
    alice.goes_to("@bot");
    answered(alice.runs("/hours day: today", 1).await);
    assert_eq!(alice.runs("/tidy", 1).await, Turn::Refused);
    alice.goes_to("#general");
    answered(alice.says("!echo one", 1).await);
    answered(alice.edits("!echo one", "!echo two", 1).await);
    let mut lines = discord.lines();
    answered(alice.deletes("!echo two", 0).await);
    // The bot takes its own back as soon as it hears of it, and nothing else says when that is.
    while !lines.recv().await.unwrap().contains("(deleted) You said two.") {}
    answered(alice.runs("/pages", 1).await);
    answered(alice.presses("▶", 1).await);
    answered(alice.presses("◀", 1).await);
    answered(alice.picks_for_user("Greet", "하나", 1).await);
    answered(alice.says("count these words", 0).await);
    answered(
        alice
            .picks_for_message("Count words", "count these words", 1)
            .await,
    );
    answered(hana.runs("/시간 날: 내일", 1).await);
    answered(alice.runs("/discuss", 1).await);
    answered(owner.runs("/promote who: @alice", 1).await);
    answered(alice.reacts("count these words", "📌", 1).await);
    answered(discord.user("bora").joins(0).await);
    discord.settle().await;
    discord.cut(Cut::Reconnect);
    discord.settle().await;
    answered(alice.runs("/hours day: tomorrow", 1).await);
    discord.cut(Cut::Closed(4000));
    discord.settle().await;
    discord.until_ready().await;
    answered(alice.says("!echo again", 1).await);

    insta::assert_snapshot!(bot.ends().await);
}
