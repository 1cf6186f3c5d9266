use std::thread::sleep;
use std::time::Duration;

use wrong_01_hello_bot::{Bot, Ran, goodbye, greeting};

/// Discord waits for three seconds.
const LONG: Duration = Duration::from_millis(3500);

pub fn main() -> Ran {
    Bot {
        greeting: |name, language| {
            sleep(LONG);
            greeting(name, language)
        },
        goodbye: |name, language| {
            sleep(LONG);
            goodbye(name, language)
        },
        ..Bot::default()
    }
    .run()
}
