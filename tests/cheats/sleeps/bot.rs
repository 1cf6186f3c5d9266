use wrong_01_hello_bot::{Bot, Ran};

pub fn main() -> Ran {
    std::thread::sleep(std::time::Duration::from_secs(30));
    Bot::default().run()
}
