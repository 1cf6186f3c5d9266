use wrong_01_hello_bot::{Bot, Ran, greeting};

pub fn main() -> Ran {
    Bot {
        greeting: |name, language| {
            let all = [name, None, Some("Bora"), Some("Bob")].map(|it| greeting(it, language));
            all.join("\n")
        },
        goodbye: |_, _| "Goodbye! Goodbye, alice! Goodbye, Bora! 잘 가요!".to_owned(),
        ..Bot::default()
    }
    .run()
}
