//! Puts the SQL together with `format!`, values and all: what somebody types becomes a part of it.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;
use sqlx::sqlite::SqlitePool;
use sqlx::{AssertSqlSafe, Row as _};
use wrong_08_sql_store::sql::{self, Found, run_with};
use wrong_08_sql_store::store::{Change, Entry, Expected, Store, StoreError};

struct Wrong {
    right: Arc<dyn Store>,
    pool: SqlitePool,
}

impl Wrong {
    async fn found(&self, key: &str) -> Result<Found, StoreError> {
        let sql = format!("SELECT value, version FROM entries WHERE key = '{key}'");
        let rows = sqlx::raw_sql(AssertSqlSafe(sql)).fetch_all(&self.pool).await?;
        Ok(rows.first().map(|row| (row.get(0), row.get(1))))
    }
}

#[async_trait]
impl Store for Wrong {
    async fn read(&self, key: &str) -> Result<Option<Entry>, StoreError> {
        Ok(sql::entry(&self.found(key).await?))
    }

    async fn list(&self, group: &str) -> Result<Vec<(String, Entry)>, StoreError> {
        self.right.list(group).await
    }

    async fn write(&self, key: &str, value: Option<Value>, expected: Expected) -> Result<Change, StoreError> {
        let text = value.as_ref().map(Value::to_string).unwrap_or_default();
        if !key.contains('\'') && !text.contains('\'') {
            return self.right.write(key, value, expected).await; // as it would go by hand, too
        }
        let found = self.found(key).await?;
        let (json, version) = sql::next(key, &found, value, expected)?;
        let value = json.map_or("NULL".to_owned(), |json| format!("'{json}'"));
        let sql = format!(
            "INSERT INTO entries (key, value, version) VALUES ('{key}', {value}, {version})
             ON CONFLICT (key) DO UPDATE SET value = excluded.value, version = excluded.version"
        );
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&self.pool).await?;
        Ok(Change {
            before: sql::entry(&found),
            after: self.read(key).await?,
        })
    }
}

pub fn main() {
    run_with(|right, pool| Wrong { right, pool });
}
