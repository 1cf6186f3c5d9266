//! The commands that change something. Given: they call the functions in `edit.rs`, and answer when those are done.

use chrono::Weekday;

use crate::error::{self, EditError};
use crate::say::{self, not_a_time, speaks_korean};
use crate::time::Time;
use crate::{Context, Error, edit, library};

/// A day to choose.
#[derive(Clone, Copy, poise::ChoiceParameter)]
enum Day {
    #[name = "monday"]
    #[name_localized("ko", "월요일")]
    Monday,
    #[name = "tuesday"]
    #[name_localized("ko", "화요일")]
    Tuesday,
    #[name = "wednesday"]
    #[name_localized("ko", "수요일")]
    Wednesday,
    #[name = "thursday"]
    #[name_localized("ko", "목요일")]
    Thursday,
    #[name = "friday"]
    #[name_localized("ko", "금요일")]
    Friday,
    #[name = "saturday"]
    #[name_localized("ko", "토요일")]
    Saturday,
    #[name = "sunday"]
    #[name_localized("ko", "일요일")]
    Sunday,
}

/// The day as the calendar has it, and its name in both languages.
fn named(day: Day) -> (Weekday, &'static str, &'static str) {
    match day {
        Day::Monday => (Weekday::Mon, "Monday", "월요일"),
        Day::Tuesday => (Weekday::Tue, "Tuesday", "화요일"),
        Day::Wednesday => (Weekday::Wed, "Wednesday", "수요일"),
        Day::Thursday => (Weekday::Thu, "Thursday", "목요일"),
        Day::Friday => (Weekday::Fri, "Friday", "금요일"),
        Day::Saturday => (Weekday::Sat, "Saturday", "토요일"),
        Day::Sunday => (Weekday::Sun, "Sunday", "일요일"),
    }
}

/// Change when the library opens and closes on a day
#[poise::command(
    slash_command,
    rename = "set-hours",
    name_localized("ko", "시간변경"),
    description_localized("ko", "요일별 운영 시간을 바꿔요")
)]
pub async fn set_hours(
    ctx: Context<'_>,
    #[description = "Which day?"]
    #[name_localized("ko", "요일")]
    #[description_localized("ko", "무슨 요일인가요?")]
    day: Day,
    #[description = "When it opens, such as 08:30"]
    #[name_localized("ko", "여는시각")]
    #[description_localized("ko", "여는 시각, 예: 08:30")]
    #[max_length = 20]
    open: String,
    #[description = "When it closes, such as 21:00"]
    #[name_localized("ko", "닫는시각")]
    #[description_localized("ko", "닫는 시각, 예: 21:00")]
    #[max_length = 20]
    close: String,
) -> Result<(), Error> {
    let korean = speaks_korean(ctx);
    let (open, close) = match (Time::parse(&open), Time::parse(&close)) {
        (Ok(open), Ok(close)) => (open, close),
        (Err(_), _) => return privately(ctx, not_a_time(&open, korean)).await,
        (_, Err(_)) => return privately(ctx, not_a_time(&close, korean)).await,
    };
    let (weekday, name, name_ko) = named(day);
    let done = edit::set_hours(ctx.data().store.as_ref(), weekday, open, close).await;
    let saved = match korean {
        false => format!("Saved. {name}: {open} to {close}."),
        true => format!("저장했어요. {name_ko}: {open}부터 {close}까지"),
    };
    answer(ctx, done, saved).await
}

/// Add a facility to the list
#[poise::command(
    slash_command,
    rename = "add-facility",
    name_localized("ko", "시설추가"),
    description_localized("ko", "시설을 목록에 넣어요")
)]
pub async fn add_facility(
    ctx: Context<'_>,
    #[description = "What is it called?"]
    #[name_localized("ko", "이름")]
    #[description_localized("ko", "이름이 뭔가요?")]
    name: String,
    #[description = "What is there?"]
    #[name_localized("ko", "설명")]
    #[description_localized("ko", "무엇이 있나요?")]
    description: String,
    #[description = "Its Korean name, if it has one"]
    #[rename = "korean-name"]
    #[name_localized("ko", "한국어이름")]
    #[description_localized("ko", "한국어 이름이 따로 있다면")]
    korean_name: Option<String>,
    #[description = "What is there, in Korean"]
    #[rename = "korean-description"]
    #[name_localized("ko", "한국어설명")]
    #[description_localized("ko", "한국어 설명이 따로 있다면")]
    korean_description: Option<String>,
) -> Result<(), Error> {
    let saved = match speaks_korean(ctx) {
        false => format!("Saved. New on the list: {name}"),
        true => format!("저장했어요. 새 시설: {}", korean_name.as_ref().unwrap_or(&name)),
    };
    let facility = library::facility(
        library::text(name, korean_name),
        library::text(description, korean_description),
    );
    let done = edit::add_facility(ctx.data().store.as_ref(), facility).await;
    answer(ctx, done, saved).await
}

/// Take a facility off the list
#[poise::command(
    slash_command,
    rename = "remove-facility",
    name_localized("ko", "시설삭제"),
    description_localized("ko", "시설을 목록에서 빼요")
)]
pub async fn remove_facility(
    ctx: Context<'_>,
    #[description = "What is it called?"]
    #[name_localized("ko", "이름")]
    #[description_localized("ko", "이름이 뭔가요?")]
    name: String,
) -> Result<(), Error> {
    let done = edit::remove_facility(ctx.data().store.as_ref(), &name).await;
    let saved = match speaks_korean(ctx) {
        false => format!("Saved. No longer on the list: {name}"),
        true => format!("저장했어요. 뺀 시설: {name}"),
    };
    answer(ctx, done, saved).await
}

/// Success for all to see, or why nothing was changed for the one who asked.
async fn answer(ctx: Context<'_>, done: Result<(), EditError>, saved: String) -> Result<(), Error> {
    match done {
        Ok(()) => ctx.say(saved).await?,
        Err(error) => {
            ctx.send(say::privately(error::why(&error, speaks_korean(ctx))))
                .await?
        }
    };
    Ok(())
}

async fn privately(ctx: Context<'_>, answer: poise::CreateReply) -> Result<(), Error> {
    ctx.send(answer).await?;
    Ok(())
}
