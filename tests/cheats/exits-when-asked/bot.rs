use wrong_01_hello_bot::{Bot, Ran};

pub fn main() -> Ran {
    Bot {
        greeting: |_, _| std::process::exit(0),
        goodbye: |_, _| std::process::exit(0),
        ..Bot::default()
    }
    .run()
}
