//! Takes the time of day in London for the library's.

use chrono::{FixedOffset, Offset, Utc};
use wrong_03_json_read::{Bot, RIGHT, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        in_library: |moment| moment.with_timezone::<FixedOffset>(&Utc.fix()),
        ..RIGHT
    })
}
