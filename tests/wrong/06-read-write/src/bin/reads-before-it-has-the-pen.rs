//! Reads the file, takes its time, and writes it back: what others wrote meanwhile is gone.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use serde_json::Value;
use wrong_06_read_write::right;
use wrong_06_read_write::store::{Expected, FILE, Parts, Written};

struct Wrong;

/// A slow disk, and slower for each of those who write at the same moment: so that it is always the same one who comes last.
fn takes(key: &str, value: Option<&Value>) -> Duration {
    let turns = ["hours/monday", "hours/friday", "hours/tuesday"];
    let turn = turns.iter().position(|it| *it == key);
    let last = turns.len() + usize::from(value.is_none());
    Duration::from_millis(500 + 300 * turn.unwrap_or(last) as u64)
}

#[async_trait]
impl Parts for Wrong {
    async fn write(
        &self,
        right: &Arc<right::Store>,
        key: &str,
        value: Option<Value>,
        expected: Expected,
    ) -> Written {
        let read = std::fs::read(FILE).unwrap_or_default();
        tokio::time::sleep(takes(key, value.as_ref())).await;
        std::fs::write(FILE, read).unwrap_or_else(|error| eprintln!("{error}"));
        right.write(key, value, expected).await
    }
}

fn main() {
    wrong_06_read_write::run(Wrong).unwrap_or_else(|error| eprintln!("{error}"));
}
