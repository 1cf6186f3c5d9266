//! Panics on a name that does not begin with a Latin letter. poise catches it and answers for the bot.

use wrong_01_hello_bot::{Bot, Ran, greeting};

pub fn main() -> Ran {
    Bot {
        greeting: |name, language| {
            let latin = name.is_none_or(|it| it.starts_with(|it: char| it.is_ascii()));
            assert!(latin, "what kind of name is {name:?}?");
            greeting(name, language)
        },
        ..Bot::default()
    }
    .run()
}
