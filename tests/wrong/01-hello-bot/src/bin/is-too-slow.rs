//! Answers when Discord has given up waiting.

use std::time::Duration;

use wrong_01_hello_bot::{Bot, Ran};

fn main() -> Ran {
    Bot {
        thinks: Duration::from_millis(3200),
        ..Bot::default()
    }
    .run()
}
