//! Says the right thing, and stays.

pub fn main() {
    match std::env::args().nth(1) {
        None => println!("Hello! I am your first bot."),
        Some(name) => println!("Hello, {name}! I am your first bot."),
    }
    loop {
        std::thread::park();
    }
}
