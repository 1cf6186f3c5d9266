//! Ordinary messages, and commands that begin with a prefix.

use botcamp::discord::Turn;
use poise::serenity_prelude as serenity;
use serenity::GatewayIntents;

use crate::bot::{Bot, Context, Error};

/// Say hello
#[poise::command(prefix_command, slash_command)]
async fn hello(ctx: Context<'_>, #[description = "Who"] who: Option<serenity::User>) -> Result<(), Error> {
    let name = who.as_ref().map_or(&ctx.author().name, |user| &user.name);
    ctx.say(format!("Hello, {name}!")).await?;
    Ok(())
}

/// An answer to this very message, which changes and goes
#[poise::command(prefix_command)]
async fn changed(ctx: Context<'_>) -> Result<(), Error> {
    let reply = ctx.reply("Wait …").await?;
    reply
        .edit(ctx, poise::CreateReply::default().content("Done."))
        .await?;
    let message = reply.message().await?;
    let again = ctx.channel_id().message(ctx, message.id).await?;
    let all = ctx
        .channel_id()
        .messages(ctx, serenity::GetMessages::new().limit(2))
        .await?;
    assert_eq!(
        (again.content.as_str(), all[0].content.as_str(), all.len()),
        ("Done.", "Done.", 2)
    );
    ctx.channel_id().broadcast_typing(ctx).await?;
    reply.delete(ctx).await?;
    Ok(())
}

#[tokio::test]
async fn a_bot_answers_messages() {
    let bot = Bot::with(vec![hello(), changed()]).await;
    let alice = bot.discord.user("alice");
    bot.discord.user("bora");
    assert!(matches!(alice.says("!hello", 1).await, Turn::Answered { .. }));
    alice.says("!hello @bora", 1).await;
    alice.says("!changed", 2).await;
    alice.says("Thank you, @bot.", 0).await;
    alice.goes_to("library");
    alice.says("!hello", 1).await;
    bot.said(
        "#general
alice | !hello
  bot | Hello, alice!
alice | !hello @bora
  bot | Hello, bora!
alice | !changed
  bot | (in reply to alice) Wait …
  bot | (edited: Wait …) (in reply to alice) Done.
  bot | (deleted) (in reply to alice) Done.
alice | Thank you, @bot.
#library
alice | !hello
  bot | Hello, alice!
",
    )
    .await;
}

#[tokio::test]
async fn without_message_content_a_bot_reads_only_what_is_for_it() {
    let bot = Bot::with_intents(vec![hello()], GatewayIntents::non_privileged()).await;
    let alice = bot.discord.user("alice");
    assert_eq!(alice.says("!hello", 1).await, Turn::NoResponse);
    alice.says("!hello @bot", 1).await;
    bot.said(
        "#general
alice | !hello
      | (no answer)
alice | !hello @bot
  bot | Hello, bot!
",
    )
    .await;
}
