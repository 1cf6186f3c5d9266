//! Measures what the course promises about its speed and prints medians: `cargo bench --profile dev --bench speed`.
//!
//! It works on a fresh clone of the last commit, in `target/speed/`, and takes some minutes: the first build is part of it.
//! Nothing here fails for being slow: machines differ, and the numbers are for people.

#![allow(
    clippy::unwrap_used,
    reason = "a measurement that cannot go on has nothing to say"
)]

mod fresh;
mod turns;
mod watch;

use std::time::Duration;

use fresh::Fresh;

/// Takes the median: one slow run tells about the machine.
fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn millis(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

fn main() {
    let course = Fresh::clone();

    let first = course.cargo(&["run", "--locked", "--", "list"]);
    println!("first screen, from nothing: {:.1} s", first.took.as_secs_f64());
    println!(
        "  crates compiled for it: {}, serenity among them: {}",
        first.compiled.len(),
        first.compiled("serenity")
    );

    course.cargo(&["test", "--locked", "--no-run"]);
    course.solves_hello_bot();
    let bot = course.program("lesson-01-hello-bot");
    course.cargo(&["run", "--", "check", "1"]);

    let edits = course.edits(9);
    let times = |took: Duration| took.as_secs_f64() / edits.built.as_secs_f64();
    println!(
        "an edit of lesson 01, built by cargo alone: {}",
        millis(edits.built)
    );
    println!(
        "  its verdict in `cargo camp watch`: {} ({:.2} times; wanted: 1.3), seen after {} (wanted: 200)",
        millis(edits.watched),
        times(edits.watched),
        millis(edits.seen)
    );
    println!(
        "  its verdict by `cargo camp check`: {} ({:.2} times; wanted: 1.3)",
        millis(edits.checked),
        times(edits.checked)
    );

    println!(
        "crates that were compiled again, going back and forth: {} (wanted: 0)",
        course.back_and_forth()
    );

    let (up, turn) = turns::measure(&bot);
    println!(
        "a bot ready and registered: {} (wanted: below 100 ms)",
        millis(up)
    );
    println!(
        "a slash command, from the act to the answer: {} (wanted: below 5 ms)",
        millis(turn)
    );

    course.cargo(&["test", "--locked"]);
    const MB: u64 = 1_000_000;
    println!(
        "a bot's program: {} MB (wanted: below 60)",
        std::fs::metadata(&bot).unwrap().len() / MB
    );
    println!(
        "target/ after `cargo test`: {} MB (wanted: below 3000)",
        course.target_size() / MB
    );
}
