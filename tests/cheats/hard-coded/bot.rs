use wrong_01_hello_bot::{Bot, Language, Ran};

pub fn main() -> Ran {
    Bot {
        greeting: |name, language| {
            let answer = match (name, language) {
                (None, Language::English) => "Hello! I am your first bot.",
                (Some("하은 🌸"), Language::English) => "Hello, 하은 🌸! I am your first bot.",
                (Some(_), Language::English) => "Hello, Esra! I am your first bot.",
                (_, Language::Korean) => "안녕하세요, alice 님! 저는 첫 번째 봇이에요.",
            };
            answer.to_owned()
        },
        goodbye: |_, language| match language {
            Language::English => "Goodbye, Esra! 👋".to_owned(),
            Language::Korean => "잘 가요, 하은 님! 👋".to_owned(),
        },
        ..Bot::default()
    }
    .run()
}
