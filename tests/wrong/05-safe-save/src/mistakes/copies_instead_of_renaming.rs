//! Writes a whole file beside the old one, and then copies it into that, bit by bit.

use std::fs;

use wrong_05_safe_save::{Bot, RIGHT, disk, run, save_by};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        save_atomically: |path, text| {
            save_by(path, |path, beside| {
                let mut file = disk::create_new(beside)?;
                file.take_after(path)?;
                file.write_all(text)?;
                file.sync_all()?;
                fs::copy(beside, path)?;
                disk::remove_file(beside)?;
                disk::sync_folder_of(path)
            })
        },
        ..RIGHT
    })
}
