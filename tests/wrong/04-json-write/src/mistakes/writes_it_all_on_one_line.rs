//! Writes a file that nobody could edit by hand any more.

use serde_json::Value;
use wrong_04_json_write::{Bot, EDITS, Edits, FILE, RIGHT, right, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        edits: Edits {
            set_hours: |pen, day, open, close| {
                Box::pin(async move {
                    right::set_hours(pen, day, open, close).await?;
                    let text = std::fs::read_to_string(FILE).unwrap_or_default();
                    if let Ok(library) = serde_json::from_str::<Value>(&text) {
                        std::fs::write(FILE, library.to_string()).ok();
                    }
                    Ok(())
                })
            },
            ..EDITS
        },
        ..RIGHT
    })
}
