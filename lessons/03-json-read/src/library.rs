//! The library, as `data/library.json` has it, and what the bot says of it. This is your file.

use chrono::Weekday;
use serde::Deserialize;

use crate::time::Time;

/// The whole file. Each field is a key of the JSON object.
#[derive(Debug, Deserialize)]
pub struct Library {
    name: Text,
    // Task 1: the hours. Task 2: the facilities.
}

/// A text in both languages.
#[derive(Debug, Deserialize)]
pub struct Text {
    en: String,
    ko: String,
}

/// Given: the text in one of its languages. It is borrowed, not copied: hence the `&` before `str`.
fn words(text: &Text, korean: bool) -> &str {
    if korean { &text.ko } else { &text.en }
}

// ---- Task 1 ----

// Here your types for the hours, and a function that finds those of a day.

/// The answer to `/library topic: hours`.
pub fn about_hours(library: &Library, today: Weekday, korean: bool) -> String {
    todo!("task 1: the hours of {} on {today}", words(&library.name, korean))
}

// ---- Task 2 ----

/// The answer to `/library topic: facilities`: a line each.
pub fn about_facilities(library: &Library, korean: bool) -> String {
    todo!("task 2: the facilities of {}", words(&library.name, korean))
}

// ---- Task 3 ----

/// Whether the library is open on a day at a time. When it closes, it is closed.
pub fn is_open(library: &Library, day: Weekday, time: Time) -> bool {
    todo!("task 3: whether {library:?} is open on {day} at {time}")
}
