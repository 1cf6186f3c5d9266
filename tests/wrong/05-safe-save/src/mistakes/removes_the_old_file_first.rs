//! Makes room for the new file by removing the old one.

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
                fs::remove_file(path)?;
                disk::rename(beside, path)?;
                disk::sync_folder_of(path)
            })
        },
        ..RIGHT
    })
}
