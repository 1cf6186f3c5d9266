//! Takes for granted that the file can be read.

use wrong_05_safe_save::{Bot, RIGHT, right, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        load: || Ok(right::file::load().unwrap_or_else(|error| panic!("{error}"))),
        ..RIGHT
    })
}
