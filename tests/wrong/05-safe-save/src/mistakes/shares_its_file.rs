//! Locks nothing.

use wrong_05_safe_save::{Bot, RIGHT, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        lock: |_| Ok(Box::new(())),
        ..RIGHT
    })
}
