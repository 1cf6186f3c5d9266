//! JSON as text, with the mistakes that a person makes: each is told with its line and column, and nothing is guessed.

use std::fmt;
use std::path::Path;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::{Place, StoreError};

/// Reads the members of a JSON object.
pub(super) fn parse(path: &Path, bytes: &[u8]) -> Result<Map<String, Value>, StoreError> {
    let broken = |place: Option<(usize, usize)>, reason: String| StoreError::Broken {
        place: Place {
            path: path.to_owned(),
            line: place.map(|it| it.0),
            column: place.map(|it| it.1),
        },
        reason,
    };
    let text = std::str::from_utf8(bytes).map_err(|fault| {
        let reason = "is not UTF-8 here. Open it in your editor and save it as UTF-8";
        broken(
            Some(place_after(&bytes[..fault.valid_up_to()])),
            reason.to_owned(),
        )
    })?;
    if text.starts_with('\u{feff}') {
        let reason = "begins with a byte order mark. Save it as UTF-8 without BOM";
        return Err(broken(Some((1, 1)), reason.to_owned()));
    }
    if text.trim().is_empty() {
        let reason = "is empty. A new store is a file that is not there; this one has lost what it held";
        return Err(broken(None, reason.to_owned()));
    }
    match serde_json::from_str(text) {
        Ok(Strict(Value::Object(members))) => Ok(members),
        Ok(_) => {
            let reason = "is no JSON object: it must begin with { and end with }";
            Err(broken(Some((1, 1)), reason.to_owned()))
        }
        Err(fault) => Err(broken(
            Some(place_in(text, fault.line(), fault.column())),
            without_place(&fault.to_string()).to_owned(),
        )),
    }
}

/// The place of the character that comes after these bytes, which are UTF-8.
fn place_after(bytes: &[u8]) -> (usize, usize) {
    let text = String::from_utf8_lossy(bytes);
    let last_line = text.rsplit('\n').next().unwrap_or_default();
    (text.matches('\n').count() + 1, last_line.chars().count() + 1)
}

/// serde_json counts a column in bytes, and 도 is three of them.
fn place_in(text: &str, line: usize, column_in_bytes: usize) -> (usize, usize) {
    let this_line = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
    let before = &this_line.as_bytes()[..column_in_bytes.min(this_line.len())];
    let column = String::from_utf8_lossy(before).chars().count();
    (line, column.max(1))
}

/// serde_json's words end with the place, counted in bytes. We tell it ourselves.
fn without_place(words: &str) -> &str {
    let end = words.rfind(" at line ").unwrap_or(words.len());
    &words[..end]
}

/// A value in which no object has a member twice. serde_json's own `Value` takes the last and forgets the first.
struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Strict, D::Error> {
        deserializer.deserialize_any(StrictVisitor).map(Strict)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, it: bool) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_i64<E>(self, it: i64) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_u64<E>(self, it: u64) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_f64<E>(self, it: f64) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_str<E>(self, it: &str) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_string<E>(self, it: String) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Strict(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            if object.contains_key(&name) {
                return Err(A::Error::custom(format!(
                    "{name:?} stands here for the second time"
                )));
            }
            let Strict(value) = members.next_value()?;
            object.insert(name, value);
        }
        Ok(object.into())
    }
}
