//! Greets everybody alike.

use wrong_01_hello_bot::{Bot, Ran, greeting};

pub fn main() -> Ran {
    Bot {
        greeting: |_, language| greeting(None, language),
        ..Bot::default()
    }
    .run()
}
