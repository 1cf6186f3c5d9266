//! Looks, compares and writes, each by itself: who comes in between is overwritten, and told that it was saved.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;
use sqlx::sqlite::SqlitePool;
use wrong_08_sql_store::race::Race;
use wrong_08_sql_store::sql::{self, Found, run_with};
use wrong_08_sql_store::store::{Change, Entry, Expected, Store, StoreError};

static RACE: Race = Race::of(&[
    ("hours/wednesday", Some("09:40")),
    ("hours/wednesday", Some("09:45")),
]);

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
        let Some(place) = RACE.place(key, value.as_ref()) else {
            return self.right.write(key, value, expected).await;
        };
        let found: Found = sqlx::query_as("SELECT value, version FROM entries WHERE key = ?")
            .bind(key)
            .fetch_optional(&self.pool)
            .await?;
        let (json, version) = sql::next(key, &found, value, expected)?;
        RACE.turn(place).await;
        let done = sqlx::query("UPDATE entries SET value = ?, version = ? WHERE key = ?")
            .bind(json)
            .bind(version)
            .bind(key)
            .execute(&self.pool)
            .await;
        RACE.done();
        done?;
        Ok(Change {
            before: sql::entry(&found),
            after: self.read(key).await?,
        })
    }
}

pub fn main() {
    run_with(|right, pool| Wrong { right, pool });
}
