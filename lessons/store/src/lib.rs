//! What a bot reads and writes its data through.
//!
//! | store | a write that has returned | who else may write |
//! |---|---|---|
//! | [`MemoryStore`] | is gone when the bot ends | nobody |
//! | [`JsonStore`] | is on the disk, and so is the file's name: `fsync` of both | a person with an editor; no other bot |
//! | [`SqliteStore`] | is on the disk: WAL with `synchronous = FULL` | other programs on this machine |
//! | [`PostgresStore`] | is on the server's disk: `synchronous_commit = on` | whoever reaches the server |
//!
//! A store refuses with a [`StoreError`], which has a variant for each thing that a bot can answer differently: what a user typed
//! ([`BadKey`](StoreError::BadKey), [`BadValue`](StoreError::BadValue)), what another was quicker with
//! ([`Conflict`](StoreError::Conflict)), what may work later ([`Busy`](StoreError::Busy)), and what its operator has to see. How
//! large keys and values may be, in bytes, stands in [`limits`]; how long a write may take, in [`Patience`].

mod address;
pub mod contract;
mod copy;
mod entry;
mod error;
mod json;
pub mod limits;
mod memory;
mod patience;
mod postgres;
mod shelf;
mod sql;
mod sqlite;

use async_trait::async_trait;
use serde_json::Value;

pub use address::{open, open_with};
pub use copy::{CopyError, copy};
pub use entry::{Change, Entry, Expected, Version};
pub use error::{Place, StoreError};
pub use json::JsonStore;
pub use memory::MemoryStore;
pub use patience::{DISCORD_WAITS, Patience};
pub use postgres::PostgresStore;
pub use sqlite::SqliteStore;

/// Values by key, and who else writes at the same time.
///
/// A key is text ([`limits::check_key`]). By custom it is `group/name`: `hours/monday`, `facilities/Café`; the first `/` ends
/// the group.
#[async_trait]
pub trait Store: Send + Sync {
    /// The entry of `key`, if there is one.
    async fn read(&self, key: &str) -> Result<Option<Entry>, StoreError>;

    /// All entries whose key begins with `group` (`"facilities/"`; `""` is all), in the order of their keys, byte by byte.
    async fn list(&self, group: &str) -> Result<Vec<(String, Entry)>, StoreError>;

    /// Writes `value`, or with `None` removes what is there, if what is there is as `expected`.
    ///
    /// When it returns, the change is as durable as the store makes it; and it returns while Discord waits, see [`Patience`]. To
    /// remove what is not there changes nothing, and is no mistake unless `expected` says so.
    async fn write(&self, key: &str, value: Option<Value>, expected: Expected) -> Result<Change, StoreError>;
}
