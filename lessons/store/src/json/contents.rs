//! What a JSON file holds: the document, and in its last member how often each entry was written.
//!
//! ```json
//! "_versions": { "checksum": "9f86d081884c7d65", "entries": { "hours/monday": 3 } }
//! ```
//!
//! An entry that is not named there has version 1; a name without an entry is a removed one. The checksum is that of the
//! document: if it is another, somebody has edited the file while no bot ran. Nobody knows what they changed, so every version
//! goes up by one.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

use serde::ser::{Error, Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::layout::{Document, VERSIONS};
use super::strict;
use crate::shelf::Slot;
use crate::{Place, StoreError, Version, limits};

/// A copy shares the values, and costs little.
#[derive(Clone, Debug, Default)]
pub(super) struct Contents {
    document: Document,
    /// Of removed entries, and of those that are not in their first version.
    versions: BTreeMap<Arc<str>, Version>,
}

impl Contents {
    pub fn parse(path: &Path, bytes: &[u8]) -> Result<Contents, StoreError> {
        let broken = |reason| StoreError::Broken {
            place: Place::file(path),
            reason,
        };
        let mut members = strict::parse(path, bytes)?;
        let versions = members.shift_remove(VERSIONS);
        let document = Document::new(members).map_err(broken)?;
        for (key, value) in document.entries() {
            let checked = limits::check_key(&key).and_then(|()| limits::check_value(&key, value));
            checked.map_err(|fault| broken(fault.to_string()))?;
        }
        let mut contents = Contents {
            document,
            versions: BTreeMap::new(),
        };
        if let Some(versions) = versions {
            let reason = || {
                let form = json!({ "checksum": "…", "entries": { "a key": 2 } });
                format!(
                    "{VERSIONS:?} has another form than {form}. Remove it, and every entry is in version 1"
                )
            };
            let (checksum, versions) = read_versions(versions).ok_or_else(|| broken(reason()))?;
            contents.versions = versions;
            let is = contents.checksum().map_err(|fault| broken(fault.to_string()))?;
            if checksum != is {
                contents.raise_all();
            }
        }
        Ok(contents)
    }

    /// The bytes of the file: indented by two, with a line break at its end.
    pub fn render(&self) -> serde_json::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    pub fn slot(&self, key: &str) -> Option<Slot> {
        let value = self.document.get(key).cloned();
        let version = self.versions.get(key).copied();
        match (&value, version) {
            (None, None) => None,
            _ => Some(Slot {
                value,
                version: version.unwrap_or(Version::FIRST),
            }),
        }
    }

    pub fn put(&mut self, key: &str, slot: &Slot) {
        match &slot.value {
            Some(value) => self.document.put(key, value.clone()),
            None => self.document.remove(key),
        }
        if slot.value.is_some() && slot.version == Version::FIRST {
            self.versions.remove(key);
        } else {
            self.versions.insert(key.into(), slot.version);
        }
    }

    /// Every key that there is or was.
    pub fn keys(&self) -> impl Iterator<Item = String> {
        let removed = |key: &&Arc<str>| self.document.get(key).is_none();
        let removed = self.versions.keys().filter(removed).map(|key| key.to_string());
        self.document.entries().map(|(key, _)| key).chain(removed)
    }

    /// Takes over a document that somebody else has written: what they changed goes up by one. Says what that is.
    pub fn take_over(&mut self, edited: Contents) -> Vec<(String, Slot)> {
        let was: Vec<_> = self.document.entries().map(|(key, _)| key).collect();
        let keys = edited.document.entries().map(|(key, _)| key);
        let gone = was.into_iter().filter(|key| edited.document.get(key).is_none());
        let changed: Vec<_> = keys
            .chain(gone)
            .filter(|key| self.document.get(key) != edited.document.get(key))
            .map(|key| {
                let version = self.slot(&key).map_or(Version::FIRST, |slot| slot.version.next());
                let value = edited.document.get(&key).cloned();
                (key, Slot { value, version })
            })
            .collect();
        self.document = edited.document;
        for (key, slot) in &changed {
            self.put(key, slot);
        }
        changed
    }

    fn raise_all(&mut self) {
        for key in self.keys().collect::<Vec<_>>() {
            let version = self.versions.entry(key.into()).or_insert(Version::FIRST);
            *version = version.next();
        }
    }

    /// Of the document as it means, not as it is written: who only moves a line break changes nothing.
    fn checksum(&self) -> serde_json::Result<String> {
        let mut sum = Sum(Sha256::new());
        serde_json::to_writer(&mut sum, &self.document)?;
        let digest = sum.0.finalize();
        Ok(digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect())
    }
}

impl Serialize for Contents {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        self.document.serialize_into(&mut object)?;
        let entries: Map<String, Value> = self
            .versions
            .iter()
            .map(|(key, version)| (key.to_string(), version.0.into()))
            .collect();
        let checksum = self.checksum().map_err(S::Error::custom)?;
        object.serialize_entry(VERSIONS, &json!({ "checksum": checksum, "entries": entries }))?;
        object.end()
    }
}

fn read_versions(value: Value) -> Option<(String, BTreeMap<Arc<str>, Version>)> {
    let checksum = value.get("checksum")?.as_str()?.to_owned();
    let entries = value.get("entries")?.as_object()?.iter();
    let version = |(key, version): (&String, &Value)| match version.as_u64()? {
        // Nobody writes that often; and above, other programs that read JSON count no more exactly.
        number @ 1..=9_007_199_254_740_991 => Some((key.as_str().into(), Version(number))),
        _ => None,
    };
    Some((checksum, entries.map(version).collect::<Option<_>>()?))
}

struct Sum(Sha256);

impl io::Write for Sum {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
