//! Remembers each value that it has read, and never looks at the file again.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use serde_json::Value;
use wrong_06_read_write::right;
use wrong_06_read_write::store::{Parts, Read};

#[derive(Default)]
struct Wrong {
    read: Mutex<HashMap<String, Value>>,
}

#[async_trait]
impl Parts for Wrong {
    async fn read(&self, right: &Arc<right::Store>, key: &str) -> Read {
        let known = |this: &Wrong| {
            let read = this.read.lock().unwrap_or_else(PoisonError::into_inner);
            read.get(key).cloned()
        };
        if let Some(value) = known(self) {
            return Ok(Some(value));
        }
        let value = right.read(key).await?;
        if let Some(value) = &value {
            let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
            read.insert(key.to_owned(), value.clone());
        }
        Ok(value)
    }
}

pub fn main() {
    wrong_06_read_write::run(Wrong::default()).unwrap_or_else(|error| eprintln!("{error}"));
}
