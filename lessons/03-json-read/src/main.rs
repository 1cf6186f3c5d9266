//! Lesson 03: a bot that knows the library from a file.

// Read `mod file;` as «src/file.rs belongs to this program»; explained in 06.
mod connect;
mod file;
mod library;
mod time;

use chrono::Datelike;
use poise::serenity_prelude as serenity;

use file::FileError;
use time::Time;

// ---- Task 4 ----

/// The answer when the file cannot be read: a line for the person who runs the bot, kind words for the one who asked.
fn sorry(error: &FileError, korean: bool) -> poise::CreateReply {
    todo!("task 4: tell who runs the bot about {error}, and who asked, in Korean: {korean}")
}

// ---- Given: the commands. They read the file anew each time, and call your functions. ----

/// What can be asked about the library.
#[derive(poise::ChoiceParameter)]
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
    rename = "library",
    name_localized("ko", "도서관"),
    description_localized("ko", "도서관에 대해 물어봐요")
)]
async fn about_library(
    ctx: Context<'_>,
    #[description = "What do you want to know?"]
    #[name_localized("ko", "주제")]
    #[description_localized("ko", "무엇이 궁금한가요?")]
    topic: Topic,
) -> Result<(), Error> {
    let korean = speaks_korean(ctx);
    let today = now(ctx).weekday();
    match (file::load(), topic) {
        (Ok(library), Topic::Hours) => ctx.say(library::about_hours(&library, today, korean)).await?,
        (Ok(library), Topic::Facilities) => ctx.say(library::about_facilities(&library, korean)).await?,
        (Err(error), _) => ctx.send(sorry(&error, korean)).await?,
    };
    Ok(())
}

/// Ask whether the library is open today at a time
#[poise::command(
    slash_command,
    rename = "open-at",
    name_localized("ko", "열려있나"),
    description_localized("ko", "오늘 그 시각에 도서관이 열려 있는지 물어봐요")
)]
async fn open_at(
    ctx: Context<'_>,
    #[description = "A time, such as 08:30"]
    #[name_localized("ko", "시각")]
    #[description_localized("ko", "시각, 예: 08:30")]
    #[max_length = 20]
    time: String,
) -> Result<(), Error> {
    match Time::parse(&time) {
        Ok(time) => answer_open(ctx, time).await,
        Err(_) => {
            ctx.send(not_a_time(&time, speaks_korean(ctx))).await?;
            Ok(())
        }
    }
}

/// Ask whether the library is open now
#[poise::command(
    slash_command,
    rename = "open-now",
    name_localized("ko", "지금열려있나"),
    description_localized("ko", "지금 도서관이 열려 있는지 물어봐요")
)]
async fn open_now(ctx: Context<'_>) -> Result<(), Error> {
    answer_open(ctx, Time::of(now(ctx))).await
}

/// The answer to `/open-at` and `/open-now`.
async fn answer_open(ctx: Context<'_>, time: Time) -> Result<(), Error> {
    let korean = speaks_korean(ctx);
    match file::load() {
        Ok(library) => {
            let open = library::is_open(&library, now(ctx).weekday(), time);
            ctx.say(open_words(open, time, korean)).await?
        }
        Err(error) => ctx.send(sorry(&error, korean)).await?,
    };
    Ok(())
}

fn open_words(open: bool, time: Time, korean: bool) -> String {
    match (open, korean) {
        (true, false) => format!("At {time} the library is open."),
        (false, false) => format!("At {time} the library is closed."),
        (true, true) => format!("{time}에는 도서관이 열려 있어요."),
        (false, true) => format!("{time}에는 도서관이 닫혀 있어요."),
    }
}

fn not_a_time(text: &str, korean: bool) -> poise::CreateReply {
    let words = match korean {
        false => format!("\"{text}\" is not a time. Write it as HH:MM, for example 08:30."),
        true => format!("\"{text}\"은(는) 시각이 아니에요. 08:30처럼 시:분으로 적어 주세요."),
    };
    poise::CreateReply::default().content(words).ephemeral(true)
}

/// The moment at which the command was sent, on the library's calendar and clock.
fn now(ctx: Context<'_>) -> chrono::DateTime<chrono::FixedOffset> {
    time::in_library(*ctx.created_at())
}

/// Whether this person's Discord is set to Korean.
fn speaks_korean(ctx: Context<'_>) -> bool {
    ctx.locale() == Some("ko")
}

// ---- Given: the same in every bot. ----

/// What all commands share: nothing so far. Lesson 04 puts something here.
struct Data {}

/// Read this as «any error»; explained in 07.
type Error = Box<dyn std::error::Error + Send + Sync>;

/// Read this as «the command that is being answered, and who sent it»; explained in 07.
type Context<'a> = poise::Context<'a, Data, Error>;

#[tokio::main]
async fn main() -> Result<(), Error> {
    let framework = poise::Framework::builder()
        .options(poise::FrameworkOptions {
            commands: vec![about_library(), open_at(), open_now()],
            ..Default::default()
        })
        .setup(|ctx, _ready, framework| {
            Box::pin(async move {
                poise::builtins::register_globally(ctx, &framework.options().commands).await?;
                println!("The bot is ready.");
                Ok(Data {})
            })
        })
        .build();
    let intents = serenity::GatewayIntents::non_privileged();
    connect::connect(intents, framework).await?.start().await?;
    Ok(())
}
