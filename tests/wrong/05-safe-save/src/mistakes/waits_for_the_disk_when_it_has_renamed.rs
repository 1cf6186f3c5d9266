//! Gives the new file its name first, and waits for the disk after that.

use wrong_05_safe_save::{Bot, RIGHT, disk, run, save_by};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        save_atomically: |path, text| {
            save_by(path, text, |draft| {
                draft.is_wanted()?;
                disk::rename(draft.beside, draft.path)?;
                draft.file.sync_all()?;
                disk::sync_folder_of(draft.path)
            })
        },
        ..RIGHT
    })
}
