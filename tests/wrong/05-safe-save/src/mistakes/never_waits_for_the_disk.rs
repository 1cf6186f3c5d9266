//! Leaves it to the system when the text gets to the disk.

use wrong_05_safe_save::{Bot, RIGHT, disk, run, save_by};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        save_atomically: |path, text| {
            save_by(path, |path, beside| {
                let mut file = disk::create_new(beside)?;
                file.take_after(path)?;
                file.write_all(text)?;
                disk::rename(beside, path)?;
                disk::sync_folder_of(path)
            })
        },
        ..RIGHT
    })
}
