//! Says the same to everybody.

fn main() {
    println!("Hello! I am your first bot.");
}
