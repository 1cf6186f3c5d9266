//! Measures what the offline Discord costs, beside a server that does nothing but parse and answer the same bytes:
//! `cargo run --release -p bench-discord`.
//!
//! Both run in turn, in one process, each on a thread of its own. Nothing here fails for being slow: machines differ, and
//! the numbers are for people.

#![allow(
    clippy::unwrap_used,
    reason = "a measurement that cannot go on has nothing to say"
)]

mod bare;
mod client;
mod messages;
mod turns;

use std::time::{Duration, Instant};

use botcamp::discord::{Discord, Settings};
use tokio::runtime::Runtime;

/// How often each is measured.
const ROUNDS: usize = 15;

/// The median, and between what half of all lie.
struct Spread {
    low: f64,
    median: f64,
    high: f64,
}

impl Spread {
    fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let at = |part: f64| values[((values.len() - 1) as f64 * part).round() as usize];
        Self {
            low: at(0.25),
            median: at(0.5),
            high: at(0.75),
        }
    }
}

impl std::fmt::Display for Spread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.2} ({:.2}–{:.2})", self.median, self.low, self.high)
    }
}

fn main() {
    let runtime = Runtime::new().unwrap();
    let start = runtime.block_on(starts());
    println!("a world starts: {start} ms (wanted: below 2)");
    for (bot, seen) in [("no bot connected", false), ("a bot is told of each", true)] {
        let (rates, ratio) = runtime.block_on(messages::measure(seen));
        println!(
            "messages created, {bot}: {rates} thousand a second; of what the bare server does: {ratio} (wanted: 0.50)"
        );
    }
    let turns = runtime.block_on(turns::measure());
    println!(
        "a slash turn: {} µs; the same bytes to and fro: {} µs; more than that: {} µs",
        turns.whole, turns.bytes, turns.more
    );
}

/// How many milliseconds it takes until an offline Discord answers.
async fn starts() -> Spread {
    let mut times = Vec::new();
    for _ in 0..ROUNDS * 10 {
        let start = Instant::now();
        let discord = Discord::start(Settings::default()).await.unwrap();
        times.push(start.elapsed());
        drop(discord);
    }
    Spread::of(times.into_iter().map(|time| micros(time) / 1000.0).collect())
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000_000.0
}
