//! A program that passes nothing by itself.

fn main() {
    println!("Hullo!");
}
