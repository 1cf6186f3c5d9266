//! Writes a new file of what this program knows. Whatever else stood in it is gone.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;
use tokio::sync::Mutex;
use wrong_06_read_write::right;
use wrong_06_read_write::store::{Expected, FILE, Parts, Written};

#[derive(Default)]
struct Wrong {
    one_by_one: Mutex<()>,
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
        let _turn = self.one_by_one.lock().await;
        right.write(key, value, expected).await?;
        let text = std::fs::read_to_string(FILE).unwrap_or_default();
        let mut file: Value = serde_json::from_str(&text).unwrap_or_default();
        if let Value::Object(members) = &mut file {
            members.retain(|name, _| ["name", "hours", "facilities"].contains(&name.as_str()));
        }
        let new = format!("{FILE}.known");
        std::fs::write(&new, format!("{file:#}\n"))
            .and_then(|()| std::fs::rename(&new, FILE))
            .unwrap_or_else(|error| eprintln!("{error}"));
        Ok(())
    }
}

pub fn main() {
    wrong_06_read_write::run(Wrong::default()).unwrap_or_else(|error| eprintln!("{error}"));
}
