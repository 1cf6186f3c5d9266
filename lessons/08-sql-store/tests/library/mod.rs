//! What the tests put into files and databases.

use botcamp::stage::Facility;
use serde_json::{Value, json};

const DAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// A row: its key, and its value, if that has not been taken away.
pub type Row = (String, Option<Value>);

/// The course's library, whatever your `data/library.json` says by now.
pub const CENTRAL: &str = include_str!("central.json");

/// A library with the same hours every day, and a group that this bot does not know. The facilities are in the given order.
pub fn rows(opens: &str, closes: &str, facilities: &[Facility], to_come: &Facility) -> Vec<Row> {
    let name = json!({ "en": "Village Library", "ko": "마을도서관" });
    let mut rows = vec![("name".to_owned(), Some(name))];
    rows.extend(DAYS.map(|day| (format!("hours/{day}"), Some(hours(opens, closes)))));
    let kept = |group, it: &Facility| (format!("{group}/{}", it.name), Some(facility(it)));
    rows.push(kept("facilities-to-come", to_come));
    rows.extend(facilities.iter().map(|it| kept("facilities", it)));
    rows
}

/// The same library as a file.
pub fn text(opens: &str, closes: &str, facilities: &[Facility], to_come: &Facility) -> String {
    let days: serde_json::Map<_, _> = DAYS
        .map(|day| (day.to_owned(), hours(opens, closes)))
        .into_iter()
        .collect();
    let whole = json!({
        "name": { "en": "Village Library", "ko": "마을도서관" },
        "hours": days,
        "facilities-to-come": [facility(to_come)],
        "facilities": facilities.iter().map(facility).collect::<Vec<_>>(),
    });
    format!("{whole:#}\n")
}

pub fn hours(opens: &str, closes: &str) -> Value {
    json!({ "open": opens, "close": closes })
}

/// A facility of which there is not much to say.
pub fn room(name: &str) -> Value {
    let words = |text: &str| json!({ "en": text, "ko": text });
    json!({ "name": words(name), "description": words("It's there") })
}

fn facility(it: &Facility) -> Value {
    json!({
        "name": { "en": it.name, "ko": it.name_ko },
        "description": { "en": it.description, "ko": it.description_ko },
    })
}
