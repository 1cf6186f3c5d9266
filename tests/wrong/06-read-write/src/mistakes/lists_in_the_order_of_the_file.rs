//! Lists the facilities as they stand in the file, not in the order of their keys.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;
use wrong_06_read_write::right;
use wrong_06_read_write::store::{FILE, List, Parts};

struct Wrong;

#[async_trait]
impl Parts for Wrong {
    async fn list(&self, right: &Arc<right::Store>, group: &str) -> List {
        let mut entries = right.list(group).await?;
        let text = std::fs::read_to_string(FILE).unwrap_or_default();
        let file: Value = serde_json::from_str(&text).unwrap_or_default();
        let place = |value: &Value| file["facilities"].as_array()?.iter().position(|it| it == value);
        entries.sort_by_key(|(_, value)| place(value));
        Ok(entries)
    }
}

pub fn main() {
    wrong_06_read_write::run(Wrong).unwrap_or_else(|error| eprintln!("{error}"));
}
