//! Takes for granted that the file is as it should be.

use wrong_03_json_read::{Bot, RIGHT, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        sorry: |error, _| panic!("{error}"),
        ..RIGHT
    })
}
