use std::time::{SystemTime, UNIX_EPOCH};

use wrong_01_hello_bot::{Bot, Ran};

fn now() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("Hello! It is {} ns.", now.as_nanos())
}

pub fn main() -> Ran {
    Bot {
        greeting: |_, _| now(),
        goodbye: |_, _| now(),
        ..Bot::default()
    }
    .run()
}
