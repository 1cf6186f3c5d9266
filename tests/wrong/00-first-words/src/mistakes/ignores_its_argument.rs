//! Says the same to everybody.

pub fn main() {
    println!("Hello! I am your first bot.");
}
