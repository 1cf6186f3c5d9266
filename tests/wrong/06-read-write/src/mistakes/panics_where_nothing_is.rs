//! Is sure that there is something under every key.

use std::sync::Arc;

use async_trait::async_trait;
use wrong_06_read_write::right;
use wrong_06_read_write::store::{Parts, Read};

struct Wrong;

#[async_trait]
impl Parts for Wrong {
    async fn read(&self, right: &Arc<right::Store>, key: &str) -> Read {
        let value = right.read(key).await?;
        assert!(value.is_some(), "nothing under {key}");
        Ok(value)
    }
}

pub fn main() {
    wrong_06_read_write::run(Wrong).unwrap_or_else(|error| eprintln!("{error}"));
}
