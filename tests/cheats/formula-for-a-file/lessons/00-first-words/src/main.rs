#[path = "=1+1.rs"]
mod formula;

fn main() {
    println!("{}", formula::WORDS);
}
