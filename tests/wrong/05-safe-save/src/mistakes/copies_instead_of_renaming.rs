//! Writes a whole file beside the old one, and then copies it into that, bit by bit.

use std::fs;

use wrong_05_safe_save::{Bot, RIGHT, disk, run, save_by};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        save_atomically: |path, text| {
            save_by(path, text, |draft| {
                draft.file.sync_all()?;
                draft.is_wanted()?;
                fs::copy(draft.beside, draft.path)?;
                disk::remove_file(draft.beside)?;
                disk::sync_folder_of(draft.path)
            })
        },
        ..RIGHT
    })
}
