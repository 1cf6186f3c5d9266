//! Reads the file for the first command, and never again.

use std::sync::OnceLock;

use wrong_03_json_read::{Bot, RIGHT, file, run};

/// What stood in the file for the first command.
static FIRST: OnceLock<Vec<u8>> = OnceLock::new();

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        load: || {
            let path = "data/library.json";
            let first = FIRST.get_or_init(|| std::fs::read(path).unwrap_or_default());
            // Whatever stands there now, the bot goes by what it read at first.
            std::fs::write(path, first).ok();
            file::load()
        },
        ..RIGHT
    })
}
