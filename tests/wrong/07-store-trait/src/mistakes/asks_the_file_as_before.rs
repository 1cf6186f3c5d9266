//! Writes into the store that it was told, and still asks the file: it says «Saved», and nobody sees what.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;
use wrong_07_store_trait::run;
use wrong_07_store_trait::store::{self, Change, Entry, Expected, Store, StoreError};

struct Wrong(Arc<dyn Store>);

/// What the file has under a key, for what the store has there.
async fn in_file(key: &str, entry: Entry) -> Result<Entry, StoreError> {
    let file = store::beginning("data/library.json").await?;
    let found = file.into_iter().find(|(it, _)| it == key);
    Ok(match found {
        Some((_, value)) => Entry {
            value: Arc::new(value),
            ..entry
        },
        None => entry,
    })
}

#[async_trait]
impl Store for Wrong {
    async fn read(&self, key: &str) -> Result<Option<Entry>, StoreError> {
        match self.0.read(key).await? {
            Some(entry) => in_file(key, entry).await.map(Some),
            None => Ok(None),
        }
    }

    async fn list(&self, group: &str) -> Result<Vec<(String, Entry)>, StoreError> {
        self.0.list(group).await
    }

    async fn write(&self, key: &str, value: Option<Value>, expected: Expected) -> Result<Change, StoreError> {
        self.0.write(key, value, expected).await
    }
}

pub fn main() {
    run(async |address| Ok(Arc::new(Wrong(store::open(&address).await?)) as Arc<dyn Store>));
}
