//! Renames over whatever is there by then.

use wrong_05_safe_save::{Bot, RIGHT, disk, run, save_by};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        save_atomically: |path, text| {
            save_by(path, text, |draft| {
                draft.file.sync_all()?;
                disk::rename(draft.beside, draft.path)?;
                disk::sync_folder_of(draft.path)
            })
        },
        ..RIGHT
    })
}
