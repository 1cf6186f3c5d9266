//! Lesson 02: a bot that knows the library. What it knows stands in the code.

mod connect;

use poise::serenity_prelude as serenity;

/// When the library opens and closes, in minutes after midnight.
const OPENS: u32 = 7 * 60;
const CLOSES: u32 = 22 * 60;

const FACILITIES: &str = "Reading room, Group study rooms, Café";
const FACILITIES_KO: &str = "열람실, 그룹 스터디실, 카페";

/// What can be asked about the library.
#[derive(Debug, poise::ChoiceParameter)]
enum Topic {
    #[name = "hours"]
    #[name_localized("ko", "운영 시간")]
    Hours,
    #[name = "facilities"]
    #[name_localized("ko", "시설")]
    Facilities,
}

// ---- Task 1 ----

/// What the bot says about a topic.
fn about(topic: Topic, korean: bool) -> String {
    let (opens, closes) = (clock(OPENS), clock(CLOSES));
    todo!("task 1: about {topic:?} ({korean}): {opens}, {closes}, {FACILITIES}, {FACILITIES_KO}")
}

// ---- Task 2 ----

/// What can be wrong with a time that somebody typed.
enum TimeError {
    NotATime,
}

/// The minutes after midnight of a time such as `08:30`.
fn parse_time(text: &str) -> Result<u32, TimeError> {
    // Given: `parts` takes the text apart at the colon. A part that is not two digits is None.
    match parts(text) {
        (Some(hour), Some(minute)) => todo!("task 2: the minutes after midnight at {hour} and {minute}"),
        _ => Err(TimeError::NotATime),
    }
}

/// Whether the library is open so many minutes after midnight. When it closes, it is closed.
fn is_open(minutes: u32) -> bool {
    todo!("task 2: whether the library is open at {minutes}, between {OPENS} and {CLOSES}")
}

// ---- Task 3 ----

/// The answer to something that is not a time. Only the person who asked sees it.
fn not_a_time(text: &str, korean: bool) -> poise::CreateReply {
    todo!("task 3: tell that {text:?} is not a time, in Korean: {korean}")
}

// ---- Given: the commands. They call your functions. ----

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
    #[description_localized("ko", "무엇이 궁금한가요?")]
    topic: Topic,
) -> Result<(), Error> {
    ctx.say(about(topic, speaks_korean(ctx))).await?;
    Ok(())
}

/// Ask whether the library is open at a time
#[poise::command(
    slash_command,
    rename = "open-at",
    name_localized("ko", "열려있나"),
    description_localized("ko", "그 시각에 도서관이 열려 있는지 물어봐요")
)]
async fn open_at(
    ctx: Context<'_>,
    #[description = "A time, such as 08:30"]
    #[name_localized("ko", "시각")]
    #[description_localized("ko", "시각, 예: 08:30")]
    #[max_length = 20]
    time: String,
) -> Result<(), Error> {
    let korean = speaks_korean(ctx);
    match parse_time(&time) {
        Ok(minutes) => ctx.say(open_words(minutes, korean)).await?,
        Err(TimeError::NotATime) => ctx.send(not_a_time(&time, korean)).await?,
    };
    Ok(())
}

/// The answer to `/open-at`.
fn open_words(minutes: u32, korean: bool) -> String {
    let time = clock(minutes);
    match (is_open(minutes), korean) {
        (true, false) => format!("At {time} the library is open."),
        (false, false) => format!("At {time} the library is closed."),
        (true, true) => format!("{time}에는 도서관이 열려 있어요."),
        (false, true) => format!("{time}에는 도서관이 닫혀 있어요."),
    }
}

/// Minutes after midnight as a clock shows them: 510 is `08:30`.
fn clock(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// The numbers before and after the colon: `08:30` is `(Some(8), Some(30))`. A part that is not two digits is `None`.
fn parts(text: &str) -> (Option<u32>, Option<u32>) {
    let (before, after) = text.trim().split_once(':').unwrap_or_default();
    (number(before), number(after))
}

/// Two digits as a number. Anything else is `None`.
fn number(text: &str) -> Option<u32> {
    let digits = text.len() == 2 && text.bytes().all(|it| it.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
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
            commands: vec![library(), open_at()],
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
