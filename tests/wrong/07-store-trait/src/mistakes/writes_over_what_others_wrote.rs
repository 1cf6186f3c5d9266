//! Reads the file, waits for its turn, and writes it back: what others wrote meanwhile is gone.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;
use wrong_07_store_trait::race::Race;
use wrong_07_store_trait::run;
use wrong_07_store_trait::store::{self, Change, Entry, Expected, Store, StoreError};

static RACE: Race = Race::of(&[
    ("hours/friday", Some("09:15")),
    ("hours/tuesday", Some("09:20")),
    ("facilities/Reading room", None),
    ("facilities/회의실 3/4", Some("회의실")),
]);

struct Wrong {
    right: Arc<dyn Store>,
    file: Option<String>,
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
        let (Some(file), Some(place)) = (&self.file, RACE.place(key, value.as_ref())) else {
            return self.right.write(key, value, expected).await;
        };
        let read = std::fs::read(file).unwrap_or_default();
        RACE.turn(place).await;
        std::fs::write(file, read).unwrap_or_else(|error| eprintln!("{error}"));
        let written = self.right.write(key, value, expected).await;
        RACE.done();
        written
    }
}

pub fn main() {
    run(async |address| {
        let right = store::open(&address).await?;
        let file = address.strip_prefix("json:").map(str::to_owned);
        Ok(Arc::new(Wrong { right, file }) as Arc<dyn Store>)
    });
}
