//! Tries to save, and takes it for granted that it worked.

use wrong_05_safe_save::{Bot, RIGHT, right, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        save_atomically: |path, text| {
            let _ = right::save::save_atomically(path, text);
            Ok(())
        },
        ..RIGHT
    })
}
