//! Puts a new facility at the beginning of the list.

use wrong_04_json_write::{Bot, EDITS, Edits, RIGHT, file, right, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        edits: Edits {
            add_facility: |pen, facility| {
                Box::pin(async move {
                    right::add_facility(pen, facility).await?;
                    let mut pen = pen.lock().await;
                    let mut library = file::load()?;
                    library.facilities.rotate_right(1);
                    file::save(&mut pen, &library).await?;
                    Ok(())
                })
            },
            ..EDITS
        },
        ..RIGHT
    })
}
