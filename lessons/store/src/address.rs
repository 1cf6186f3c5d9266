//! From an address to a store.

use std::sync::Arc;

use crate::{JsonStore, MemoryStore, Patience, PostgresStore, SqliteStore, Store, StoreError};

/// Opens the store at `address`: `memory`, `json:PATH`, `sqlite:PATH` or `postgres://…`.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), store::StoreError> {
/// let store = store::open("memory").await?;
/// assert_eq!(store.read("hours/monday").await?, None);
/// # Ok(()) }
/// ```
pub async fn open(address: &str) -> Result<Arc<dyn Store>, StoreError> {
    open_with(address, Patience::BOT).await
}

/// The same for somebody who has more patience, or less.
pub async fn open_with(address: &str, patience: Patience) -> Result<Arc<dyn Store>, StoreError> {
    let bad = |reason: &str| StoreError::BadAddress {
        address: address.to_owned(),
        reason: reason.to_owned(),
    };
    match address.split_once(':') {
        None if address == "memory" => Ok(Arc::new(MemoryStore::new())),
        Some((_, "")) => Err(bad("the path is missing")),
        Some(("json", path)) => Ok(Arc::new(JsonStore::open_with(path, patience).await?)),
        Some(("sqlite", path)) => Ok(Arc::new(SqliteStore::open_with(path, patience).await?)),
        Some(("postgres" | "postgresql", _)) => {
            Ok(Arc::new(PostgresStore::open_with(address, patience).await?))
        }
        _ => Err(bad("nothing here begins like this")),
    }
}
