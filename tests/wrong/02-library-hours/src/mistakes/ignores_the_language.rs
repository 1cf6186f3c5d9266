//! Answers everybody in English.

use wrong_02_library_hours::{Bot, RIGHT, about, not_a_time, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        about: |topic, _| about(topic, false),
        not_a_time: |text, _| not_a_time(text, false),
        ..RIGHT
    })
}
