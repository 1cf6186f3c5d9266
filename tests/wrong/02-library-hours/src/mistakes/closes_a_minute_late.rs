//! Is still open at the minute it closes.

use wrong_02_library_hours::{Bot, RIGHT, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        is_open: |minutes| (7 * 60..=22 * 60).contains(&minutes),
        ..RIGHT
    })
}
