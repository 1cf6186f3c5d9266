//! Keeps the library from its first change on, and writes that over what somebody has edited since.

use tokio::sync::Mutex;
use wrong_04_json_write::library::Library;
use wrong_04_json_write::{Bot, EDITS, Edits, RIGHT, check_hours, file, library, run};

/// The library as it was before the first change, with the changes since.
static KEPT: Mutex<Option<Library>> = Mutex::const_new(None);

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        edits: Edits {
            set_hours: |pen, day, open, close| {
                Box::pin(async move {
                    check_hours(open, close)?;
                    let mut pen = pen.lock().await;
                    let mut kept = KEPT.lock().await;
                    let mut library = match kept.take() {
                        Some(library) => library,
                        None => file::load()?,
                    };
                    let hours = library::hours_on_mut(&mut library, day);
                    (hours.open, hours.close) = (open, close);
                    file::save(&mut pen, &library).await?;
                    *kept = Some(library);
                    Ok(())
                })
            },
            ..EDITS
        },
        ..RIGHT
    })
}
