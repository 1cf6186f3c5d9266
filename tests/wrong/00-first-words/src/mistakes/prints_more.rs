//! Left a line in that was to help while looking for a mistake.

pub fn main() {
    let name = std::env::args().nth(1);
    println!("name = {name:?}");
    match name {
        None => println!("Hello! I am your first bot."),
        Some(name) => println!("Hello, {name}! I am your first bot."),
    }
}
