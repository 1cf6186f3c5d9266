//! One poise bot with all that poise has, in one long conversation.

use std::sync::Arc;
use std::time::Duration;

use botcamp::discord::{Cut, Permissions, Settings, Turn};
use poise::Modal;
use poise::serenity_prelude as serenity;
use serenity::{
    ButtonStyle, ChannelType, ComponentInteractionDataKind, CreateActionRow, CreateAttachment, CreateButton,
    CreateEmbed, CreateInteractionResponse, CreateInteractionResponseMessage, CreateMessage,
    CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption, CreateThread, GatewayIntents,
    Mentionable,
};

use crate::bot::{Bot, Context, Error};

type Application<'a> = poise::ApplicationContext<'a, (), Error>;

/// Every kind of option
#[poise::command(slash_command)]
#[allow(clippy::too_many_arguments, reason = "every kind of option is the point")]
async fn options(
    ctx: Context<'_>,
    #[description = "text"]
    #[min_length = 2]
    #[max_length = 5]
    text: String,
    #[description = "whole"] whole: i64,
    #[description = "number"]
    #[min = 0.5]
    number: f64,
    #[description = "yes or no"] yes: bool,
    #[description = "who"] who: serenity::User,
    #[description = "where"]
    #[channel_types("Text")]
    place: serenity::GuildChannel,
    #[description = "as what"] role: serenity::Role,
    #[description = "a file"] file: serenity::Attachment,
) -> Result<(), Error> {
    let content = String::from_utf8(file.download().await?)?;
    ctx.say(format!(
        "{text} {whole} {number} {yes} {} {} {} {}={content}",
        who.name, place.name, role.name, file.filename
    ))
    .await?;
    Ok(())
}

/// Books
#[poise::command(slash_command, subcommands("add", "list"))]
async fn books(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

/// Add one
#[poise::command(slash_command)]
async fn add(ctx: Context<'_>, #[description = "title"] title: String) -> Result<(), Error> {
    let embed = CreateEmbed::new()
        .title(title)
        .description("Added.")
        .field("Shelf", "3", true)
        .footer(serenity::CreateEmbedFooter::new("from the library"));
    ctx.send(poise::CreateReply::default().embed(embed)).await?;
    Ok(())
}

/// Lists
#[poise::command(slash_command, subcommands("new"))]
async fn list(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

/// The new ones
#[poise::command(slash_command)]
async fn new(ctx: Context<'_>) -> Result<(), Error> {
    ctx.say("None.").await?;
    Ok(())
}

async fn rooms(_: Context<'_>, begun: &str) -> serenity::CreateAutocompleteResponse {
    let rooms = ["music room", "map archive", "maker space"];
    let choices = rooms
        .iter()
        .enumerate()
        .filter(|(_, room)| room.starts_with(begun))
        .map(|(number, room)| serenity::AutocompleteChoice::new(*room, number as i64));
    serenity::CreateAutocompleteResponse::new().set_choices(choices.collect())
}

/// Find a room
#[poise::command(slash_command)]
async fn find(
    ctx: Context<'_>,
    #[description = "which"]
    #[autocomplete = "rooms"]
    room: i64,
) -> Result<(), Error> {
    ctx.say(format!("That is room {room}.")).await?;
    Ok(())
}

/// Takes its time
#[poise::command(slash_command)]
async fn later(ctx: Context<'_>) -> Result<(), Error> {
    ctx.defer().await?;
    let first = ctx.say("Here.").await?;
    let second = ctx
        .send(poise::CreateReply::default().content("Psst.").ephemeral(true))
        .await?;
    first
        .edit(ctx, poise::CreateReply::default().content("There."))
        .await?;
    second.delete(ctx).await?;
    Ok(())
}

/// Vote
#[poise::command(slash_command)]
async fn vote(ctx: Context<'_>) -> Result<(), Error> {
    let buttons = |off: bool| {
        vec![CreateActionRow::Buttons(vec![
            CreateButton::new("tea").label("Tea").disabled(off),
            CreateButton::new("coffee")
                .label("Coffee")
                .style(ButtonStyle::Danger)
                .disabled(off),
            CreateButton::new_link("https://example.com").label("More"),
        ])]
    };
    let reply = ctx
        .send(
            poise::CreateReply::default()
                .content("Tea or coffee?")
                .components(buttons(false)),
        )
        .await?;
    let message = reply.message().await?;
    let pressed = message
        .await_component_interaction(ctx)
        .timeout(Duration::from_secs(60))
        .await;
    let Some(pressed) = pressed else {
        return Ok(());
    };
    let said = CreateInteractionResponseMessage::new()
        .content(format!("{} chose {}.", pressed.user.name, pressed.data.custom_id))
        .components(buttons(true));
    pressed
        .create_response(ctx, CreateInteractionResponse::UpdateMessage(said))
        .await?;
    let more = serenity::CreateInteractionResponseFollowup::new()
        .content("Noted.")
        .ephemeral(true);
    pressed.create_followup(ctx, more).await?;
    Ok(())
}

fn menus() -> Vec<CreateActionRow> {
    let options = vec![
        CreateSelectMenuOption::new("Monday", "mon"),
        CreateSelectMenuOption::new("Tuesday", "tue"),
    ];
    let days = CreateSelectMenu::new("days", CreateSelectMenuKind::String { options })
        .placeholder("Days")
        .min_values(1)
        .max_values(2);
    let users = CreateSelectMenu::new("users", CreateSelectMenuKind::User { default_users: None });
    let roles = CreateSelectMenu::new("roles", CreateSelectMenuKind::Role { default_roles: None });
    let kind = CreateSelectMenuKind::Mentionable {
        default_users: None,
        default_roles: None,
    };
    let mentionables = CreateSelectMenu::new("mentionables", kind);
    let kind = CreateSelectMenuKind::Channel {
        channel_types: Some(vec![ChannelType::Text]),
        default_channels: None,
    };
    let channels = CreateSelectMenu::new("channels", kind);
    [days, users, roles, mentionables, channels]
        .into_iter()
        .map(CreateActionRow::SelectMenu)
        .collect()
}

/// All five menus
#[poise::command(slash_command)]
async fn choose(ctx: Context<'_>) -> Result<(), Error> {
    let reply = ctx
        .send(
            poise::CreateReply::default()
                .content("Choose:")
                .components(menus()),
        )
        .await?;
    let message = reply.message().await?;
    for _ in 0..5 {
        let chosen = message
            .await_component_interaction(ctx)
            .timeout(Duration::from_secs(60))
            .await;
        let Some(chosen) = chosen else { return Ok(()) };
        let what = match &chosen.data.kind {
            ComponentInteractionDataKind::StringSelect { values } => values.join(" and "),
            ComponentInteractionDataKind::UserSelect { values } => values[0].mention().to_string(),
            ComponentInteractionDataKind::RoleSelect { values } => values[0].mention().to_string(),
            ComponentInteractionDataKind::MentionableSelect { values } => format!("{} of them", values.len()),
            ComponentInteractionDataKind::ChannelSelect { values } => values[0].mention().to_string(),
            other => format!("{other:?}"),
        };
        let said = CreateInteractionResponseMessage::new()
            .content(what)
            .ephemeral(true);
        chosen
            .create_response(ctx, CreateInteractionResponse::Message(said))
            .await?;
    }
    Ok(())
}

#[derive(Debug, poise::Modal)]
#[name = "Feedback"]
struct Feedback {
    #[name = "Your name"]
    #[placeholder = "Alice"]
    name: String,
    #[name = "Why"]
    #[paragraph]
    #[max_length = 20]
    why: Option<String>,
}

/// Tell us
#[poise::command(slash_command)]
async fn feedback(ctx: Application<'_>) -> Result<(), Error> {
    let defaults = Feedback {
        name: "Somebody".into(),
        why: None,
    };
    if let Some(Feedback { name, why }) = Feedback::execute_with_defaults(ctx, defaults).await? {
        ctx.say(format!("Thank you, {name}: {why:?}")).await?;
    }
    Ok(())
}

/// A form behind a button
#[poise::command(slash_command)]
async fn form(ctx: Context<'_>) -> Result<(), Error> {
    let buttons = vec![CreateButton::new("open").label("Open").emoji('📝')];
    let reply = ctx
        .send(
            poise::CreateReply::default()
                .content("A form:")
                .components(vec![CreateActionRow::Buttons(buttons)]),
        )
        .await?;
    let message = reply.message().await?;
    let pressed = message
        .await_component_interaction(ctx)
        .timeout(Duration::from_secs(60))
        .await;
    if let Some(pressed) = pressed {
        let filled = poise::execute_modal_on_component_interaction::<Feedback>(
            ctx.serenity_context(),
            pressed,
            None,
            None,
        )
        .await?;
        let name = filled.map(|filled| filled.name);
        reply
            .edit(
                ctx,
                poise::CreateReply::default().content(format!("Filled in by {name:?}")),
            )
            .await?;
    }
    Ok(())
}

/// Not too often
#[poise::command(slash_command, user_cooldown = 3600)]
async fn often(ctx: Context<'_>) -> Result<(), Error> {
    ctx.say("Once.").await?;
    Ok(())
}

async fn is_friday(_: Context<'_>) -> Result<bool, Error> {
    Err("It is not Friday.".into())
}

/// On Fridays only
#[poise::command(slash_command, check = "is_friday")]
async fn friday(ctx: Context<'_>) -> Result<(), Error> {
    ctx.say("Never.").await?;
    Ok(())
}

/// For those who manage messages, and the bot must be able to as well
#[poise::command(
    slash_command,
    required_permissions = "MANAGE_MESSAGES",
    required_bot_permissions = "MANAGE_MESSAGES",
    guild_only
)]
async fn tidy(ctx: Context<'_>) -> Result<(), Error> {
    let channel = ctx.channel_id();
    let messages = channel
        .messages(ctx, serenity::GetMessages::new().limit(2))
        .await?;
    channel.delete_messages(ctx, &messages).await?;
    ctx.send(poise::CreateReply::default().content("Tidied.").ephemeral(true))
        .await?;
    Ok(())
}

/// For the bot's owner
#[poise::command(slash_command, owners_only)]
async fn secret(ctx: Context<'_>) -> Result<(), Error> {
    ctx.say("42").await?;
    Ok(())
}

/// A file
#[poise::command(slash_command)]
async fn report(ctx: Context<'_>) -> Result<(), Error> {
    let file = CreateAttachment::bytes(&b"a,b\n1,2\n"[..], "report.csv");
    ctx.send(
        poise::CreateReply::default()
            .content("Your report:")
            .attachment(file),
    )
    .await?;
    Ok(())
}

/// In private
#[poise::command(slash_command)]
async fn whisper(ctx: Context<'_>) -> Result<(), Error> {
    let secret = CreateMessage::new().content("Between us.");
    ctx.author().direct_message(ctx, secret).await?;
    ctx.say("I wrote to you.").await?;
    Ok(())
}

/// Answers that follow the question
#[poise::command(prefix_command, track_edits, track_deletion, discard_spare_arguments)]
async fn echo(ctx: Context<'_>, text: String) -> Result<(), Error> {
    ctx.say(format!("You said {text}.")).await?;
    Ok(())
}

/// Pages
#[poise::command(slash_command)]
async fn pages(ctx: Context<'_>) -> Result<(), Error> {
    poise::builtins::paginate(ctx, &["one", "two", "three"]).await?;
    Ok(())
}

/// From a user's menu
#[poise::command(context_menu_command = "Greet")]
async fn greet(ctx: Context<'_>, user: serenity::User) -> Result<(), Error> {
    ctx.say(format!("Hello, {}!", user.mention())).await?;
    Ok(())
}

/// From a message's menu
#[poise::command(context_menu_command = "Count words")]
async fn count(ctx: Context<'_>, message: serenity::Message) -> Result<(), Error> {
    let words = message.content.split_whitespace().count();
    ctx.say(format!("{words} words")).await?;
    Ok(())
}

#[derive(Debug, poise::ChoiceParameter)]
enum Day {
    #[name = "today"]
    #[name_localized("ko", "오늘")]
    Today,
    #[name = "tomorrow"]
    #[name_localized("ko", "내일")]
    Tomorrow,
}

/// When it is open
#[poise::command(slash_command, name_localized("ko", "시간"))]
async fn hours(
    ctx: Context<'_>,
    #[description = "when"]
    #[name_localized("ko", "날")]
    day: Day,
) -> Result<(), Error> {
    let korean = ctx.locale() == Some("ko");
    ctx.say(match (day, korean) {
        (Day::Today, true) => "9시부터 열어요.",
        (Day::Tomorrow, true) => "내일은 쉬어요.",
        (Day::Today, false) => "From 9.",
        (Day::Tomorrow, false) => "Closed.",
    })
    .await?;
    Ok(())
}

/// Start a thread, pin it, react to it
#[poise::command(slash_command)]
async fn discuss(ctx: Context<'_>) -> Result<(), Error> {
    let message = ctx.say("Let us talk.").await?.into_message().await?;
    message.react(ctx, '👍').await?;
    message.pin(ctx).await?;
    let thread = ctx
        .channel_id()
        .create_thread_from_message(ctx, message.id, CreateThread::new("talk"))
        .await?;
    thread.say(ctx, "Here.").await?;
    Ok(())
}

/// Make somebody a helper
#[poise::command(slash_command)]
async fn promote(ctx: Context<'_>, #[description = "whom"] who: serenity::Member) -> Result<(), Error> {
    let guild = ctx.guild_id().unwrap();
    let role = guild
        .create_role(ctx, serenity::EditRole::new().name("Helper"))
        .await?;
    who.add_role(ctx, role.id).await?;
    guild
        .edit_member(
            ctx,
            who.user.id,
            serenity::EditMember::new().nickname("Helping hand"),
        )
        .await?;
    ctx.say("Done.").await?;
    Ok(())
}

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
            options(),
            books(),
            find(),
            later(),
            vote(),
            choose(),
            feedback(),
            form(),
            often(),
            friday(),
            tidy(),
            secret(),
            report(),
            whisper(),
            echo(),
            pages(),
            greet(),
            count(),
            hours(),
            discuss(),
            promote(),
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
    answered(alice.deletes("!echo two", 0).await);
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
