//! Says «Saved» first, and saves when it has the time.

use std::path::Path;
use std::time::Duration;

use wrong_05_safe_save::{Bot, FILE, RIGHT, right, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        save: |_, library| {
            let text = serde_json::to_string_pretty(library).unwrap_or_default();
            tokio::spawn(async move {
                // Long enough for whatever comes next to come first.
                tokio::time::sleep(Duration::from_secs(60)).await;
                right::save::save_atomically(Path::new(FILE), &text)
            });
            Box::pin(async { Ok(()) })
        },
        ..RIGHT
    })
}
