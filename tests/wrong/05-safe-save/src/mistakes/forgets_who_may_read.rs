//! Makes a new file each time, for whoever happens to be its owner.

use std::fs;

use wrong_05_safe_save::{Bot, RIGHT, disk, is_still, right, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        save_atomically: |path, text| {
            let path = right::save::real_place(path)?;
            let beside = disk::beside(&path);
            let replace = || {
                let old = fs::metadata(&path)?;
                let mut file = disk::create_new(&beside)?;
                file.write_all(text)?;
                file.sync_all()?;
                is_still(&path, &old)?;
                disk::rename(&beside, &path)?;
                disk::sync_folder_of(&path)
            };
            let replaced = replace();
            if replaced.is_err() {
                let _ = disk::remove_file(&beside);
            }
            replaced
        },
        ..RIGHT
    })
}
