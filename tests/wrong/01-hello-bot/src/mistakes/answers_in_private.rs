//! Shows the answer to nobody but the asker.

use wrong_01_hello_bot::{Answers, Bot, Ran};

pub fn main() -> Ran {
    Bot {
        answers: Answers::ToTheAskerOnly,
        ..Bot::default()
    }
    .run()
}
