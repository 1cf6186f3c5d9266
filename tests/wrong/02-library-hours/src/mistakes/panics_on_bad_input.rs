//! Takes for granted that everybody types a time.

use wrong_02_library_hours::{Bot, RIGHT, parse_time, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        parse_time: |text| Some(parse_time(text).expect("a time")),
        ..RIGHT
    })
}
