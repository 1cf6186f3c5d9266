//! What a row of the table is, and what it says. Given.

use serde_json::Value;
use sqlx::FromRow;

use super::super::memory::Slot;
use super::super::{Entry, StoreError};

/// A row of the table `entries`. The fields have the names of the columns: so sqlx finds them, as serde does in JSON.
#[derive(FromRow)]
pub struct Row {
    pub key: String,
    /// JSON, as text. None if the key has been taken away.
    pub value: Option<String>,
    pub version: i64,
}

impl Row {
    /// The row that a slot becomes.
    pub fn of(key: &str, slot: &Slot) -> Row {
        Row {
            key: key.to_owned(),
            value: slot.value.as_deref().map(Value::to_string),
            // SQLite counts to half as far as we do, which is enough for a change a second till the sun goes out.
            version: i64::try_from(slot.version).unwrap_or(i64::MAX),
        }
    }

    /// The slot that a row stands for. Somebody may have written into the table by hand, so not every row is one.
    pub fn slot(&self) -> Result<Slot, StoreError> {
        let broken = |reason: String| StoreError::Broken {
            place: self.key.clone(),
            reason,
        };
        let value = match &self.value {
            Some(json) => {
                Some(serde_json::from_str(json).map_err(|fault| broken(format!("is no JSON: {fault}")))?)
            }
            None => None,
        };
        let version = u64::try_from(self.version)
            .map_err(|_| broken(format!("{} cannot be a version", self.version)))?;
        Ok(Slot { version, value })
    }
}

/// The rows of a list, as a store answers them.
pub fn entries(rows: Vec<Row>) -> Result<Vec<(String, Entry)>, StoreError> {
    let mut entries = Vec::new();
    for row in rows {
        if let Some(entry) = row.slot()?.entry() {
            entries.push((row.key, entry));
        }
    }
    Ok(entries)
}

/// The first text that comes after all that begin with `group`: `hours0` for `hours/`, because 0 comes after the slash.
pub fn after(group: &str) -> String {
    let mut end = group.to_owned();
    while let Some(last) = end.pop() {
        // Some numbers are no characters. A range of characters knows which.
        if let Some(next) = (last..=char::MAX).nth(1) {
            end.push(next);
            return end;
        }
    }
    // It comes after everything, and Unicode has promised that it will never be used.
    char::MAX.to_string()
}
