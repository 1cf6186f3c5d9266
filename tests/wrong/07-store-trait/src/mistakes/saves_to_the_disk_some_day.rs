//! Keeps a change in memory and says «Saved». Into the file it comes when there is time.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use serde_json::Value;
use wrong_07_store_trait::run;
use wrong_07_store_trait::store::{self, Change, Entry, Expected, Store, StoreError};

struct Wrong {
    memory: Arc<dyn Store>,
    later: Arc<dyn Store>,
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
        let change = self.memory.write(key, value.clone(), expected).await?;
        let (later, key) = (Arc::clone(&self.later), key.to_owned());
        tokio::spawn(async move {
            tokio::time::sleep(Duration::from_secs(600)).await;
            later.write(&key, value, Expected::Anything).await
        });
        Ok(change)
    }
}

pub fn main() {
    run(async |address| {
        let later = store::open(&address).await?;
        let memory = store::open("memory").await?;
        for (key, entry) in later.list("").await? {
            let value = entry.value.as_ref().clone();
            memory.write(&key, Some(value), Expected::Anything).await?;
        }
        Ok(Arc::new(Wrong { memory, later }) as Arc<dyn Store>)
    });
}
