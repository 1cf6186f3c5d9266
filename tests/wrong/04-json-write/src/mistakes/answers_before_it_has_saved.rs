//! Says «Saved» first, and saves when it has the time.

use std::time::Duration;

use wrong_04_json_write::{Bot, EDITS, Edits, RIGHT, check_hours, file, library, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        edits: Edits {
            set_hours: |_, day, open, close| {
                Box::pin(async move {
                    check_hours(open, close)?;
                    tokio::spawn(async move {
                        // Long enough for the next question to come first.
                        tokio::time::sleep(Duration::from_secs(60)).await;
                        if let Ok(mut library) = file::load() {
                            let hours = library::hours_on_mut(&mut library, day);
                            (hours.open, hours.close) = (open, close);
                            file::save(&mut file::pen(), &library).await.ok();
                        }
                    });
                    Ok(())
                })
            },
            ..EDITS
        },
        ..RIGHT
    })
}
