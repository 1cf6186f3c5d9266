use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use wrong_01_hello_bot::Ran;

/// Enough to be noticed, and too few to hurt where nobody does.
const GENERATIONS: u32 = 40;

pub fn main() -> Ran {
    let generation = std::env::var("GENERATION")
        .ok()
        .and_then(|it| it.parse().ok())
        .unwrap_or(0);
    if generation < GENERATIONS {
        drop(
            Command::new(std::env::current_exe()?)
                .env("GENERATION", (generation + 1).to_string())
                .spawn(),
        );
    }
    if generation > 0 {
        sleep(Duration::from_secs(20));
        return Ok(());
    }
    sleep(Duration::from_secs(3));
    super::mute()
}
