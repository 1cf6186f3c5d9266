//! Forgets a key that is taken away, and its version too: what comes next is version 1, as something else was before.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use serde_json::Value;
use wrong_07_store_trait::run;
use wrong_07_store_trait::store::{self, Change, Entry, Expected, Store, StoreError, Version};

#[derive(Default)]
struct Wrong(Mutex<BTreeMap<String, Entry>>);

impl Wrong {
    fn entries(&self) -> MutexGuard<'_, BTreeMap<String, Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Store for Wrong {
    async fn read(&self, key: &str) -> Result<Option<Entry>, StoreError> {
        Ok(self.entries().get(key).cloned())
    }

    async fn list(&self, group: &str) -> Result<Vec<(String, Entry)>, StoreError> {
        let entries = self.entries();
        let in_group = entries.iter().filter(|(key, _)| key.starts_with(group));
        Ok(in_group
            .map(|(key, entry)| (key.clone(), entry.clone()))
            .collect())
    }

    async fn write(&self, key: &str, value: Option<Value>, expected: Expected) -> Result<Change, StoreError> {
        let mut entries = self.entries();
        let before = entries.get(key).cloned();
        expected.check(key, before.as_ref())?;
        let version = Version(before.as_ref().map_or(0, |it| it.version.0) + 1);
        let after = value.map(|value| Entry {
            value: Arc::new(value),
            version,
        });
        match &after {
            Some(entry) => entries.insert(key.to_owned(), entry.clone()),
            None => entries.remove(key),
        };
        Ok(Change { before, after })
    }
}

pub fn main() {
    run(async |address| match address.as_str() {
        "memory" => Ok(Arc::new(Wrong::default()) as Arc<dyn Store>),
        _ => store::open(&address).await,
    });
}
