//! The commands of the bot with everything: one for each thing that poise can do.

use std::time::Duration;

use poise::Modal;
use poise::serenity_prelude as serenity;
use serenity::{
    ButtonStyle, ChannelType, ComponentInteractionDataKind, CreateActionRow, CreateAttachment, CreateButton,
    CreateEmbed, CreateInteractionResponse, CreateInteractionResponseMessage, CreateMessage,
    CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption, CreateThread, Mentionable,
};

use crate::bot::{Context, Error};

type Application<'a> = poise::ApplicationContext<'a, (), Error>;

/// Every kind of option
#[poise::command(slash_command)]
#[allow(clippy::too_many_arguments, reason = "every kind of option is the point")]
pub async fn options(
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
pub async fn books(_: Context<'_>) -> Result<(), Error> {
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
pub async fn find(
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
pub async fn later(ctx: Context<'_>) -> Result<(), Error> {
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
pub async fn vote(ctx: Context<'_>) -> Result<(), Error> {
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
    let mentionables = CreateSelectMenu::new("mentionables", kind).max_values(2);
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
pub async fn choose(ctx: Context<'_>) -> Result<(), Error> {
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
pub async fn feedback(ctx: Application<'_>) -> Result<(), Error> {
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
pub async fn form(ctx: Context<'_>) -> Result<(), Error> {
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
pub async fn often(ctx: Context<'_>) -> Result<(), Error> {
    ctx.say("Once.").await?;
    Ok(())
}

async fn is_friday(_: Context<'_>) -> Result<bool, Error> {
    Err("It is not Friday.".into())
}

/// On Fridays only
#[poise::command(slash_command, check = "is_friday")]
pub async fn friday(ctx: Context<'_>) -> Result<(), Error> {
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
pub async fn tidy(ctx: Context<'_>) -> Result<(), Error> {
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
pub async fn secret(ctx: Context<'_>) -> Result<(), Error> {
    ctx.say("42").await?;
    Ok(())
}

/// A file
#[poise::command(slash_command)]
pub async fn report(ctx: Context<'_>) -> Result<(), Error> {
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
pub async fn whisper(ctx: Context<'_>) -> Result<(), Error> {
    let secret = CreateMessage::new().content("Between us.");
    ctx.author().direct_message(ctx, secret).await?;
    ctx.say("I wrote to you.").await?;
    Ok(())
}

/// Answers that follow the question
#[poise::command(prefix_command, track_edits, track_deletion, discard_spare_arguments)]
pub async fn echo(ctx: Context<'_>, text: String) -> Result<(), Error> {
    ctx.say(format!("You said {text}.")).await?;
    Ok(())
}

/// Pages
#[poise::command(slash_command)]
pub async fn pages(ctx: Context<'_>) -> Result<(), Error> {
    poise::builtins::paginate(ctx, &["one", "two", "three"]).await?;
    Ok(())
}

/// From a user's menu
#[poise::command(context_menu_command = "Greet")]
pub async fn greet(ctx: Context<'_>, user: serenity::User) -> Result<(), Error> {
    ctx.say(format!("Hello, {}!", user.mention())).await?;
    Ok(())
}

/// From a message's menu
#[poise::command(context_menu_command = "Count words")]
pub async fn count(ctx: Context<'_>, message: serenity::Message) -> Result<(), Error> {
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
pub async fn hours(
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
pub async fn discuss(ctx: Context<'_>) -> Result<(), Error> {
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
pub async fn promote(ctx: Context<'_>, #[description = "whom"] who: serenity::Member) -> Result<(), Error> {
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
