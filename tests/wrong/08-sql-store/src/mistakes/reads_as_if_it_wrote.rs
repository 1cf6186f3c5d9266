//! Begins a transaction for writing, even to read: while somebody writes, nobody can ask.

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
        let transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let found = self.right.read(key).await;
        transaction.rollback().await?;
        found
    }

    async fn list(&self, group: &str) -> Result<Vec<(String, Entry)>, StoreError> {
        self.right.list(group).await
    }

    async fn write(&self, key: &str, value: Option<Value>, expected: Expected) -> Result<Change, StoreError> {
        self.right.write(key, value, expected).await
    }
}

pub fn main() {
    run_with(|right, pool| Wrong { right, pool });
}
