//! Says «Saved» first, and saves when it finds the time.

use std::sync::Arc;
use std::time::Duration;

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
        let (later, key) = (Arc::clone(right), key.to_owned());
        tokio::spawn(async move {
            tokio::time::sleep(Duration::from_secs(600)).await;
            later.write(&key, value, expected).await
        });
        Ok(())
    }
}

pub fn main() {
    wrong_06_read_write::run(Wrong).unwrap_or_else(|error| eprintln!("{error}"));
}
