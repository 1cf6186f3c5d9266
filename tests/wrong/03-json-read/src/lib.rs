//! Lesson 03's bot, right in all its parts. Each of `mistakes/` puts something wrong in place of one of them.

#[path = "../../../../solutions/03-json-read/src/connect.rs"]
mod connect;
#[path = "../../../../solutions/03-json-read/src/file.rs"]
pub mod file;
#[path = "../../../../solutions/03-json-read/src/library.rs"]
pub mod library;
#[path = "../../../../solutions/03-json-read/src/time.rs"]
pub mod time;

use chrono::{DateTime, Datelike, FixedOffset, Utc, Weekday};
use poise::serenity_prelude as serenity;

use file::FileError;
use library::Library;
use time::Time;

/// The parts of the bot.
#[derive(Clone, Copy)]
pub struct Bot {
    pub load: fn() -> Result<Library, FileError>,
    pub about_hours: fn(&Library, Weekday, bool) -> String,
    /// The moment on the library's clock.
    pub in_library: fn(DateTime<Utc>) -> DateTime<FixedOffset>,
    /// The answer when the file cannot be read.
    pub sorry: fn(&FileError, bool) -> poise::CreateReply,
}

/// The bot as it should be.
pub const RIGHT: Bot = Bot {
    load: file::load,
    about_hours: library::about_hours,
    in_library: time::in_library,
    sorry,
};

pub fn sorry(error: &FileError, korean: bool) -> poise::CreateReply {
    eprintln!("{error}");
    kind_words(korean).ephemeral(true)
}

pub fn kind_words(korean: bool) -> poise::CreateReply {
    poise::CreateReply::default().content(match korean {
        false => "I cannot read my notes about the library just now. The people who run me have been told.",
        true => "지금은 도서관 정보를 읽을 수 없어요. 봇을 운영하는 분께 알려 두었어요.",
    })
}

#[derive(Clone, Copy, poise::ChoiceParameter)]
enum Topic {
    #[name = "hours"]
    #[name_localized("ko", "운영 시간")]
    Hours,
    #[name = "facilities"]
    #[name_localized("ko", "시설")]
    Facilities,
}

/// Ask about the library
#[poise::command(slash_command, rename = "library", name_localized("ko", "도서관"))]
async fn about_library(
    ctx: Context<'_>,
    #[description = "What do you want to know?"]
    #[name_localized("ko", "주제")]
    topic: Topic,
) -> Result<(), Error> {
    let (bot, korean) = (ctx.data(), ctx.locale() == Some("ko"));
    let today = (bot.in_library)(*ctx.created_at()).weekday();
    match ((bot.load)(), topic) {
        (Ok(library), Topic::Hours) => ctx.say((bot.about_hours)(&library, today, korean)).await?,
        (Ok(library), Topic::Facilities) => ctx.say(library::about_facilities(&library, korean)).await?,
        (Err(error), _) => ctx.send((bot.sorry)(&error, korean)).await?,
    };
    Ok(())
}

/// Ask whether the library is open at a time
#[poise::command(slash_command, rename = "open-at", name_localized("ko", "열려있나"))]
async fn open_at(
    ctx: Context<'_>,
    #[description = "A time, such as 08:30"]
    #[name_localized("ko", "시각")]
    time: String,
) -> Result<(), Error> {
    let time = Time::parse(&time).map_err(|error| error.to_string())?;
    answer_open(ctx, time).await
}

/// Ask whether the library is open now
#[poise::command(slash_command, rename = "open-now", name_localized("ko", "지금열려있나"))]
async fn open_now(ctx: Context<'_>) -> Result<(), Error> {
    answer_open(ctx, Time::of((ctx.data().in_library)(*ctx.created_at()))).await
}

async fn answer_open(ctx: Context<'_>, time: Time) -> Result<(), Error> {
    let (bot, korean) = (ctx.data(), ctx.locale() == Some("ko"));
    let library = match (bot.load)() {
        Ok(library) => library,
        Err(error) => {
            ctx.send((bot.sorry)(&error, korean)).await?;
            return Ok(());
        }
    };
    let today = (bot.in_library)(*ctx.created_at()).weekday();
    let words = match (library::is_open(&library, today, time), korean) {
        (true, false) => format!("At {time} the library is open."),
        (false, false) => format!("At {time} the library is closed."),
        (true, true) => format!("{time}에는 도서관이 열려 있어요."),
        (false, true) => format!("{time}에는 도서관이 닫혀 있어요."),
    };
    ctx.say(words).await?;
    Ok(())
}

type Error = Box<dyn std::error::Error + Send + Sync>;
type Context<'a> = poise::Context<'a, Bot, Error>;

/// Runs a bot of these parts until it is killed.
///
/// # Errors
/// Whatever serenity returns.
pub fn run(bot: Bot) -> Result<(), Error> {
    let commands = vec![about_library(), open_at(), open_now()];
    let options = poise::FrameworkOptions {
        commands,
        ..Default::default()
    };
    let framework = poise::Framework::builder()
        .options(options)
        .setup(move |ctx, _ready, framework| {
            Box::pin(async move {
                poise::builtins::register_globally(ctx, &framework.options().commands).await?;
                // The right bot of this lesson says so in its log, which a conversation shows.
                println!("The bot is ready.");
                Ok(bot)
            })
        });
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let intents = serenity::GatewayIntents::non_privileged();
        connect::connect(intents, framework.build())
            .await?
            .start()
            .await?;
        Ok(())
    })
}
