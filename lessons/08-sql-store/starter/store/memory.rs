//! Keeps everything in memory, and forgets it when the bot ends. As it stands at the end of 07.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use serde_json::Value;

use super::{Change, Entry, Expected, Store, StoreError, Version};

/// A map from keys to slots, in the order of the keys. A lock for as long as it takes to look: std's, and not tokio's.
#[derive(Default)]
pub struct MemoryStore {
    slots: Mutex<BTreeMap<String, Slot>>,
}

/// What is kept for a key. It stays when the value is taken away, so that the next value's version is a new one.
#[derive(Clone, Default)]
pub struct Slot {
    pub version: u64,
    pub value: Option<Arc<Value>>,
}

#[async_trait]
impl Store for MemoryStore {
    async fn read(&self, key: &str) -> Result<Option<Entry>, StoreError> {
        Ok(self.slot(key).entry())
    }

    async fn list(&self, group: &str) -> Result<Vec<(String, Entry)>, StoreError> {
        let mut entries = Vec::new();
        for (key, slot) in self.slots().iter() {
            if key.starts_with(group)
                && let Some(entry) = slot.entry()
            {
                entries.push((key.clone(), entry));
            }
        }
        Ok(entries)
    }

    async fn write(&self, key: &str, value: Option<Value>, expected: Expected) -> Result<Change, StoreError> {
        let mut slots = self.slots();
        let slot = slots.get(key).cloned().unwrap_or_default();
        expected.check(key, slot.entry().as_ref())?;
        let next = slot.next(value);
        slots.insert(key.to_owned(), next.clone());
        Ok(slot.change(&next))
    }
}

impl Slot {
    /// The value with its version, if there is one.
    pub fn entry(&self) -> Option<Entry> {
        let value = self.value.clone()?;
        Some(Entry {
            value,
            version: Version(self.version),
        })
    }

    /// What a write has changed that has made `next` of this slot.
    pub fn change(&self, next: &Slot) -> Change {
        Change {
            before: self.entry(),
            after: next.entry(),
        }
    }

    /// What this slot becomes by a write. To take away what is not there changes nothing.
    pub fn next(&self, value: Option<Value>) -> Slot {
        if self.value.is_none() && value.is_none() {
            return self.clone();
        }
        Slot {
            version: self.version + 1,
            value: value.map(Arc::new),
        }
    }
}

impl MemoryStore {
    /// Takes the lock. If a command panicked while it had it, the map is whole all the same: each write is one step.
    fn slots(&self) -> MutexGuard<'_, BTreeMap<String, Slot>> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The slot of a key, for a store that keeps its values here, too.
    pub fn slot(&self, key: &str) -> Slot {
        self.slots().get(key).cloned().unwrap_or_default()
    }

    /// Keeps a slot as it is in another store.
    pub fn keep(&self, key: &str, slot: Slot) {
        self.slots().insert(key.to_owned(), slot);
    }

    /// All slots, those without a value, too.
    pub fn all(&self) -> BTreeMap<String, Slot> {
        self.slots().clone()
    }
}
