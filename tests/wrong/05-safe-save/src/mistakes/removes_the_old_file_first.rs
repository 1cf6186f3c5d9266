//! Makes room for the new file by removing the old one.

use std::fs;

use wrong_05_safe_save::{Bot, RIGHT, disk, run, save_by};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        save_atomically: |path, text| {
            save_by(path, text, |draft| {
                draft.file.sync_all()?;
                draft.is_wanted()?;
                fs::remove_file(draft.path)?;
                disk::rename(draft.beside, draft.path)?;
                disk::sync_folder_of(draft.path)
            })
        },
        ..RIGHT
    })
}
