//! What is in the file: the values, each in its place (see `layout.rs`), and the version of each. Given.
//!
//! The versions are in the member `_versions` at the end, so that everything before it stays as people write it:
//! `"_versions": { "checksum": "…", "entries": { "hours/monday": 3 } }`. Who is not named has version 1. The checksum is of
//! all the rest: if it is not right, somebody has edited the file while no bot ran, and every version goes up by one.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::de::Error;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::super::StoreError;
use super::super::memory::Slot;
use super::layout;

const MEMBER: &str = "_versions";

#[derive(Clone)]
pub struct Document {
    values: Map<String, Value>,
    /// A key without a value has one, too: the version at which it was taken away.
    versions: BTreeMap<String, u64>,
}

/// The member `_versions`.
#[derive(Default, Deserialize, Serialize)]
struct Versions {
    checksum: String,
    entries: BTreeMap<String, u64>,
}

impl Document {
    /// The whole of a file.
    pub fn from_json(mut values: Map<String, Value>) -> Result<Document, serde_json::Error> {
        let named = match values.shift_remove(MEMBER) {
            Some(member) => serde_json::from_value(member)?,
            None => Versions {
                checksum: checksum(&values),
                ..Versions::default()
            },
        };
        if let Some(key) = layout::twice(&values) {
            return Err(Error::custom(format!(
                "two entries are called {key}. Rename one, or remove it."
            )));
        }
        let edited = u64::from(named.checksum != checksum(&values));
        let mut versions = named.entries;
        for (key, _) in layout::entries(&values) {
            versions.entry(key).or_insert(1);
        }
        for version in versions.values_mut() {
            *version = version.saturating_add(edited);
        }
        Ok(Document { values, versions })
    }

    /// The whole of a file, for people to read.
    pub fn into_json(mut self) -> Result<String, serde_json::Error> {
        let mut entries = self.versions;
        entries.retain(|key, version| *version != 1 || layout::get(&self.values, key).is_none());
        let versions = Versions {
            checksum: checksum(&self.values),
            entries,
        };
        self.values
            .insert(MEMBER.to_owned(), serde_json::to_value(versions)?);
        Ok(serde_json::to_string_pretty(&self.values)? + "\n")
    }

    pub fn entries(&self) -> Vec<(String, Value)> {
        layout::entries(&self.values)
    }

    /// All keys that have or had a value.
    pub fn slots(&self) -> Vec<(String, Slot)> {
        let slot = |(key, version): (&String, &u64)| {
            let value = layout::get(&self.values, key).cloned().map(Arc::new);
            let version = *version;
            (key.clone(), Slot { version, value })
        };
        self.versions.iter().map(slot).collect()
    }

    /// Puts a slot in its place.
    pub fn put(&mut self, key: &str, slot: &Slot) -> Result<(), StoreError> {
        layout::set(&mut self.values, key, slot.value.as_deref().cloned())?;
        // To take away what was never there leaves no trace.
        if slot.version > 0 {
            self.versions.insert(key.to_owned(), slot.version);
        }
        Ok(())
    }

    /// What has another value here than there. The versions are taken from there.
    pub fn differences(&mut self, there: &BTreeMap<String, Slot>) -> Vec<(String, Option<Value>)> {
        let mut keys: Vec<_> = self.entries().into_iter().map(|(key, _)| key).collect();
        keys.extend(there.keys().cloned());
        keys.sort();
        keys.dedup();
        for (key, slot) in there {
            self.versions.insert(key.clone(), slot.version);
        }
        keys.into_iter()
            .filter_map(|key| {
                let here = layout::get(&self.values, &key);
                let there = there.get(&key).and_then(|it| it.value.as_deref());
                (here != there).then(|| (key.clone(), here.cloned()))
            })
            .collect()
    }
}

/// Of the values, however they are spaced.
fn checksum(values: &Map<String, Value>) -> String {
    let text = Value::Object(values.clone()).to_string();
    let digest = Sha256::digest(text);
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
