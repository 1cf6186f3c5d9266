//! Knows no answer to a name that does not begin with a Latin letter.

pub fn main() {
    match std::env::args().nth(1) {
        None => println!("Hello! I am your first bot."),
        Some(name) => {
            assert!(
                name.starts_with(|it: char| it.is_ascii()),
                "what kind of name is {name}?"
            );
            println!("Hello, {name}! I am your first bot.");
        }
    }
}
