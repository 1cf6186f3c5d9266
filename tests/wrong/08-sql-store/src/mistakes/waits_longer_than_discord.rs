//! Leaves the busy timeout as sqlx has it, 5 seconds: Discord has given the bot up by then.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use serde_json::Value;
use wrong_08_sql_store::sql::{pool, run_with};
use wrong_08_sql_store::store::{Change, Entry, Expected, Store, StoreError};

struct Wrong {
    right: Arc<dyn Store>,
}

impl Wrong {
    async fn is_free() -> Result<(), StoreError> {
        let pool = pool("data/north.db", Duration::from_secs(1));
        let transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
        Ok(transaction.rollback().await?)
    }
}

#[async_trait]
impl Store for Wrong {
    async fn read(&self, key: &str) -> Result<Option<Entry>, StoreError> {
        self.right.read(key).await
    }

    async fn list(&self, group: &str) -> Result<Vec<(String, Entry)>, StoreError> {
        self.right.list(group).await
    }

    async fn write(&self, key: &str, value: Option<Value>, expected: Expected) -> Result<Change, StoreError> {
        if let Err(StoreError::Busy) = Wrong::is_free().await {
            // Seconds go by. So that it is the same each time, here they never end.
            std::future::pending::<()>().await;
        }
        self.right.write(key, value, expected).await
    }
}

pub fn main() {
    run_with(|right, _| Wrong { right });
}
