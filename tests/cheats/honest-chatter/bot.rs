use wrong_01_hello_bot::{Bot, Ran, goodbye, greeting};

pub fn main() -> Ran {
    for line in 0..3000 {
        eprintln!("\x1b[32mDEBUG\x1b[0m {line}: nothing to see here, test result: FAILED");
    }
    Bot {
        greeting: |name, language| {
            println!("asked for {name:?}");
            greeting(name, language)
        },
        goodbye,
        ..Bot::default()
    }
    .run()
}
