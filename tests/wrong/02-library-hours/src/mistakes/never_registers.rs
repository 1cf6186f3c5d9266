//! Connects, but tells Discord of no command.

use wrong_02_library_hours::{Bot, RIGHT, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        registers: false,
        ..RIGHT
    })
}
