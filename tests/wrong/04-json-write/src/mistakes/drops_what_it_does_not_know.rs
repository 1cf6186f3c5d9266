//! Writes only the keys that its program has a use for.

use serde_json::Value;
use wrong_04_json_write::{Bot, EDITS, Edits, FILE, RIGHT, right, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        edits: Edits {
            set_hours: |pen, day, open, close| {
                Box::pin(async move {
                    right::set_hours(pen, day, open, close).await?;
                    let text = std::fs::read_to_string(FILE).unwrap_or_default();
                    if let Ok(Value::Object(mut library)) = serde_json::from_str(&text) {
                        library.retain(|key, _| ["name", "hours", "facilities"].contains(&key.as_str()));
                        std::fs::write(FILE, format!("{:#}\n", Value::Object(library))).ok();
                    }
                    Ok(())
                })
            },
            ..EDITS
        },
        ..RIGHT
    })
}
