//! Every version is 1: nobody can tell whether somebody else has written since they looked.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;
use wrong_07_store_trait::run;
use wrong_07_store_trait::store::{self, Change, Entry, Expected, Store, StoreError, Version};

struct Wrong(Arc<dyn Store>);

fn first(entry: Entry) -> Entry {
    Entry {
        version: Version(1),
        ..entry
    }
}

#[async_trait]
impl Store for Wrong {
    async fn read(&self, key: &str) -> Result<Option<Entry>, StoreError> {
        Ok(self.0.read(key).await?.map(first))
    }

    async fn list(&self, group: &str) -> Result<Vec<(String, Entry)>, StoreError> {
        let entries = self.0.list(group).await?.into_iter();
        Ok(entries.map(|(key, entry)| (key, first(entry))).collect())
    }

    async fn write(&self, key: &str, value: Option<Value>, expected: Expected) -> Result<Change, StoreError> {
        let expected = match expected {
            Expected::Version(_) => Expected::Something,
            expected => expected,
        };
        let Change { before, after } = self.0.write(key, value, expected).await?;
        Ok(Change {
            before: before.map(first),
            after: after.map(first),
        })
    }
}

pub fn main() {
    run(async |address| Ok(Arc::new(Wrong(store::open(&address).await?)) as Arc<dyn Store>));
}
