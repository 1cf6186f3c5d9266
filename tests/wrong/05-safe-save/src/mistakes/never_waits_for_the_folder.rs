//! Waits for the file, and not for its name.

use wrong_05_safe_save::{Bot, RIGHT, disk, run, save_by};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        save_atomically: |path, text| {
            save_by(path, text, |draft| {
                draft.file.sync_all()?;
                draft.is_wanted()?;
                disk::rename(draft.beside, draft.path)
            })
        },
        ..RIGHT
    })
}
