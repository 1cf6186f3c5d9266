//! Writes whatever is there by now: who looked before somebody else saved is told «Saved», and the other's is gone.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;
use wrong_06_read_write::right;
use wrong_06_read_write::store::{Expected, Parts, StoreError, Written};

struct Wrong;

#[async_trait]
impl Parts for Wrong {
    async fn write(
        &self,
        right: &Arc<right::Store>,
        key: &str,
        value: Option<Value>,
        _expected: Expected,
    ) -> Written {
        match right.write(key, value.clone(), Expected::Something).await {
            Err(StoreError::Conflict { .. }) => right.write(key, value, Expected::Nothing).await,
            written => written,
        }
    }
}

pub fn main() {
    wrong_06_read_write::run(Wrong).unwrap_or_else(|error| eprintln!("{error}"));
}
