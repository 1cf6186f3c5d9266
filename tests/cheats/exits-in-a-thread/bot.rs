use wrong_01_hello_bot::{Bot, Ran};

pub fn main() -> Ran {
    std::thread::spawn(|| std::process::exit(0));
    Bot::default().run()
}
