//! Where the bot keeps what it knows, whatever that is: this file says what a store can do, the others how each does it.
//! Given.

#[cfg(test)]
mod contract;
mod copy;
mod error;
mod json;
mod memory;
mod sqlite;

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;

pub use error::StoreError;
use json::JsonStore;
use memory::MemoryStore;
use sqlite::SqliteStore;

/// How often the value of one key has been written: 1, 2, 3 … It goes on counting when the value has been taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version(pub u64);

/// What is under a key. `Arc` lets many look at one value: to clone it copies nothing.
#[derive(Clone, Debug)]
pub struct Entry {
    pub value: Arc<Value>,
    pub version: Version,
}

/// What must be under a key for a write to be done.
#[derive(Clone, Copy, Debug)]
pub enum Expected {
    /// Whatever there is.
    #[allow(dead_code, reason = "a store can do more than this bot asks for")]
    Anything,
    /// There must be nothing yet.
    Nothing,
    /// There must be something already.
    #[allow(dead_code, reason = "a store can do more than this bot asks for")]
    Something,
    /// There must be this version: nobody has written since we read.
    Version(Version),
}

/// What a write has changed.
#[derive(Debug)]
pub struct Change {
    pub before: Option<Entry>,
    pub after: Option<Entry>,
}

/// What every store can do. Keys are such as `name`, `hours/monday` and `facilities/Reading room`.
// `Send + Sync`: several commands, on several threads, may use it at once.
// `#[async_trait]`: lets the functions of a `dyn` trait be `async`, which Rust alone cannot do yet.
#[async_trait]
pub trait Store: Send + Sync {
    /// What is under a key, if there is anything.
    async fn read(&self, key: &str) -> Result<Option<Entry>, StoreError>;

    /// All keys that begin with `group`, such as `facilities/`, each with what is under it, in the order of the keys.
    async fn list(&self, group: &str) -> Result<Vec<(String, Entry)>, StoreError>;

    /// Puts a value under a key, or takes the key away (`None`). When this returns `Ok`, it is kept.
    async fn write(&self, key: &str, value: Option<Value>, expected: Expected) -> Result<Change, StoreError>;
}

/// For the log: `version 3, was 2`.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => write!(f, "version {}, was {}", after.version.0, before.version.0),
            (None, Some(after)) => write!(f, "version {}, new", after.version.0),
            (Some(before), None) => write!(f, "taken away, was version {}", before.version.0),
            (None, None) => write!(f, "was not there"),
        }
    }
}

/// The store at an address. `sqlite:data/library.db from json:data/library.json` is the first of the two, new, with a copy of
/// all that is in the second.
pub async fn open(address: &str) -> Result<Arc<dyn Store>, StoreError> {
    match address.split_once(" from ") {
        None => open_one(address).await,
        Some((to, from)) => copy::open(to, from).await,
    }
}

/// The store at an address: `memory`, or `json:` or `sqlite:` and the file's path.
async fn open_one(address: &str) -> Result<Arc<dyn Store>, StoreError> {
    match address.split_once(':') {
        None if address == "memory" => Ok(Arc::new(MemoryStore::default())),
        Some(("json", path)) if !path.is_empty() => Ok(Arc::new(JsonStore::open(Path::new(path)).await?)),
        Some(("sqlite", path)) if !path.is_empty() => Ok(Arc::new(SqliteStore::open(Path::new(path)).await?)),
        _ => Err(StoreError::BadAddress(address.to_owned())),
    }
}

/// What a new store begins with: the entries of a JSON file, which stays as it is.
pub async fn beginning(path: &str) -> Result<Vec<(String, Value)>, StoreError> {
    json::entries_of(Path::new(path)).await
}

impl Expected {
    /// Refuses a write to `key` if not this was found under it.
    pub fn check(self, key: &str, found: Option<&Entry>) -> Result<(), StoreError> {
        let fits = match (self, found) {
            (Expected::Anything, _) => true,
            (Expected::Nothing, found) => found.is_none(),
            (Expected::Something, found) => found.is_some(),
            (Expected::Version(version), Some(found)) => found.version == version,
            (Expected::Version(_), None) => false,
        };
        match fits {
            true => Ok(()),
            false => Err(StoreError::Conflict {
                key: key.to_owned(),
                found: found.cloned(),
            }),
        }
    }
}
