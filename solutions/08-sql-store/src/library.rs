//! The library: what is kept of it, under which keys, and what the bot says of it. Given.

use chrono::Weekday;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::store::{Entry, Expected, Store, StoreError, Version};
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

/// The hours of one day, and their version.
pub async fn hours_on(store: &dyn Store, day: Weekday) -> Result<(Hours, Version), StoreError> {
    read(store, hours_key(day)).await
}

/// All facilities, in the order of their keys, each with its version.
pub async fn facilities(store: &dyn Store) -> Result<Vec<(Facility, Version)>, StoreError> {
    let mut facilities = Vec::new();
    for (key, entry) in store.list("facilities/").await? {
        facilities.push(understood(&key, &entry)?);
    }
    Ok(facilities)
}

/// Puts a part of the library under its key, and tells the person who runs the bot.
pub async fn write(
    store: &dyn Store,
    key: &str,
    part: &impl Serialize,
    expected: Expected,
) -> Result<(), StoreError> {
    let value = serde_json::to_value(part).map_err(|fault| broken(key, &fault.to_string()))?;
    let change = store.write(key, Some(value), expected).await?;
    println!("{key}: {change}");
    Ok(())
}

/// Takes away what is under a key, if it still has this version, and tells the person who runs the bot.
pub async fn remove(store: &dyn Store, key: &str, version: Version) -> Result<(), StoreError> {
    let change = store.write(key, None, Expected::Version(version)).await?;
    println!("{key}: {change}");
    Ok(())
}

/// Fills a store that has no library yet, and counts the entries. The name is written last: who has it has all. What is
/// there already is from an attempt that was cut short.
pub async fn fill(store: &dyn Store, mut beginning: Vec<(String, Value)>) -> Result<usize, StoreError> {
    beginning.sort_by_key(|(key, _)| key == NAME);
    let mut count = 0;
    for (key, value) in beginning {
        match store.write(&key, Some(value), Expected::Nothing).await {
            Ok(_) => count += 1,
            Err(StoreError::Conflict { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(count)
}

/// Whether there is a library in the store.
pub async fn is_there(store: &dyn Store) -> Result<bool, StoreError> {
    Ok(store.read(NAME).await?.is_some())
}

/// What is under a key that a library cannot be without.
async fn read<T: DeserializeOwned>(store: &dyn Store, key: &str) -> Result<(T, Version), StoreError> {
    match store.read(key).await? {
        Some(entry) => understood(key, &entry),
        None => Err(broken(key, "is not there.")),
    }
}

/// The value as the part of the library that it is, and its version.
fn understood<T: DeserializeOwned>(key: &str, entry: &Entry) -> Result<(T, Version), StoreError> {
    let part = T::deserialize(entry.value.as_ref()).map_err(|fault| broken(key, &fault.to_string()))?;
    Ok((part, entry.version))
}

fn broken(key: &str, reason: &str) -> StoreError {
    StoreError::Broken {
        place: key.to_owned(),
        reason: reason.to_owned(),
    }
}

// ---- What the bot says ----

/// The answer to `/library topic: hours`.
pub async fn about_hours(store: &dyn Store, today: Weekday, korean: bool) -> Result<String, StoreError> {
    let (name, _): (Text, _) = read(store, NAME).await?;
    let name = words(&name, korean);
    let (Hours { open, close, .. }, _) = hours_on(store, today).await?;
    Ok(match korean {
        false => format!("{name} is open today from {open} to {close}."),
        true => format!("{name} 운영 시간: 오늘 {open}부터 {close}까지예요."),
    })
}

/// The answer to `/library topic: facilities`: the library's name, and a line for each, as many as Discord takes.
pub async fn about_facilities(store: &dyn Store, korean: bool) -> Result<String, StoreError> {
    let (name, _): (Text, _) = read(store, NAME).await?;
    let facilities = facilities(store).await?;
    let mut answer = format!("**{}**", words(&name, korean));
    for (shown, (facility, _)) in facilities.iter().enumerate() {
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
pub async fn is_open(store: &dyn Store, day: Weekday, time: Time) -> Result<bool, StoreError> {
    let (hours, _) = hours_on(store, day).await?;
    Ok(hours.open <= time && time < hours.close)
}

/// The text in one of its languages.
fn words(text: &Text, korean: bool) -> &str {
    if korean { &text.ko } else { &text.en }
}
