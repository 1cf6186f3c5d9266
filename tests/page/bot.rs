//! A poise bot with all that the page shows, logged in to the page's Discord.

use std::time::Duration;

use botcamp::discord::Discord;
use poise::Modal;
use poise::serenity_prelude as serenity;
use serenity::{
    ButtonStyle, ComponentInteractionDataKind, CreateActionRow, CreateAttachment, CreateButton, CreateEmbed,
    CreateInteractionResponse, CreateInteractionResponseMessage, CreateSelectMenu, CreateSelectMenuKind,
    CreateSelectMenuOption, Mentionable,
};

type Error = Box<dyn std::error::Error + Send + Sync>;
type Context<'a> = poise::Context<'a, (), Error>;

#[derive(Debug, poise::ChoiceParameter)]
enum Topic {
    #[name = "hours"]
    #[name_localized("ko", "운영 시간")]
    Hours,
    #[name = "facilities"]
    #[name_localized("ko", "시설")]
    Facilities,
}

/// What there is to know about the library
#[poise::command(
    slash_command,
    name_localized("ko", "도서관"),
    description_localized("ko", "도서관에 대해 알려 줘요")
)]
async fn library(
    ctx: Context<'_>,
    #[description = "What you want to know"]
    #[name_localized("ko", "주제")]
    #[description_localized("ko", "알고 싶은 것")]
    topic: Topic,
) -> Result<(), Error> {
    let korean = ctx.locale() == Some("ko");
    ctx.say(match (topic, korean) {
        (Topic::Hours, false) => "The library is open today from **07:00** to **22:00**.",
        (Topic::Hours, true) => "도서관은 오늘 **07:00**부터 **22:00**까지 열어요.",
        (Topic::Facilities, false) => "- Reading room\n- Seminar rooms\n- Maker space",
        (Topic::Facilities, true) => "- 열람실\n- 세미나실\n- 메이커 스페이스",
    })
    .await?;
    Ok(())
}

async fn rooms(_: Context<'_>, begun: &str) -> serenity::CreateAutocompleteResponse {
    let rooms = ["Music room", "Map archive", "Maker space", "Reading room"];
    let begun = begun.to_lowercase();
    let fitting = rooms
        .iter()
        .filter(|room| room.to_lowercase().starts_with(&begun));
    let choices = fitting.map(|room| serenity::AutocompleteChoice::new(*room, *room));
    serenity::CreateAutocompleteResponse::new().set_choices(choices.collect())
}

/// Find a room
#[poise::command(slash_command)]
async fn find(
    ctx: Context<'_>,
    #[description = "Which"]
    #[autocomplete = "rooms"]
    room: String,
    #[description = "How many seats"]
    #[min = 1]
    #[max = 12]
    seats: Option<i64>,
) -> Result<(), Error> {
    ctx.say(format!("{room} for {}.", seats.unwrap_or(1))).await?;
    Ok(())
}

/// Every kind of option
#[poise::command(slash_command)]
async fn options(
    ctx: Context<'_>,
    #[description = "Whom"] who: serenity::User,
    #[description = "Where"] place: serenity::GuildChannel,
    #[description = "As what"] role: serenity::Role,
    #[description = "Is it urgent"] urgent: bool,
    #[description = "A file"] file: serenity::Attachment,
) -> Result<(), Error> {
    let text = String::from_utf8(file.download().await?)?;
    let place = place.name;
    ctx.say(format!(
        "{} #{place} {} {urgent} {}={text}",
        who.name, role.name, file.filename
    ))
    .await?;
    Ok(())
}

/// Books
#[poise::command(slash_command, subcommands("add", "remove"))]
async fn books(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

/// Add one
#[poise::command(slash_command)]
async fn add(ctx: Context<'_>, #[description = "Its title"] title: String) -> Result<(), Error> {
    let embed = CreateEmbed::new()
        .title(title)
        .url("https://example.com/book")
        .description("Added to the *catalogue*.")
        .colour(0x2f9f6b)
        .author(serenity::CreateEmbedAuthor::new("Campus library"))
        .field("Shelf", "**3**", true)
        .field("Copies", "`2`", true)
        .thumbnail("attachment://cover.png")
        .footer(serenity::CreateEmbedFooter::new("from the library"));
    let cover = CreateAttachment::bytes(PICTURE, "cover.png");
    ctx.send(poise::CreateReply::default().embed(embed).attachment(cover))
        .await?;
    Ok(())
}

/// An embed with the parts that the others have not
#[poise::command(slash_command)]
async fn poster(ctx: Context<'_>) -> Result<(), Error> {
    let picture = "attachment://cover.png";
    let author = serenity::CreateEmbedAuthor::new("Book club")
        .url("https://example.com/club")
        .icon_url(picture);
    let embed = CreateEmbed::new()
        .author(author)
        .field("When", "**Fridays**", false)
        .image(picture)
        .thumbnail("https://example.com/logo.png")
        .footer(serenity::CreateEmbedFooter::new("every week").icon_url(picture))
        .timestamp(serenity::Timestamp::now());
    let cover = CreateAttachment::bytes(PICTURE, "cover.png");
    ctx.send(poise::CreateReply::default().embed(embed).attachment(cover))
        .await?;
    Ok(())
}

/// Choose a role, a place and anybody or anything
#[poise::command(slash_command)]
async fn pick(ctx: Context<'_>) -> Result<(), Error> {
    let role = CreateSelectMenuKind::Role { default_roles: None };
    let place = CreateSelectMenuKind::Channel {
        channel_types: Some(vec![serenity::ChannelType::Text]),
        default_channels: None,
    };
    let any = CreateSelectMenuKind::Mentionable {
        default_users: None,
        default_roles: None,
    };
    let kinds = [("Role", role), ("Place", place), ("Anybody", any)];
    let rows = kinds
        .map(|(name, kind)| CreateActionRow::SelectMenu(CreateSelectMenu::new(name, kind).placeholder(name)));
    let reply = poise::CreateReply::default()
        .content("Pick:")
        .components(rows.to_vec());
    let message = ctx.send(reply).await?.into_message().await?;
    for _ in 0..3 {
        let waiting = message
            .await_component_interaction(ctx)
            .timeout(Duration::from_secs(600));
        let Some(chosen) = waiting.await else {
            return Ok(());
        };
        let what = match &chosen.data.kind {
            ComponentInteractionDataKind::RoleSelect { values } => values[0].mention().to_string(),
            ComponentInteractionDataKind::ChannelSelect { values } => values[0].mention().to_string(),
            ComponentInteractionDataKind::MentionableSelect { values } => {
                serenity::UserId::new(values[0].get()).mention().to_string()
            }
            other => format!("{other:?}"),
        };
        let said = CreateInteractionResponseMessage::new().content(format!("Picked {what}"));
        chosen
            .create_response(ctx, CreateInteractionResponse::Message(said))
            .await?;
    }
    Ok(())
}

const PICTURE: &[u8] = include_bytes!("cover.png");

/// Remove one
#[poise::command(slash_command)]
async fn remove(ctx: Context<'_>) -> Result<(), Error> {
    ctx.send(
        poise::CreateReply::default()
            .content("There is **nothing** to remove.")
            .ephemeral(true),
    )
    .await?;
    Ok(())
}

/// Takes its time
#[poise::command(slash_command)]
async fn later(ctx: Context<'_>) -> Result<(), Error> {
    ctx.defer().await?;
    GATE.acquire().await?.forget();
    ctx.say("Here at last.").await?;
    Ok(())
}

/// Opened by a test when the bot may go on.
pub static GATE: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(0);

/// Never answers
#[poise::command(slash_command)]
async fn silence(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

/// Vote
#[poise::command(slash_command)]
async fn vote(ctx: Context<'_>) -> Result<(), Error> {
    let buttons = |off: bool| {
        vec![CreateActionRow::Buttons(vec![
            CreateButton::new("tea").label("Tea").emoji('🍵').disabled(off),
            CreateButton::new("coffee")
                .label("Coffee")
                .style(ButtonStyle::Danger)
                .disabled(off),
            CreateButton::new_link("https://example.com").label("More"),
        ])]
    };
    let reply = poise::CreateReply::default()
        .content("Tea or coffee?")
        .components(buttons(false));
    let message = ctx.send(reply).await?.into_message().await?;
    let waiting = message
        .await_component_interaction(ctx)
        .timeout(Duration::from_secs(600));
    let Some(pressed) = waiting.await else {
        return Ok(());
    };
    let said = CreateInteractionResponseMessage::new()
        .content(format!("{} chose {}.", pressed.user.name, pressed.data.custom_id))
        .components(buttons(true));
    pressed
        .create_response(ctx, CreateInteractionResponse::UpdateMessage(said))
        .await?;
    Ok(())
}

/// A button that nobody listens to
#[poise::command(slash_command)]
async fn deaf(ctx: Context<'_>) -> Result<(), Error> {
    let button = CreateButton::new("deaf").label("Do you hear me?");
    let reply = poise::CreateReply::default().content("Press:");
    ctx.send(reply.components(vec![CreateActionRow::Buttons(vec![button])]))
        .await?;
    Ok(())
}

/// Choose days and a helper
#[poise::command(slash_command)]
async fn choose(ctx: Context<'_>) -> Result<(), Error> {
    let options =
        ["Monday", "Tuesday", "Wednesday"].map(|day| CreateSelectMenuOption::new(day, day.to_lowercase()));
    let kind = CreateSelectMenuKind::String {
        options: options.to_vec(),
    };
    let days = CreateSelectMenu::new("days", kind)
        .placeholder("Days")
        .max_values(2);
    let whom =
        CreateSelectMenu::new("whom", CreateSelectMenuKind::User { default_users: None }).placeholder("Whom");
    let rows = [days, whom].map(CreateActionRow::SelectMenu).to_vec();
    let reply = poise::CreateReply::default().content("Choose:").components(rows);
    let message = ctx.send(reply).await?.into_message().await?;
    for _ in 0..2 {
        let waiting = message
            .await_component_interaction(ctx)
            .timeout(Duration::from_secs(600));
        let Some(chosen) = waiting.await else {
            return Ok(());
        };
        let what = match &chosen.data.kind {
            ComponentInteractionDataKind::StringSelect { values } => values.join(" and "),
            ComponentInteractionDataKind::UserSelect { values } => values[0].mention().to_string(),
            other => format!("{other:?}"),
        };
        let said = CreateInteractionResponseMessage::new().content(format!("Chosen: {what}"));
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
    #[max_length = 40]
    why: Option<String>,
}

/// Tell us
#[poise::command(slash_command)]
async fn feedback(ctx: poise::ApplicationContext<'_, (), Error>) -> Result<(), Error> {
    if let Some(Feedback { name, why }) = Feedback::execute(ctx).await? {
        ctx.say(format!("Thank you, {name}: {}", why.unwrap_or_default()))
            .await?;
    }
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

/// Files to look at and to listen to, some of them hidden
#[poise::command(slash_command)]
async fn gallery(ctx: Context<'_>) -> Result<(), Error> {
    let embed = CreateEmbed::new()
        .title("Who did it")
        .image("attachment://SPOILER_end.png");
    let files = [
        CreateAttachment::bytes(PICTURE, "SPOILER_cover.png"),
        CreateAttachment::bytes(PICTURE, "SPOILER_end.png"),
        CreateAttachment::bytes(&b"the butler"[..], "SPOILER_answer.txt"),
        CreateAttachment::bytes(tune(), "tune.wav"),
        CreateAttachment::bytes(&b"no film"[..], "film.mp4"),
    ];
    let reply = poise::CreateReply::default().embed(embed);
    ctx.send(files.into_iter().fold(reply, poise::CreateReply::attachment))
        .await?;
    Ok(())
}

/// Two seconds of silence: 8000 samples a second, of a byte each.
fn tune() -> Vec<u8> {
    const LENGTH: u32 = 16_000;
    let mut file = b"RIFF".to_vec();
    file.extend((36 + LENGTH).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    file.extend([1_u16, 1].map(u16::to_le_bytes).concat());
    file.extend([8000_u32, 8000].map(u32::to_le_bytes).concat());
    file.extend([1_u16, 8].map(u16::to_le_bytes).concat());
    file.extend(b"data");
    file.extend(LENGTH.to_le_bytes());
    file.resize(file.len() + LENGTH as usize, 128);
    file
}

/// Begin a thread
#[poise::command(slash_command)]
async fn discuss(ctx: Context<'_>) -> Result<(), Error> {
    let message = ctx.say("Talk about it below.").await?.into_message().await?;
    let thread = message
        .channel_id
        .create_thread_from_message(ctx, message.id, serenity::CreateThread::new("the new books"))
        .await?;
    thread.say(ctx, "I begin.").await?;
    Ok(())
}

/// For managers only
#[poise::command(slash_command, default_member_permissions = "MANAGE_GUILD")]
async fn tidy(ctx: Context<'_>) -> Result<(), Error> {
    ctx.say("Tidied.").await?;
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

/// Says what it is told
#[poise::command(prefix_command, track_edits)]
async fn echo(ctx: Context<'_>, #[rest] text: String) -> Result<(), Error> {
    ctx.say(text).await?;
    Ok(())
}

/// Refused by Discord: nothing is said
#[poise::command(slash_command)]
async fn nothing(ctx: Context<'_>) -> Result<(), Error> {
    let _ = ctx.say("").await; // That it is refused is the point.
    ctx.say("I tried to say nothing.").await?;
    Ok(())
}

/// Asks for what is not covered offline: a route, and a field
#[poise::command(slash_command)]
async fn beyond(ctx: Context<'_>) -> Result<(), Error> {
    let guild = ctx.guild_id().ok_or("not in a server")?;
    let widget = ctx.http().get_guild_widget(guild).await;
    ctx.say(format!("Widget: {}", if widget.is_ok() { "yes" } else { "no" }))
        .await?;
    let answers = ["Tea", "Coffee"].map(|it| serenity::CreatePollAnswer::new().text(it));
    let poll = serenity::CreatePoll::new()
        .question("What to drink?")
        .answers(answers.to_vec())
        .duration(Duration::from_secs(3600));
    let message = serenity::CreateMessage::new().poll(poll);
    let _ = ctx.channel_id().send_message(ctx, message).await; // That it is refused is the point.
    Ok(())
}

/// The bot logs in, and has its commands registered.
pub async fn comes_to(discord: &Discord) {
    let options = poise::FrameworkOptions {
        commands: vec![
            library(),
            find(),
            options(),
            books(),
            later(),
            silence(),
            vote(),
            choose(),
            poster(),
            pick(),
            feedback(),
            report(),
            gallery(),
            discuss(),
            tidy(),
            greet(),
            count(),
            echo(),
            nothing(),
            beyond(),
            deaf(),
        ],
        prefix_options: poise::PrefixFrameworkOptions {
            prefix: Some("!".into()),
            edit_tracker: Some(std::sync::Arc::new(poise::EditTracker::for_timespan(
                Duration::from_secs(600),
            ))),
            ..Default::default()
        },
        ..Default::default()
    };
    let framework = poise::Framework::builder()
        .options(options)
        .setup(|ctx, _, framework| {
            Box::pin(async move {
                ctx.set_activity(Some(serenity::ActivityData::listening("the campus radio")));
                poise::builtins::register_globally(ctx, &framework.options().commands).await?;
                Ok(())
            })
        })
        .build();
    let http = serenity::HttpBuilder::new(discord.token().expose())
        .proxy(discord.api())
        .ratelimiter_disabled(true)
        .build();
    let intents = serenity::GatewayIntents::non_privileged() | serenity::GatewayIntents::MESSAGE_CONTENT;
    let mut client = serenity::ClientBuilder::new_with_http(http, intents)
        .framework(framework)
        .await
        .unwrap();
    tokio::spawn(async move { client.start().await });
    discord.until_ready().await;
}
