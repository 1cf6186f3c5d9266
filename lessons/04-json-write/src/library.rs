//! The library, as `data/library.json` has it, and what the bot says of it. As it stands at the end of 03, with what 04 needs added.

use chrono::Weekday;
use serde::{Deserialize, Serialize};

use crate::time::Time;

/// Discord takes no longer message, in characters.
const LONGEST_MESSAGE: usize = 2000;

/// What stands in the file and this program does not know. It is kept, so that saving loses nothing.
type Rest = serde_json::Map<String, serde_json::Value>;

/// The whole file. Each field is a key of the JSON object. `flatten` means: all other keys go here.
#[derive(Debug, Deserialize, Serialize)]
pub struct Library {
    name: Text,
    hours: Week,
    pub facilities: Vec<Facility>,
    #[serde(flatten)]
    rest: Rest,
}

/// When the library opens and closes on one day.
#[derive(Debug, Deserialize, Serialize)]
pub struct Hours {
    pub open: Time,
    pub close: Time,
    #[serde(flatten)]
    rest: Rest,
}

/// One of the library's facilities.
#[derive(Debug, Deserialize, Serialize)]
pub struct Facility {
    pub name: Text,
    pub description: Text,
    #[serde(flatten)]
    rest: Rest,
}

/// A text in both languages.
#[derive(Debug, Deserialize, Serialize)]
pub struct Text {
    pub en: String,
    pub ko: String,
    #[serde(flatten)]
    rest: Rest,
}

/// The hours of each day. A file that leaves a day out is refused.
#[derive(Debug, Deserialize, Serialize)]
struct Week {
    monday: Hours,
    tuesday: Hours,
    wednesday: Hours,
    thursday: Hours,
    friday: Hours,
    saturday: Hours,
    sunday: Hours,
    #[serde(flatten)]
    rest: Rest,
}

/// A text of somebody who gave it in one language, or in both.
pub fn text(words: String, korean: Option<String>) -> Text {
    Text {
        ko: korean.unwrap_or_else(|| words.clone()),
        en: words,
        rest: Rest::new(),
    }
}

/// A facility that is not in the file yet.
pub fn facility(name: Text, description: Text) -> Facility {
    Facility {
        name,
        description,
        rest: Rest::new(),
    }
}

/// Whether this is the facility's name, in one of the languages.
pub fn is_called(facility: &Facility, name: &str) -> bool {
    facility.name.en == name || facility.name.ko == name
}

/// The hours of one day, to look at.
pub fn hours_on(library: &Library, day: Weekday) -> &Hours {
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

/// The hours of one day, to change.
pub fn hours_on_mut(library: &mut Library, day: Weekday) -> &mut Hours {
    match day {
        Weekday::Mon => &mut library.hours.monday,
        Weekday::Tue => &mut library.hours.tuesday,
        Weekday::Wed => &mut library.hours.wednesday,
        Weekday::Thu => &mut library.hours.thursday,
        Weekday::Fri => &mut library.hours.friday,
        Weekday::Sat => &mut library.hours.saturday,
        Weekday::Sun => &mut library.hours.sunday,
    }
}

// ---- What the bot says ----

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

/// The answer to `/library topic: facilities`: the library's name, and a line for each, as many as Discord takes.
pub fn about_facilities(library: &Library, korean: bool) -> String {
    let mut answer = format!("**{}**", words(&library.name, korean));
    for (shown, facility) in library.facilities.iter().enumerate() {
        let name = words(&facility.name, korean);
        let description = words(&facility.description, korean);
        let line = format!("\n- {name}: {description}");
        let more = and_more(library.facilities.len() - shown, korean);
        if length(&answer) + length(&line) + length(&more) > LONGEST_MESSAGE {
            return answer + &more;
        }
        answer += &line;
    }
    answer
}

fn and_more(count: usize, korean: bool) -> String {
    match korean {
        false => format!("\n… and {count} more"),
        true => format!("\n… 그 밖에 {count}곳"),
    }
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// Whether the library is open on a day at a time. When it closes, it is closed.
pub fn is_open(library: &Library, day: Weekday, time: Time) -> bool {
    let hours = hours_on(library, day);
    hours.open <= time && time < hours.close
}

/// The text in one of its languages.
fn words(text: &Text, korean: bool) -> &str {
    if korean { &text.ko } else { &text.en }
}
