//! The library, as `data/library.json` has it, and what the bot says of it. This is your file.

use chrono::Weekday;
use serde::Deserialize;

use crate::time::Time;

/// The whole file. Each field is a key of the JSON object.
#[derive(Debug, Deserialize)]
pub struct Library {
    name: Text,
    hours: Week,
    facilities: Vec<Facility>,
}

/// A text in both languages.
#[derive(Debug, Deserialize)]
pub struct Text {
    en: String,
    ko: String,
}

/// When the library is open, day by day.
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

#[derive(Debug, Deserialize)]
struct Hours {
    open: Time,
    close: Time,
}

#[derive(Debug, Deserialize)]
struct Facility {
    name: Text,
    description: Text,
}

/// Given: the text in one of its languages. It is borrowed, not copied: hence the `&` before `str`.
fn words(text: &Text, korean: bool) -> &str {
    if korean { &text.ko } else { &text.en }
}

// ---- Task 1 ----

/// When the library is open on a day.
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

/// The answer to `/library topic: hours`.
pub fn about_hours(library: &Library, today: Weekday, korean: bool) -> String {
    let name = words(&library.name, korean);
    let hours = hours_on(library, today);
    let (open, close) = (hours.open, hours.close);
    match korean {
        false => format!("{name} is open today from {open} to {close}."),
        true => format!("{name} 운영 시간: 오늘 {open}부터 {close}까지예요."),
    }
}

// ---- Task 2 ----

/// The answer to `/library topic: facilities`: a line each.
pub fn about_facilities(library: &Library, korean: bool) -> String {
    let mut answer = format!("**{}**", words(&library.name, korean));
    for facility in &library.facilities {
        let name = words(&facility.name, korean);
        let description = words(&facility.description, korean);
        answer += &format!("\n- {name}: {description}");
    }
    answer
}

// ---- Task 3 ----

/// Whether the library is open on a day at a time. When it closes, it is closed.
pub fn is_open(library: &Library, day: Weekday, time: Time) -> bool {
    let hours = hours_on(library, day);
    hours.open <= time && time < hours.close
}
