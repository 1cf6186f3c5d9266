//! Measures what the offline Discord costs, beside a server that does nothing but parse and answer the same bytes:
//! `cargo run --release -p bench-discord`, or of one thing alone `cargo run --release -p bench-discord history`.
//!
//! Both run in turn, in one process, each on a thread of its own. Nothing here fails for being slow: machines differ, and
//! the numbers are for people.

#![allow(
    clippy::unwrap_used,
    reason = "a measurement that cannot go on has nothing to say"
)]

mod bare;
mod client;
mod fan_out;
mod history;
mod memory;
mod messages;
mod turns;
mod worlds;

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

/// Each figure by its name, in the order in which they are taken: of memory first, while nothing else has had any.
const FIGURES: [&str; 6] = ["worlds", "starts", "messages", "turns", "fan-out", "history"];

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    if let Some(other) = asked.iter().find(|it| !FIGURES.contains(&it.as_str())) {
        eprintln!(
            "There is no figure called {other}; there are: {}",
            FIGURES.join(", ")
        );
        std::process::exit(2);
    }
    let runtime = Runtime::new().unwrap();
    for figure in FIGURES {
        if asked.is_empty() || asked.iter().any(|it| it == figure) {
            runtime.block_on(tell(figure));
        }
    }
}

async fn tell(figure: &str) {
    match figure {
        "worlds" => {
            let memory = worlds::measure().await;
            println!(
                "a hundred worlds: {:.0} MB for the whole program, {:.0} MB with a bot connected to each; without them {:.0} MB (wanted: below 200)",
                memory.started, memory.connected, memory.before
            );
        }
        "starts" => println!("a world starts: {} ms (wanted: below 2)", starts().await),
        "messages" => {
            for (bot, seen) in [("no bot connected", false), ("a bot is told of each", true)] {
                let messages::Messages {
                    rates,
                    ratio,
                    ratio_told,
                } = messages::measure(seen).await;
                println!(
                    "messages created, {bot}: {rates} thousand a second; of what the bare server does: {ratio} (wanted: 0.50)"
                );
                if let Some(ratio) = ratio_told {
                    println!("… and of what it does if it tells somebody of each, too: {ratio}");
                }
            }
        }
        "turns" => {
            let turns = turns::measure().await;
            println!(
                "a slash turn: {} µs; the same bytes to and fro: {} µs; more than that: {} µs",
                turns.whole, turns.bytes, turns.more
            );
        }
        "fan-out" => {
            let told = fan_out::measure().await;
            println!(
                "a message to 200 bots: {} µs until the last has it, {} µs for each; the bare server: {} µs; times as long: {}",
                told.ours, told.each, told.bare, told.ratio
            );
        }
        _ => {
            history::measure(|at| {
                println!(
                    "after {} messages: the next takes {} µs (the bare server: {}), the newest fifty {} µs; {:.0} bytes for each",
                    at.many, at.next, at.bare, at.newest, at.bytes
                );
            })
            .await;
        }
    }
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
