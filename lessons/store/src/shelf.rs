//! Entries in memory: found by key in one step, listed in the order of keys.

use std::collections::{BTreeSet, HashMap};
use std::ops::Bound;
use std::sync::Arc;

use foldhash::fast::RandomState;
use serde_json::Value;

use crate::{Change, Entry, Expected, StoreError, Version, limits};

/// What is known of one key.
#[derive(Clone, Debug)]
pub(crate) struct Slot {
    /// `None` is a removed entry: its version is kept, so that the key goes on counting.
    pub value: Option<Arc<Value>>,
    pub version: Version,
}

impl Slot {
    pub fn entry(&self) -> Option<Entry> {
        Some(Entry {
            value: self.value.clone()?,
            version: self.version,
        })
    }
}

#[derive(Default)]
pub(crate) struct Shelf {
    /// A key is found twice as quickly by this hash as by that of the standard library. It is drawn anew at each start, too: who
    /// chooses the keys cannot choose them so that they are all found in one place.
    slots: HashMap<Arc<str>, Slot, RandomState>,
    /// The keys of `slots` in order: a `HashMap` has none, and a `BTreeMap` alone finds a key more slowly.
    order: BTreeSet<Arc<str>>,
}

impl Shelf {
    pub fn get(&self, key: &str) -> Option<Entry> {
        self.slots.get(key)?.entry()
    }

    /// The entry of `key`, for a reader.
    pub fn read(&self, key: &str) -> Result<Option<Entry>, StoreError> {
        match self.get(key) {
            // What is there has been checked when it was written.
            Some(entry) => Ok(Some(entry)),
            None => limits::check_key(key).map(|()| None),
        }
    }

    /// All entries whose key begins with `group`, by key.
    pub fn list(&self, group: &str) -> Vec<(String, Entry)> {
        self.order
            .range::<str, _>((Bound::Included(group), Bound::Unbounded))
            .take_while(|key| key.starts_with(group))
            .filter_map(|key| Some((key.to_string(), self.get(key)?)))
            .collect()
    }

    /// Writes one value, or removes it.
    pub fn write(
        &mut self,
        key: &str,
        value: Option<Arc<Value>>,
        expected: Expected,
    ) -> Result<Change, StoreError> {
        let (change, slot) = change(key, self.slots.get(key), value, expected)?;
        if let Some(slot) = slot {
            self.put(key.into(), slot);
        }
        Ok(change)
    }

    pub fn put(&mut self, key: Arc<str>, slot: Slot) {
        if self.slots.insert(key.clone(), slot).is_none() {
            self.order.insert(key);
        }
    }
}

/// What a write makes of a key. No new slot if it removes what is not there.
pub(crate) fn change(
    key: &str,
    found: Option<&Slot>,
    value: Option<Arc<Value>>,
    expected: Expected,
) -> Result<(Change, Option<Slot>), StoreError> {
    let before = found.and_then(Slot::entry);
    expected.check(key, before.as_ref())?;
    if before.is_none() && value.is_none() {
        return Ok((Change { before, after: None }, None));
    }
    let version = found.map_or(Version::FIRST, |slot| slot.version.next());
    let slot = Slot { value, version };
    let after = slot.entry();
    Ok((Change { before, after }, Some(slot)))
}
