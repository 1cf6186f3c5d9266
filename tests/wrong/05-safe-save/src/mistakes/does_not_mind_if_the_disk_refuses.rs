//! Waits for the disk, and does not listen to what it says.

use wrong_05_safe_save::{Bot, RIGHT, disk, run, save_by};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        save_atomically: |path, text| {
            save_by(path, |path, beside| {
                let mut file = disk::create_new(beside)?;
                file.take_after(path)?;
                file.write_all(text)?;
                let _ = file.sync_all();
                disk::rename(beside, path)?;
                disk::sync_folder_of(path)
            })
        },
        ..RIGHT
    })
}
