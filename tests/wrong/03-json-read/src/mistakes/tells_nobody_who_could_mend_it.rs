//! Is kind to the one who asked, and leaves no line for the one who runs the bot.

use wrong_03_json_read::{Bot, RIGHT, kind_words, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        sorry: |_, korean| kind_words(korean).ephemeral(true),
        ..RIGHT
    })
}
