//! The library: what is kept of it, under which keys, and what the bot says of it. Given.

use chrono::Weekday;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::store::{Expected, Store, StoreError};
use crate::time::Time;

/// Discord takes no longer message, in characters.
const LONGEST_MESSAGE: usize = 2000;

/// What is kept and this program does not know. It stays, so that saving loses nothing.
type Rest = Map<String, Value>;

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

/// A text of somebody who gave it in one language, or in both.
pub fn text(words: String, korean: Option<String>) -> Text {
    Text {
        ko: korean.unwrap_or_else(|| words.clone()),
        en: words,
        rest: Rest::new(),
    }
}

/// A facility that is not on the list yet.
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

// ---- What is kept under which key ----

const NAME: &str = "name";

pub fn hours_key(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "hours/monday",
        Weekday::Tue => "hours/tuesday",
        Weekday::Wed => "hours/wednesday",
        Weekday::Thu => "hours/thursday",
        Weekday::Fri => "hours/friday",
        Weekday::Sat => "hours/saturday",
        Weekday::Sun => "hours/sunday",
    }
}

/// A facility is kept under its English name.
pub fn facility_key(facility: &Facility) -> String {
    format!("facilities/{}", facility.name.en)
}

/// The hours of one day.
pub async fn hours_on(store: &Store, day: Weekday) -> Result<Hours, StoreError> {
    read(store, hours_key(day)).await
}

/// All facilities, in the order of their keys.
pub async fn facilities(store: &Store) -> Result<Vec<Facility>, StoreError> {
    let mut facilities = Vec::new();
    for (key, value) in store.list("facilities/").await? {
        facilities.push(understood(&key, value)?);
    }
    Ok(facilities)
}

/// Puts a part of the library under its key.
pub async fn write(
    store: &Store,
    key: &str,
    part: &impl Serialize,
    expected: Expected,
) -> Result<(), StoreError> {
    let value = serde_json::to_value(part).map_err(|fault| broken(key, &fault.to_string()))?;
    store.write(key, Some(value), expected).await
}

/// What is under a key that a library cannot be without.
async fn read<T: DeserializeOwned>(store: &Store, key: &str) -> Result<T, StoreError> {
    match store.read(key).await? {
        Some(value) => understood(key, value),
        None => Err(broken(key, "is not there.")),
    }
}

/// The value as the part of the library that it is.
fn understood<T: DeserializeOwned>(key: &str, value: Value) -> Result<T, StoreError> {
    serde_json::from_value(value).map_err(|fault| broken(key, &fault.to_string()))
}

fn broken(key: &str, reason: &str) -> StoreError {
    StoreError::Broken {
        place: key.to_owned(),
        reason: reason.to_owned(),
    }
}

// ---- What the bot says ----

/// The answer to `/library topic: hours`.
pub async fn about_hours(store: &Store, today: Weekday, korean: bool) -> Result<String, StoreError> {
    let name: Text = read(store, NAME).await?;
    let name = words(&name, korean);
    let Hours { open, close, .. } = hours_on(store, today).await?;
    Ok(match korean {
        false => format!("{name} is open today from {open} to {close}."),
        true => format!("{name} 운영 시간: 오늘 {open}부터 {close}까지예요."),
    })
}

/// The answer to `/library topic: facilities`: the library's name, and a line for each, as many as Discord takes.
pub async fn about_facilities(store: &Store, korean: bool) -> Result<String, StoreError> {
    let name: Text = read(store, NAME).await?;
    let facilities = facilities(store).await?;
    let mut answer = format!("**{}**", words(&name, korean));
    for (shown, facility) in facilities.iter().enumerate() {
        let name = words(&facility.name, korean);
        let description = words(&facility.description, korean);
        let line = format!("\n- {name}: {description}");
        let more = and_more(facilities.len() - shown, korean);
        if length(&answer) + length(&line) + length(&more) > LONGEST_MESSAGE {
            answer += &more;
            break;
        }
        answer += &line;
    }
    Ok(answer)
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
pub async fn is_open(store: &Store, day: Weekday, time: Time) -> Result<bool, StoreError> {
    let hours = hours_on(store, day).await?;
    Ok(hours.open <= time && time < hours.close)
}

/// The text in one of its languages.
fn words(text: &Text, korean: bool) -> &str {
    if korean { &text.ko } else { &text.en }
}
