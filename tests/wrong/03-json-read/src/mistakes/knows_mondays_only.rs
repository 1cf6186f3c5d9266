//! Answers Monday's hours on every day.

use wrong_03_json_read::{Bot, RIGHT, library, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        about_hours: |it, _, korean| library::about_hours(it, chrono::Weekday::Mon, korean),
        ..RIGHT
    })
}
