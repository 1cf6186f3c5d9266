//! Leaves what it was killed over where it is.

use wrong_05_safe_save::{Bot, RIGHT, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        sweep: |_| Ok(()),
        ..RIGHT
    })
}
