//! Takes a key apart at every slash, and only looks at the first two parts: `회의실 3/4` becomes `회의실 3`.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;
use wrong_07_store_trait::run;
use wrong_07_store_trait::store::{self, Change, Entry, Expected, Store, StoreError};

struct Wrong(Arc<dyn Store>);

fn cut(key: &str) -> String {
    key.split('/').take(2).collect::<Vec<_>>().join("/")
}

#[async_trait]
impl Store for Wrong {
    async fn read(&self, key: &str) -> Result<Option<Entry>, StoreError> {
        self.0.read(&cut(key)).await
    }

    async fn list(&self, group: &str) -> Result<Vec<(String, Entry)>, StoreError> {
        self.0.list(group).await
    }

    async fn write(&self, key: &str, value: Option<Value>, expected: Expected) -> Result<Change, StoreError> {
        self.0.write(&cut(key), value, expected).await
    }
}

pub fn main() {
    run(async |address| Ok(Arc::new(Wrong(store::open(&address).await?)) as Arc<dyn Store>));
}
