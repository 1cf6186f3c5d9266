//! Keeps a change in memory and says «Saved». Into the database it comes when there is time.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use serde_json::Value;
use wrong_08_sql_store::run;
use wrong_08_sql_store::store::{self, Change, Entry, Expected, Store, StoreError};

struct Wrong {
    memory: Arc<dyn Store>,
    database: Arc<dyn Store>,
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
        let (database, key) = (Arc::clone(&self.database), key.to_owned());
        tokio::spawn(async move {
            tokio::time::sleep(Duration::from_secs(600)).await;
            database.write(&key, value, Expected::Anything).await
        });
        Ok(change)
    }
}

pub fn main() {
    run(async |address| {
        let database = store::open(&address).await?;
        let memory = store::open("memory").await?;
        for (key, entry) in database.list("").await? {
            let value = entry.value.as_ref().clone();
            memory.write(&key, Some(value), Expected::Anything).await?;
        }
        Ok(Arc::new(Wrong { memory, database }) as Arc<dyn Store>)
    });
}
