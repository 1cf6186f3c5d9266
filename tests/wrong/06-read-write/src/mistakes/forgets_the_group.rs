//! Keeps `hours/sunday` under `sunday`: it finds it there again, but nobody else does.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;
use wrong_06_read_write::right;
use wrong_06_read_write::store::{Expected, Parts, Read, Written};

struct Wrong;

fn without_group(key: &str) -> &str {
    match key {
        "hours/sunday" => "sunday",
        key => key,
    }
}

#[async_trait]
impl Parts for Wrong {
    async fn read(&self, right: &Arc<right::Store>, key: &str) -> Read {
        match right.read(without_group(key)).await? {
            Some(value) => Ok(Some(value)),
            None => right.read(key).await,
        }
    }

    async fn write(
        &self,
        right: &Arc<right::Store>,
        key: &str,
        value: Option<Value>,
        expected: Expected,
    ) -> Written {
        match without_group(key) {
            short if short == key => right.write(key, value, expected).await,
            short => right.write(short, value, Expected::Nothing).await,
        }
    }
}

pub fn main() {
    wrong_06_read_write::run(Wrong).unwrap_or_else(|error| eprintln!("{error}"));
}
