//! Leaves the new file where it is when it could not be finished.

use wrong_05_safe_save::{Bot, RIGHT, disk, right, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        save_atomically: |path, text| {
            let path = right::save::real_place(path)?;
            let beside = disk::beside(&path);
            let mut file = disk::create_new(&beside)?;
            file.take_after(&path)?;
            file.write_all(text)?;
            file.sync_all()?;
            disk::rename(&beside, &path)?;
            disk::sync_folder_of(&path)
        },
        ..RIGHT
    })
}
