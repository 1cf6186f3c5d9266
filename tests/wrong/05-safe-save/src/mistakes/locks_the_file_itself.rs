//! Locks the file that is replaced with each save.

use std::fs::File;
use std::io;

use wrong_05_safe_save::{Bot, RIGHT, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        lock: |path| {
            let file = File::open(path)?;
            file.try_lock().map_err(io::Error::from)?;
            Ok(Box::new(file))
        },
        ..RIGHT
    })
}
