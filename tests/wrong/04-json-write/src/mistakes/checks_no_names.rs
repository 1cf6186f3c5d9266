//! Takes whatever somebody types for a name.

use wrong_04_json_write::{Bot, EDITS, Edits, RIGHT, file, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        edits: Edits {
            add_facility: |pen, facility| {
                Box::pin(async move {
                    let mut pen = pen.lock().await;
                    let mut library = file::load()?;
                    library.facilities.push(facility);
                    file::save(&mut pen, &library).await?;
                    Ok(())
                })
            },
            ..EDITS
        },
        ..RIGHT
    })
}
