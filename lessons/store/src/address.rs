//! From an address to a store.

use std::sync::Arc;

use crate::{MemoryStore, Store, StoreError};

/// Opens the store at `address`: `memory`.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), store::StoreError> {
/// let store = store::open("memory").await?;
/// assert_eq!(store.read("hours/monday").await?, None);
/// # Ok(()) }
/// ```
pub async fn open(address: &str) -> Result<Arc<dyn Store>, StoreError> {
    match address {
        "memory" => Ok(Arc::new(MemoryStore::new())),
        _ => Err(StoreError::BadAddress {
            address: address.to_owned(),
            reason: "nothing here begins like this".to_owned(),
        }),
    }
}
