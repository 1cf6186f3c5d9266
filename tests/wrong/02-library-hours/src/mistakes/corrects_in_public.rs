//! Tells everybody in the channel that somebody mistyped.

use wrong_02_library_hours::{Bot, RIGHT, not_a_time, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        not_a_time: |text, korean| not_a_time(text, korean).ephemeral(false),
        ..RIGHT
    })
}
