//! Takes every file that ends in `.new` for one of its own.

use std::ffi::OsStr;
use std::fs;

use wrong_05_safe_save::{Bot, RIGHT, disk, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        sweep: |path| {
            for entry in fs::read_dir(path.with_file_name(""))? {
                let file = entry?.path();
                if file.extension() == Some(OsStr::new("new")) {
                    disk::remove_file(&file)?;
                }
            }
            Ok(())
        },
        ..RIGHT
    })
}
