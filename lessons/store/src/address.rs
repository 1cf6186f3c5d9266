//! From an address to a store.

use std::sync::Arc;

use crate::{JsonStore, MemoryStore, PostgresStore, SqliteStore, Store, StoreError};

/// Opens the store at `address`: `memory`, `json:PATH`, `sqlite:PATH` or `postgres://…`.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), store::StoreError> {
/// let store = store::open("memory").await?;
/// assert_eq!(store.read("hours/monday").await?, None);
/// # Ok(()) }
/// ```
pub async fn open(address: &str) -> Result<Arc<dyn Store>, StoreError> {
    let bad = |reason: &str| StoreError::BadAddress {
        address: address.to_owned(),
        reason: reason.to_owned(),
    };
    match address.split_once(':') {
        None if address == "memory" => Ok(Arc::new(MemoryStore::new())),
        Some((_, "")) => Err(bad("the path is missing")),
        Some(("json", path)) => Ok(Arc::new(JsonStore::open(path).await?)),
        Some(("sqlite", path)) => Ok(Arc::new(SqliteStore::open(path).await?)),
        Some(("postgres" | "postgresql", _)) => Ok(Arc::new(PostgresStore::open(address).await?)),
        _ => Err(bad("nothing here begins like this")),
    }
}
