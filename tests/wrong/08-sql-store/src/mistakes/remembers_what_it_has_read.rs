//! Reads from memory, as the JSON store of 07 does, which had its file for itself. What another bot writes, it never sees.

use std::sync::Arc;

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
        let found = self.memory.read(key).await?;
        expected.check(key, found.as_ref())?;
        let change = self
            .database
            .write(key, value.clone(), Expected::Anything)
            .await?;
        self.memory.write(key, value, Expected::Anything).await?;
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
