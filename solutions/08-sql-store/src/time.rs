//! A time of day. Given: you use it, you need not change it.
//!
//! The two numbers are private to this file, and only `parse` and `of` make a `Time`. So wherever the program has one, it
//! is a time of day: `25:99` cannot be held.

use std::fmt;

use chrono::{DateTime, FixedOffset, Timelike, Utc};
use serde::{Deserialize, Serialize};

/// Hours and minutes. `<` compares two times as a clock would.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Time {
    hour: u32,
    minute: u32,
}

/// What can be wrong with a time that somebody typed.
#[derive(Debug)]
pub struct NotATime(String);

impl Time {
    /// Reads a time such as `08:30`: two digits, a colon, two digits.
    pub fn parse(text: &str) -> Result<Time, NotATime> {
        let (before, after) = text.trim().split_once(':').unwrap_or_default();
        match (two_digits(before), two_digits(after)) {
            (Some(hour), Some(minute)) if hour < 24 && minute < 60 => Ok(Time { hour, minute }),
            _ => Err(NotATime(text.to_owned())),
        }
    }

    /// The time of day at a moment, in the library's time zone.
    pub fn of(moment: DateTime<FixedOffset>) -> Time {
        Time {
            hour: moment.hour(),
            minute: moment.minute(),
        }
    }
}

/// A moment on the library's calendar and clock. Korea is 9 hours ahead of UTC, all year.
pub fn in_library(moment: DateTime<Utc>) -> DateTime<FixedOffset> {
    const NINE_HOURS: FixedOffset = FixedOffset::east_opt(9 * 3600).expect("less than a day");
    moment.with_timezone(&NINE_HOURS)
}

fn two_digits(text: &str) -> Option<u32> {
    let digits = text.len() == 2 && text.bytes().all(|it| it.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

/// How a time is written in an answer: `08:30`.
impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl fmt::Display for NotATime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "\"{}\" is not a time. Write it as HH:MM, for example 08:30.",
            self.0
        )
    }
}

/// How serde makes a `Time` of a text in the file.
impl TryFrom<String> for Time {
    type Error = NotATime;

    fn try_from(text: String) -> Result<Time, NotATime> {
        Time::parse(&text)
    }
}

/// How serde writes a `Time` into the file: as in an answer.
impl From<Time> for String {
    fn from(time: Time) -> String {
        time.to_string()
    }
}
