//! Answers every topic with the hours.

use wrong_02_library_hours::{Bot, RIGHT, Topic, about, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        about: |_, korean| about(Topic::Hours, korean),
        ..RIGHT
    })
}
