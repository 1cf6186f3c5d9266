//! Writes whatever is there by now: what another program has saved since the bot looked is gone.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;
use wrong_08_sql_store::sql::run_with;
use wrong_08_sql_store::store::{Change, Entry, Expected, Store, StoreError};

struct Wrong {
    right: Arc<dyn Store>,
}

#[async_trait]
impl Store for Wrong {
    async fn read(&self, key: &str) -> Result<Option<Entry>, StoreError> {
        self.right.read(key).await
    }

    async fn list(&self, group: &str) -> Result<Vec<(String, Entry)>, StoreError> {
        self.right.list(group).await
    }

    async fn write(
        &self,
        key: &str,
        value: Option<Value>,
        _expected: Expected,
    ) -> Result<Change, StoreError> {
        self.right.write(key, value, Expected::Anything).await
    }
}

pub fn main() {
    run_with(|right, _pool| Wrong { right });
}
