//! What the two databases have in common.

use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use crate::shelf::Slot;
use crate::{Entry, Place, StoreError, Version};

/// A row of the table: key, JSON, version.
pub(crate) type Row = (String, Option<String>, i64);

/// What a row says of its key. `place` is for the message, if somebody has written into the table by hand.
pub(crate) fn slot(place: &Path, (key, json, version): Row) -> Result<(String, Slot), StoreError> {
    let broken = |reason: String| StoreError::Broken {
        place: Place::file(place),
        reason: format!("the entry {key:?} {reason}"),
    };
    let value: Option<Value> = match json {
        Some(json) => {
            Some(serde_json::from_str(&json).map_err(|error| broken(format!("is no JSON: {error}")))?)
        }
        None => None,
    };
    let version = u64::try_from(version).map_err(|_| broken(format!("has version {version}")))?;
    let slot = Slot {
        value: value.map(Arc::new),
        version: Version(version),
    };
    Ok((key, slot))
}

/// The rows of a list, none of which is a removed entry.
pub(crate) fn entries(place: &Path, rows: Vec<Row>) -> Result<Vec<(String, Entry)>, StoreError> {
    let entry = |row| {
        let (key, slot) = slot(place, row)?;
        Ok(slot.entry().map(|entry| (key, entry)))
    };
    rows.into_iter()
        .filter_map(|row| entry(row).transpose())
        .collect()
}

/// The first text after all that begin with `group`; `None` if there is none. With it a database finds the group in its index,
/// which it does not with `LIKE`, and no character of the group has a meaning of its own.
pub(crate) fn after(group: &str) -> Option<String> {
    let mut end = group.to_owned();
    while let Some(last) = end.pop() {
        // Ranges of characters know that some numbers are none.
        if let Some(next) = (last..=char::MAX).nth(1) {
            end.push(next);
            return Some(end);
        }
    }
    None
}

/// A version in a database: there it has a sign.
pub(crate) fn number(version: Version) -> i64 {
    i64::try_from(version.0).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_after_a_group_ends_it() {
        for (group, end) in [
            ("hours/", Some("hours0")),
            ("a\u{7f}", Some("a\u{80}")),
            ("\u{d7ff}", Some("\u{e000}")),
            ("a\u{10ffff}", Some("b")),
            ("\u{10ffff}", None),
            ("", None),
        ] {
            assert_eq!(after(group).as_deref(), end, "{group:?}");
        }
    }
}
