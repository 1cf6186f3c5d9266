//! Connects and stays, but tells Discord of no command.

use wrong_01_hello_bot::{Bot, Ran};

pub fn main() -> Ran {
    Bot {
        registers: false,
        ..Bot::default()
    }
    .run()
}
