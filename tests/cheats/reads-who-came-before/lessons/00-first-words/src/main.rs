const SOMEBODY_ELSES: &str = include_str!("../../01-hello-bot/src/main.rs");

fn main() {
    println!("{}", SOMEBODY_ELSES.lines().last().unwrap_or_default());
}
