//! Does as if it had removed something.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;
use wrong_06_read_write::right;
use wrong_06_read_write::store::{Expected, Parts, Written};

struct Wrong;

#[async_trait]
impl Parts for Wrong {
    async fn write(
        &self,
        right: &Arc<right::Store>,
        key: &str,
        value: Option<Value>,
        expected: Expected,
    ) -> Written {
        match value {
            Some(value) => right.write(key, Some(value), expected).await,
            None => Ok(()),
        }
    }
}

pub fn main() {
    wrong_06_read_write::run(Wrong).unwrap_or_else(|error| eprintln!("{error}"));
}
