//! Takes hours in which nobody could come in.

use wrong_04_json_write::{Bot, EDITS, Edits, RIGHT, file, library, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        edits: Edits {
            set_hours: |pen, day, open, close| {
                Box::pin(async move {
                    let mut pen = pen.lock().await;
                    let mut library = file::load()?;
                    let hours = library::hours_on_mut(&mut library, day);
                    (hours.open, hours.close) = (open, close);
                    file::save(&mut pen, &library).await?;
                    Ok(())
                })
            },
            ..EDITS
        },
        ..RIGHT
    })
}
