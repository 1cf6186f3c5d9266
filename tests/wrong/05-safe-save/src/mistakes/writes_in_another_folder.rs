//! Writes its new file in a folder of its own, which can be on another disk.

use std::fs;
use std::path::Path;

use wrong_05_safe_save::{Bot, RIGHT, disk, is_still, right, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        save_atomically: |path, text| {
            let path = right::save::real_place(path)?;
            let own = Path::new("new");
            // What a run that was killed has left there is not to be in the way.
            let _ = fs::remove_dir_all(own);
            fs::create_dir_all(own)?;
            let beside = own.join(disk::beside(&path).file_name().unwrap_or_default());
            let old = fs::metadata(&path)?;
            let mut file = disk::create_new(&beside)?;
            file.set_owner(&old);
            file.set_permissions(old.permissions())?;
            file.write_all(text)?;
            file.sync_all()?;
            is_still(&path, &old)?;
            disk::rename(&beside, &path)?;
            disk::sync_folder_of(&path)
        },
        ..RIGHT
    })
}
