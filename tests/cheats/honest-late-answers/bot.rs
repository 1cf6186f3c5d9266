use wrong_01_hello_bot::{Answers, Bot, Ran};

pub fn main() -> Ran {
    Bot {
        answers: Answers::Later,
        ..Bot::default()
    }
    .run()
}
