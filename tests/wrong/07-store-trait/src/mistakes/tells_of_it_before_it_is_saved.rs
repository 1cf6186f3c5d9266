//! Lets everybody read a change, and then saves it. If that fails, they have read what never was.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;
use wrong_07_store_trait::run;
use wrong_07_store_trait::store::{self, Change, Entry, Expected, Store, StoreError};

struct Wrong {
    memory: Arc<dyn Store>,
    file: Arc<dyn Store>,
}

#[async_trait]
impl Store for Wrong {
    async fn read(&self, key: &str) -> Result<Option<Entry>, StoreError> {
        self.memory.read(key).await
    }

    async fn list(&self, group: &str) -> Result<Vec<(String, Entry)>, StoreError> {
        self.memory.list(group).await
    }

    async fn write(&self, key: &str, value: Option<Value>, expected: Expected) -> Result<Change, StoreError> {
        self.memory.write(key, value.clone(), expected).await?;
        self.file.write(key, value, Expected::Anything).await
    }
}

pub fn main() {
    run(async |address| {
        let file = store::open(&address).await?;
        let memory = store::open("memory").await?;
        for (key, entry) in file.list("").await? {
            let value = entry.value.as_ref().clone();
            memory.write(&key, Some(value), Expected::Anything).await?;
        }
        Ok(Arc::new(Wrong { memory, file }) as Arc<dyn Store>)
    });
}
