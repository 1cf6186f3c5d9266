//! Thinks about its goodbye for longer than Discord waits.

use std::thread::sleep;
use std::time::Duration;

use wrong_01_hello_bot::{Bot, Ran, goodbye};

pub fn main() -> Ran {
    Bot {
        goodbye: |name, language| {
            sleep(Duration::from_secs(60));
            goodbye(name, language)
        },
        ..Bot::default()
    }
    .run()
}
