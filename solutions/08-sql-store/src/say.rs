//! What several commands need to answer. Given.

use crate::Context;
use crate::time;

/// An answer that only the person who asked sees.
pub fn privately(words: impl Into<String>) -> poise::CreateReply {
    poise::CreateReply::default().content(words).ephemeral(true)
}

pub fn not_a_time(text: &str, korean: bool) -> poise::CreateReply {
    privately(match korean {
        false => format!("\"{text}\" is not a time. Write it as HH:MM, for example 08:30."),
        true => format!("\"{text}\"은(는) 시각이 아니에요. 08:30처럼 시:분으로 적어 주세요."),
    })
}

/// The moment at which the command was sent, on the library's calendar and clock.
pub fn now(ctx: Context<'_>) -> chrono::DateTime<chrono::FixedOffset> {
    time::in_library(*ctx.created_at())
}

/// Whether this person's Discord is set to Korean.
pub fn speaks_korean(ctx: Context<'_>) -> bool {
    ctx.locale() == Some("ko")
}
