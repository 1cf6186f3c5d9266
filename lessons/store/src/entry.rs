//! What a store holds: a value and its version, what a writer expects to find, and what a write changed.

use std::fmt;
use std::sync::Arc;

use serde_json::Value;

use crate::StoreError;

/// How often the value of one key has been written: 1, 2, 3 …
///
/// It belongs to the key. A removal counts too, and a key that comes back after a removal goes on counting. So a version
/// stands for one value for ever, and who says «change it if it is still version 3» cannot be mistaken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(pub u64);

impl Version {
    /// Of a key that is written for the first time.
    pub const FIRST: Version = Version(1);

    /// Of the write after this one.
    pub fn next(self) -> Version {
        Version(self.0 + 1)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "version {}", self.0)
    }
}

/// A value as the store has it. The value is shared, so a copy of an entry costs nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub value: Arc<Value>,
    pub version: Version,
}

/// What must be there for a write to happen. If it is not, nothing changes and the writer gets a [`StoreError::Conflict`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Whatever is there, or nothing. The last writer wins.
    Anything,
    /// No entry: «add, but write over nothing».
    Nothing,
    /// An entry: «change or remove what is there, but add nothing».
    Something,
    /// The entry that I have seen: «change it, unless somebody else has in the meantime».
    Version(Version),
}

impl Expected {
    /// Says whether `found` is what the writer expects; if it is not, the conflict to answer with. `key` is for the message.
    pub fn check(self, key: &str, found: Option<&Entry>) -> Result<(), StoreError> {
        let holds = match self {
            Expected::Anything => true,
            Expected::Nothing => found.is_none(),
            Expected::Something => found.is_some(),
            Expected::Version(version) => found.is_some_and(|entry| entry.version == version),
        };
        match holds {
            true => Ok(()),
            false => Err(StoreError::Conflict {
                key: key.to_owned(),
                found: found.cloned(),
            }),
        }
    }
}

/// What a write did to one key.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What was there, if anything.
    pub before: Option<Entry>,
    /// What is there now; `None` after a removal.
    pub after: Option<Entry>,
}
