//! Knows the names that the snapshots have, and no others.

use wrong_01_hello_bot::{Bot, Language, Ran};

pub fn main() -> Ran {
    Bot {
        goodbye: |_, language| match language {
            Language::English => "Goodbye, Bora! 👋".to_owned(),
            Language::Korean => "잘 가요, 하나 님! 👋".to_owned(),
        },
        ..Bot::default()
    }
    .run()
}
