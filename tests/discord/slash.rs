//! Slash commands of a poise bot.

use botcamp::discord::Turn;
use poise::serenity_prelude as serenity;

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
    assert!(matches!(alice.runs("/hello", 1).await, Turn::Answered { .. }));
    assert!(matches!(
        alice.runs("/hello name: Bob", 1).await,
        Turn::Answered { .. }
    ));
    assert_eq!(alice.runs("/hallo", 1).await, Turn::Refused);
    bot.said(
        "#general
alice | /hello
  bot | Hello, you!
alice | /hello name: Bob
  bot | Hello, Bob!
alice | /hallo
      | (Discord offers no such command: /hello)
",
    )
    .await;
}

/// poise registers these as the numbers 0 and 1.
#[derive(Debug, poise::ChoiceParameter)]
enum Topic {
    #[name = "hours"]
    #[name_localized("ko", "운영 시간")]
    Hours,
    #[name = "facilities"]
    #[name_localized("ko", "시설")]
    Facilities,
}

/// Ask about the library
#[poise::command(
    slash_command,
    name_localized("ko", "도서관"),
    description_localized("ko", "도서관에 대해 물어보기")
)]
async fn library(
    ctx: Context<'_>,
    #[description = "About what"]
    #[name_localized("ko", "주제")]
    topic: Topic,
) -> Result<(), Error> {
    ctx.say(format!("{topic:?}, {}", ctx.locale().unwrap_or("no locale")))
        .await?;
    Ok(())
}

#[tokio::test]
async fn choices_are_shown_in_the_users_language() {
    let bot = Bot::with(vec![library()]).await;
    let (alice, hana) = (bot.discord.user("alice"), bot.discord.user("하나"));
    hana.set_locale("ko");
    alice.runs("/library topic: facilities", 1).await;
    alice.runs("/library topic: moon", 1).await;
    alice.runs("/library", 1).await;
    hana.runs("/도서관 주제: 운영 시간", 1).await;
    let usage: Vec<String> = bot
        .discord
        .commands("ko")
        .into_iter()
        .map(|command| command.usage)
        .collect();
    assert_eq!(usage, ["/도서관 주제: (운영 시간 | 시설)"]);
    bot.said(
        "#general
alice | /library topic: facilities
  bot | Facilities, en-US
alice | /library topic: moon
      | (Discord offers no such choice: hours, facilities)
alice | /library
      | (Discord asks for: topic)
하나  | /도서관 주제: 운영 시간
  bot | Hours, ko
",
    )
    .await;
}

/// Each kind of value
#[poise::command(slash_command)]
async fn values(
    ctx: Context<'_>,
    #[description = "a whole number"]
    #[min = 1]
    #[max = 5]
    floor: i64,
    #[description = "a number"] share: f64,
    #[description = "yes or no"] quiet: bool,
    #[description = "a member"] who: serenity::Member,
    #[description = "a channel"] place: serenity::GuildChannel,
    #[description = "a role"] role: serenity::Role,
) -> Result<(), Error> {
    ctx.say(format!(
        "{floor} {share} {quiet} {} {place} {}",
        who.display_name(),
        role.name
    ))
    .await?;
    Ok(())
}

#[tokio::test]
async fn every_kind_of_option_arrives() {
    let bot = Bot::with(vec![values()]).await;
    bot.discord.user("bora");
    let alice = bot.discord.user("alice");
    let rest = "share: 0.5 quiet: True who: @bora place: #general role: @everyone";
    alice.runs(&format!("/values floor: 3 {rest}"), 1).await;
    alice.runs(&format!("/values floor: 6 {rest}"), 1).await;
    bot.said(
        "#general
alice | /values floor: 3 share: 0.5 quiet: True who: @bora place: #general role: @everyone
  bot | 3 0.5 true bora #general @everyone
alice | /values floor: 6 share: 0.5 quiet: True who: @bora place: #general role: @everyone
      | (Discord asks for a number of at most 5 as floor)
",
    )
    .await;
}

/// Answers that change
#[poise::command(
    slash_command,
    subcommands("later", "privately", "twice", "changed", "embedded")
)]
async fn answers(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

/// Asks for time first
#[poise::command(slash_command)]
async fn later(ctx: Context<'_>) -> Result<(), Error> {
    ctx.defer_ephemeral().await?;
    // The place that was held is the asker's alone, whatever is said in it.
    ctx.say("Here it is.").await?;
    ctx.say("And this is for all.").await?;
    Ok(())
}

/// For the asker only
#[poise::command(slash_command)]
async fn privately(ctx: Context<'_>) -> Result<(), Error> {
    ctx.send(poise::CreateReply::default().content("Psst.").ephemeral(true))
        .await?;
    Ok(())
}

/// Two answers
#[poise::command(slash_command)]
async fn twice(ctx: Context<'_>) -> Result<(), Error> {
    ctx.say("One.").await?;
    ctx.say("Two.").await?;
    Ok(())
}

/// An answer that changes, and goes
#[poise::command(slash_command)]
async fn changed(ctx: Context<'_>) -> Result<(), Error> {
    let reply = ctx.say("Wait …").await?;
    reply
        .edit(ctx, poise::CreateReply::default().content("Done."))
        .await?;
    assert_eq!(reply.message().await?.content, "Done.");
    reply.delete(ctx).await?;
    Ok(())
}

/// More than text
#[poise::command(slash_command)]
async fn embedded(ctx: Context<'_>) -> Result<(), Error> {
    let embed = serenity::CreateEmbed::new()
        .title("Hours")
        .field("Monday", "07:00–22:00", true);
    let buttons = vec![serenity::CreateButton::new("more").label("More")];
    let row = serenity::CreateActionRow::Buttons(buttons);
    ctx.send(poise::CreateReply::default().embed(embed).components(vec![row]))
        .await?;
    Ok(())
}

#[tokio::test]
async fn answers_of_every_form_are_told() {
    let bot = Bot::with(vec![answers()]).await;
    let alice = bot.discord.user("alice");
    for (typed, count) in [
        ("later", 2),
        ("privately", 1),
        ("twice", 2),
        ("changed", 2),
        ("embedded", 1),
    ] {
        let turn = alice.runs(&format!("/answers {typed}"), count).await;
        assert!(matches!(turn, Turn::Answered { .. }), "{typed}");
    }
    assert_eq!(alice.runs("/answers", 1).await, Turn::Refused);
    bot.said(
        "#general
alice | /answers later
  bot | (only alice sees this) Here it is.
  bot | And this is for all.
alice | /answers privately
  bot | (only alice sees this) Psst.
alice | /answers twice
  bot | One.
  bot | Two.
alice | /answers changed
  bot | Wait …
  bot | (edited: Wait …) Done.
  bot | (deleted) Done.
alice | /answers embedded
  bot | [Hours]
      | > Monday: 07:00–22:00
      | (button: More)
alice | /answers
      | (Discord offers no such subcommand: later, privately, twice, changed, embedded)
",
    )
    .await;
}

async fn rooms(_: Context<'_>, begun: &str) -> serenity::CreateAutocompleteResponse {
    let rooms = ["music room", "map archive", "maker space"];
    let fitting = rooms.into_iter().filter(|room| room.starts_with(begun));
    let choices = fitting.map(|room| serenity::AutocompleteChoice::new(room, room));
    serenity::CreateAutocompleteResponse::new().set_choices(choices.collect())
}

/// Find a room
#[poise::command(slash_command)]
async fn find(
    ctx: Context<'_>,
    #[description = "Which"]
    #[autocomplete = "rooms"]
    room: String,
) -> Result<(), Error> {
    ctx.say(format!("The {room} is on floor 2.")).await?;
    Ok(())
}

#[tokio::test]
async fn a_bot_completes_what_is_begun() {
    let bot = Bot::with(vec![find()]).await;
    let alice = bot.discord.user("alice");
    assert!(matches!(
        alice.begins("/find room: ma").await,
        Turn::Answered { .. }
    ));
    alice.runs("/find room: map archive", 1).await;
    assert_eq!(alice.begins("/find").await, Turn::Refused);
    bot.said(
        "#general
alice | /find room: ma
      | (suggestions: map archive, maker space)
alice | /find room: map archive
  bot | The map archive is on floor 2.
alice | /find
      | (Discord has nothing to suggest here)
",
    )
    .await;
}

/// Only for those who may manage messages
#[poise::command(slash_command, default_member_permissions = "MANAGE_MESSAGES")]
async fn tidy(ctx: Context<'_>) -> Result<(), Error> {
    ctx.say("Tidied.").await?;
    Ok(())
}

#[tokio::test]
async fn a_command_is_hidden_from_those_who_may_not() {
    let bot = Bot::with(vec![hello(), tidy()]).await;
    bot.discord.user("alice").runs("/tidy", 1).await;
    bot.discord.user("owner").runs("/tidy", 1).await;
    bot.said(
        "#general
alice | /tidy
      | (Discord offers no such command: /hello)
owner | /tidy
  bot | Tidied.
",
    )
    .await;
}

/// Never answers
#[poise::command(slash_command)]
async fn silence(_: Context<'_>) -> Result<(), Error> {
    std::future::pending().await
}

#[tokio::test]
async fn a_bot_that_never_answers_has_three_seconds() {
    let bot = Bot::with(vec![silence()]).await;
    assert_eq!(
        bot.discord.user("alice").runs("/silence", 1).await,
        Turn::NoResponse
    );
    bot.said("#general\nalice | /silence\n      | (The application did not respond)\n")
        .await;
}

/// When it is
#[poise::command(slash_command)]
async fn now(ctx: Context<'_>) -> Result<(), Error> {
    ctx.say(ctx.created_at().to_string()).await?;
    Ok(())
}

#[tokio::test]
async fn world_time_is_the_interactions() {
    let bot = Bot::with(vec![now()]).await;
    let alice = bot.discord.user("alice");
    for time in ["2026-03-02T12:30:00Z", "2026-03-02T08:00:00Z"] {
        bot.discord.set_now(time.parse().unwrap());
        alice.runs("/now", 1).await;
    }
    bot.said(
        "#general
alice | /now
  bot | 2026-03-02T12:30:00.000Z
alice | /now
  bot | 2026-03-02T08:00:00.000Z
",
    )
    .await;
}
