//! Forgets that a row may have no value: what has been taken away is still on the list.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;
use sqlx::sqlite::SqlitePool;
use wrong_08_sql_store::sql::{self, run_with};
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
        let rows: Vec<(String, Option<String>, i64)> = sqlx::query_as(
            "SELECT key, value, version FROM entries WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key",
        )
        .bind(group)
        .fetch_all(&self.pool)
        .await?;
        let entry = |(key, json, version): (_, Option<String>, _)| {
            let json = json.unwrap_or_else(|| "null".to_owned());
            Some((key, sql::entry(&Some((Some(json), version)))?))
        };
        Ok(rows.into_iter().filter_map(entry).collect())
    }

    async fn write(&self, key: &str, value: Option<Value>, expected: Expected) -> Result<Change, StoreError> {
        self.right.write(key, value, expected).await
    }
}

pub fn main() {
    run_with(|right, pool| Wrong { right, pool });
}
