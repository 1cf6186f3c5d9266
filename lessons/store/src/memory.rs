//! Entries in memory alone: quick, and gone when the program ends. For tests, and to try things out.

use std::sync::{Arc, PoisonError, RwLock};

use async_trait::async_trait;
use serde_json::Value;

use crate::shelf::Shelf;
use crate::{Change, Entry, Expected, Store, StoreError, limits};

/// Keeps nothing: a new one is empty, whatever an earlier one was told.
#[derive(Default)]
pub struct MemoryStore {
    // The lock of the standard library, not tokio's: nobody awaits while holding it.
    shelf: RwLock<Shelf>,
}

impl MemoryStore {
    pub fn new() -> MemoryStore {
        MemoryStore::default()
    }
}

#[async_trait]
impl Store for MemoryStore {
    async fn read(&self, key: &str) -> Result<Option<Entry>, StoreError> {
        // A panic under this lock would be in a change of one entry, which is whole or not there: the shelf can still be used.
        let shelf = self.shelf.read().unwrap_or_else(PoisonError::into_inner);
        shelf.read(key)
    }

    async fn list(&self, group: &str) -> Result<Vec<(String, Entry)>, StoreError> {
        limits::check_group(group)?;
        let shelf = self.shelf.read().unwrap_or_else(PoisonError::into_inner);
        Ok(shelf.list(group))
    }

    async fn write(&self, key: &str, value: Option<Value>, expected: Expected) -> Result<Change, StoreError> {
        limits::check_key(key)?;
        if let Some(value) = &value {
            limits::check_value(key, value)?;
        }
        let mut shelf = self.shelf.write().unwrap_or_else(PoisonError::into_inner);
        shelf.write(key, value.map(Arc::new), expected)
    }
}
