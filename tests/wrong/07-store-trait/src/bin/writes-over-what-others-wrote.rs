//! Reads the file, takes its time, and writes it back: what others wrote meanwhile is gone.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use serde_json::Value;
use wrong_07_store_trait::run;
use wrong_07_store_trait::store::{self, Change, Entry, Expected, Store, StoreError};

struct Wrong {
    right: Arc<dyn Store>,
    file: Option<String>,
}

/// A slow disk, and slower for each of those who write at the same moment: so that it is always the same one who comes last.
fn takes(key: &str) -> Duration {
    let turns = ["hours/monday", "hours/friday", "hours/tuesday"];
    let turn = turns.iter().position(|it| *it == key).unwrap_or(turns.len());
    Duration::from_millis(500 + 300 * turn as u64)
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
        // What is new is written at once: there are many in a store that is being filled.
        if let (Some(file), Expected::Version(_)) = (&self.file, expected) {
            tokio::time::sleep(Duration::from_millis(300)).await;
            let read = std::fs::read(file).unwrap_or_default();
            tokio::time::sleep(takes(key)).await;
            std::fs::write(file, read).unwrap_or_else(|error| eprintln!("{error}"));
        }
        self.right.write(key, value, expected).await
    }
}

fn main() {
    run(async |address| {
        let right = store::open(&address).await?;
        let file = address.strip_prefix("json:").map(str::to_owned);
        Ok(Arc::new(Wrong { right, file }) as Arc<dyn Store>)
    });
}
