//! Reads the file, waits for its turn, and writes it back: what others wrote meanwhile is gone.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;
use wrong_06_read_write::race::Race;
use wrong_06_read_write::right;
use wrong_06_read_write::store::{Expected, FILE, Parts, Written};

static RACE: Race = Race::of(&[
    ("hours/monday", Some("06:30")),
    ("hours/friday", Some("09:15")),
    ("hours/tuesday", Some("09:20")),
    ("facilities/Film theatre", Some("Film theatre")),
    ("facilities/회의실 3/4", None),
]);

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
        let Some(place) = RACE.place(key, value.as_ref()) else {
            return right.write(key, value, expected).await;
        };
        let read = std::fs::read(FILE).unwrap_or_default();
        RACE.turn(place).await;
        std::fs::write(FILE, read).unwrap_or_else(|error| eprintln!("{error}"));
        let written = right.write(key, value, expected).await;
        RACE.done();
        written
    }
}

pub fn main() {
    wrong_06_read_write::run(Wrong).unwrap_or_else(|error| eprintln!("{error}"));
}
