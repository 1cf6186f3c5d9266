//! The commands that ask. As in 03, but for one thing: they ask the store, and know no file.

use chrono::Datelike;

use crate::library;
use crate::say::{self, now, speaks_korean};
use crate::store::StoreError;
use crate::time::Time;
use crate::{Context, Error};

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
pub async fn about_library(
    ctx: Context<'_>,
    #[description = "What do you want to know?"]
    #[name_localized("ko", "주제")]
    #[description_localized("ko", "무엇이 궁금한가요?")]
    topic: Topic,
) -> Result<(), Error> {
    let korean = speaks_korean(ctx);
    let today = now(ctx).weekday();
    let store = ctx.data().store.as_ref();
    let answer = match topic {
        Topic::Hours => library::about_hours(store, today, korean).await,
        Topic::Facilities => library::about_facilities(store, korean).await,
    };
    match answer {
        Ok(words) => ctx.say(words).await?,
        Err(error) => ctx.send(sorry(&error, korean)).await?,
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
pub async fn open_at(
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
            ctx.send(say::not_a_time(&time, speaks_korean(ctx))).await?;
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
pub async fn open_now(ctx: Context<'_>) -> Result<(), Error> {
    answer_open(ctx, Time::of(now(ctx))).await
}

/// The answer to `/open-at` and `/open-now`.
async fn answer_open(ctx: Context<'_>, time: Time) -> Result<(), Error> {
    let korean = speaks_korean(ctx);
    let today = now(ctx).weekday();
    match library::is_open(ctx.data().store.as_ref(), today, time).await {
        Ok(open) => ctx.say(open_words(open, time, korean)).await?,
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

/// The answer when the store cannot be read: a line for the person who runs the bot, kind words for the one who asked.
fn sorry(error: &StoreError, korean: bool) -> poise::CreateReply {
    eprintln!("{error}");
    say::privately(match korean {
        false => "I cannot read my notes about the library just now. The people who run me have been told.",
        true => "지금은 도서관 정보를 읽을 수 없어요. 봇을 운영하는 분께 알려 두었어요.",
    })
}
