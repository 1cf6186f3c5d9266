#[path = "../../../solutions/00-first-words/src/main.rs"]
mod solution;

fn main() {}
