//! Lesson 02's bot, right in all its parts. Each of `mistakes/` puts something wrong in place of one of them.

#[path = "../../../../solutions/02-library-hours/src/connect.rs"]
mod connect;

use poise::serenity_prelude as serenity;

/// The parts of the bot.
#[derive(Clone, Copy)]
pub struct Bot {
    /// The answer to `/library topic:`.
    pub about: fn(Topic, bool) -> String,
    /// The minutes after midnight of a time that was typed.
    pub parse_time: fn(&str) -> Option<u32>,
    /// Whether the library is open so many minutes after midnight.
    pub is_open: fn(u32) -> bool,
    /// The answer to what is not a time.
    pub not_a_time: fn(&str, bool) -> poise::CreateReply,
    /// Whether it registers its commands.
    pub registers: bool,
}

/// The bot as it should be.
pub const RIGHT: Bot = Bot {
    about,
    parse_time,
    is_open,
    not_a_time,
    registers: true,
};

#[derive(Clone, Copy, poise::ChoiceParameter)]
pub enum Topic {
    #[name = "hours"]
    #[name_localized("ko", "운영 시간")]
    Hours,
    #[name = "facilities"]
    #[name_localized("ko", "시설")]
    Facilities,
}

pub fn about(topic: Topic, korean: bool) -> String {
    match (topic, korean) {
        (Topic::Hours, false) => "The library is open today from 07:00 to 22:00.",
        (Topic::Hours, true) => "도서관은 오늘 07:00부터 22:00까지 열어요.",
        (Topic::Facilities, false) => "In the library: Reading room, Group study rooms, Café",
        (Topic::Facilities, true) => "도서관 시설: 열람실, 그룹 스터디실, 카페",
    }
    .to_owned()
}

pub fn parse_time(text: &str) -> Option<u32> {
    let (hour, minute) = numbers(text)?;
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// The two numbers of `08:30`, whatever they are.
pub fn numbers(text: &str) -> Option<(u32, u32)> {
    let (hour, minute) = text.split_once(':')?;
    Some((hour.parse().ok()?, minute.parse().ok()?))
}

pub fn is_open(minutes: u32) -> bool {
    (7 * 60..22 * 60).contains(&minutes)
}

pub fn not_a_time(text: &str, korean: bool) -> poise::CreateReply {
    let words = match korean {
        false => format!("\"{text}\" is not a time. Write it as HH:MM, for example 08:30."),
        true => format!("\"{text}\"은(는) 시각이 아니에요. 08:30처럼 시:분으로 적어 주세요."),
    };
    poise::CreateReply::default().content(words).ephemeral(true)
}

/// Ask about the library
#[poise::command(
    slash_command,
    name_localized("ko", "도서관"),
    description_localized("ko", "도서관에 대해 물어봐요")
)]
async fn library(
    ctx: Context<'_>,
    #[description = "What do you want to know?"]
    #[name_localized("ko", "주제")]
    topic: Topic,
) -> Result<(), Error> {
    ctx.say((ctx.data().about)(topic, ctx.locale() == Some("ko")))
        .await?;
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
    let korean = ctx.locale() == Some("ko");
    let bot = ctx.data();
    let Some(minutes) = (bot.parse_time)(&time) else {
        ctx.send((bot.not_a_time)(&time, korean)).await?;
        return Ok(());
    };
    let time = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let words = match ((bot.is_open)(minutes), korean) {
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
    let options = poise::FrameworkOptions {
        commands: vec![library(), open_at()],
        ..Default::default()
    };
    let framework = poise::Framework::builder()
        .options(options)
        .setup(move |ctx, _ready, framework| {
            Box::pin(async move {
                if bot.registers {
                    poise::builtins::register_globally(ctx, &framework.options().commands).await?;
                }
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
