//! Tells the whole channel about its broken file.

use wrong_03_json_read::{Bot, RIGHT, run, sorry};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        sorry: |error, korean| sorry(error, korean).ephemeral(false),
        ..RIGHT
    })
}
