//! The library, as `data/library.json` has it, and what the bot says of it. This is your file.
//!
//! Read `pub` as «other files may use this» and `crate::` as «in this program»; explained in 06.

use chrono::Weekday;
use serde::Deserialize;

use crate::time::Time;

/// The whole file. Each field is a key of the JSON object.
#[derive(Debug, Deserialize)]
pub struct Library {
    name: Text,
    hours: Week,
    // Task 2: the facilities.
}

// ---- Task 1 ----

/// When the library opens and closes on one day.
#[derive(Debug, Deserialize)]
struct Hours {
    // Task 1: the two times of a day.
}

/// The answer to `/library topic: hours`.
pub fn about_hours(library: &Library, today: Weekday, korean: bool) -> String {
    let name = words(&library.name, korean);
    let hours = hours_on(library, today);
    todo!("task 1: {name} is open today: {hours:?}")
}

// ---- Task 2 ----

// Task 2: your struct for a facility.

/// The answer to `/library topic: facilities`: the library's name, and a line for each.
pub fn about_facilities(library: &Library, korean: bool) -> String {
    todo!("task 2: the facilities of {}", words(&library.name, korean))
}

// ---- Task 3 ----

/// Whether the library is open on a day at a time. When it closes, it is closed.
pub fn is_open(library: &Library, day: Weekday, time: Time) -> bool {
    todo!("task 3: whether {} is open on {day} at {time}", library.name.en)
}

// ---- Given ----

/// A text in both languages.
#[derive(Debug, Deserialize)]
struct Text {
    en: String,
    ko: String,
}

/// The text in one of its languages. It is borrowed, not copied: hence the `&` before `str`.
fn words(text: &Text, korean: bool) -> &str {
    if korean { &text.ko } else { &text.en }
}

/// The hours of each day. A file that leaves a day out is refused.
#[derive(Debug, Deserialize)]
struct Week {
    monday: Hours,
    tuesday: Hours,
    wednesday: Hours,
    thursday: Hours,
    friday: Hours,
    saturday: Hours,
    sunday: Hours,
}

/// The hours of one day, borrowed from the library.
fn hours_on(library: &Library, day: Weekday) -> &Hours {
    match day {
        Weekday::Mon => &library.hours.monday,
        Weekday::Tue => &library.hours.tuesday,
        Weekday::Wed => &library.hours.wednesday,
        Weekday::Thu => &library.hours.thursday,
        Weekday::Fri => &library.hours.friday,
        Weekday::Sat => &library.hours.saturday,
        Weekday::Sun => &library.hours.sunday,
    }
}
