//! Slash commands.

use botcamp::discord::Turn;

use crate::bot::{Bot, Context, Error};

/// Say hello
#[poise::command(slash_command)]
async fn hello(ctx: Context<'_>, #[description = "Who"] name: Option<String>) -> Result<(), Error> {
    ctx.say(format!("Hello, {}!", name.unwrap_or_else(|| "you".into())))
        .await?;
    Ok(())
}

#[tokio::test]
async fn a_bot_answers() {
    let bot = Bot::with(vec![hello()]).await;
    let alice = bot.discord.user("alice");
    let turn = alice.runs("/hello", 1).await;
    assert!(matches!(turn, Turn::Answered { .. }), "{turn:?}");
    println!("{turn:?}");
    println!("{:?}", alice.runs("/hello name: Bob", 1).await);
    bot.said(
        "#general\nalice | /hello\n  bot | Hello, you!\nalice | /hello name: Bob\n  bot | Hello, Bob!\n",
    )
    .await;
}
