//! Removes the row of a key that is taken away, and its version with it: what comes next is version 1 once more.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;
use sqlx::sqlite::SqlitePool;
use wrong_08_sql_store::sql::run_with;
use wrong_08_sql_store::store::{Change, Entry, Expected, Store, StoreError};

struct Wrong {
    right: Arc<dyn Store>,
    pool: SqlitePool,
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
        let change = self.right.write(key, value, expected).await?;
        if change.after.is_none() {
            sqlx::query("DELETE FROM entries WHERE key = ? AND value IS NULL")
                .bind(key)
                .execute(&self.pool)
                .await?;
        }
        Ok(change)
    }
}

pub fn main() {
    run_with(|right, pool| Wrong { right, pool });
}
