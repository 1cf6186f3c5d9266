//! Ends when the file cannot be read.

use wrong_03_json_read::{Bot, RIGHT, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        sorry: |error, _| {
            eprintln!("{error}");
            std::process::exit(1)
        },
        ..RIGHT
    })
}
