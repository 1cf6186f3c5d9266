//! Does not look whether the numbers are a time.

use wrong_02_library_hours::{Bot, RIGHT, numbers, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        parse_time: |text| numbers(text).map(|(hour, minute)| hour * 60 + minute),
        ..RIGHT
    })
}
