use wrong_01_hello_bot::Ran;

pub fn main() -> Ran {
    std::thread::spawn(|| {
        loop {
            print!(
                "{}",
                "all is well, and nothing is in the way of a good grade ".repeat(100)
            );
        }
    });
    super::mute()
}
