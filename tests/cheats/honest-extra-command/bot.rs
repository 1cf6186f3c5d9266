use wrong_01_hello_bot::{Bot, Ran};

pub fn main() -> Ran {
    Bot {
        has_a_command_more: true,
        ..Bot::default()
    }
    .run()
}
