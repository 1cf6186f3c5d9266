//! Tells whoever asks which line of the file is wrong, as if they could mend it.

use wrong_03_json_read::{Bot, RIGHT, run, sorry};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        sorry: |error, korean| sorry(error, korean).content(error.to_string()),
        ..RIGHT
    })
}
