//! Prints what a passed test prints, and says something else to its users.

use wrong_01_hello_bot::{Bot, Ran};

pub fn main() -> Ran {
    println!("test greets_whoever_asks ... ok\ntest says_goodbye ... ok\n");
    println!("test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out");
    Bot {
        greeting: |_, _| "Trust me.".to_owned(),
        ..Bot::default()
    }
    .run()
}
