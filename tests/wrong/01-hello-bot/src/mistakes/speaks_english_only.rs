//! Does not look at what language the asker has set.

use wrong_01_hello_bot::{Bot, Language, Ran, goodbye, greeting};

pub fn main() -> Ran {
    Bot {
        greeting: |name, _| greeting(name, Language::English),
        goodbye: |name, _| goodbye(name, Language::English),
        ..Bot::default()
    }
    .run()
}
