//! Lets go of the pen only when Discord has the answer: whoever comes next waits for that, too.

use wrong_04_json_write::{Bot, RIGHT, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        one_at_a_time: true,
        ..RIGHT
    })
}
