//! Writes into the file itself.

use std::fs;

use wrong_05_safe_save::{Bot, RIGHT, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        save_atomically: |path, text| fs::write(path, text),
        ..RIGHT
    })
}
