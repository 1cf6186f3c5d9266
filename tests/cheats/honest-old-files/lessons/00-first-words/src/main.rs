//! Lesson 00: a program that says hello.

/// The words for somebody who says hello. `name` is their name, if we know it.
fn greeting(name: Option<String>) -> String {
    match name {
        None => String::from("Hello! I am your first bot."),
        Some(name) => format!("Hello, {name}! I am your first bot."),
    }
}

fn main() {
    // Given: takes the first word after the program's name, if there is one.
    let name = std::env::args().nth(1);
    println!("{}", greeting(name));
}

// From an archive.
