//! Has no busy timeout: if somebody else is writing just then, the change is refused, though a moment later it would have
//! been saved. Here somebody else is always writing when the second of two changes comes.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use async_trait::async_trait;
use serde_json::Value;
use sqlx::sqlite::SqlitePool;
use tokio::sync::Barrier;
use wrong_08_sql_store::sql::{pool, run_with};
use wrong_08_sql_store::store::{Change, Entry, Expected, Store, StoreError};

static BEGUN: AtomicBool = AtomicBool::new(false);
static FIRST_WRITES: LazyLock<Barrier> = LazyLock::new(|| Barrier::new(2));
static SECOND_HAS_TRIED: LazyLock<Barrier> = LazyLock::new(|| Barrier::new(2));

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
        let has = |text| value.as_ref().is_some_and(|it| it.to_string().contains(text));
        match key {
            // Once: refused for its version, it comes again.
            "hours/wednesday" if has("09:40") && !BEGUN.swap(true, Ordering::Relaxed) => {
                let transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
                FIRST_WRITES.wait().await;
                SECOND_HAS_TRIED.wait().await;
                transaction.rollback().await?;
            }
            "facilities/Quiet corner" => {
                FIRST_WRITES.wait().await;
                let impatient = pool("data/north.db", Duration::ZERO);
                let begun = impatient.begin_with("BEGIN IMMEDIATE").await.map(drop);
                SECOND_HAS_TRIED.wait().await;
                begun?;
            }
            _ => {}
        }
        self.right.write(key, value, expected).await
    }
}

pub fn main() {
    run_with(|right, pool| Wrong { right, pool });
}
