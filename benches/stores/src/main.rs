//! Measures the stores and this machine in one run, prints what it finds, and draws it for lesson 08.
//!
//! `cargo run --release -p bench-stores` takes some minutes. Nothing here fails for being slow: machines differ. What can be
//! compared between machines are the ratios at the end.

#![allow(
    clippy::unwrap_used,
    reason = "a measurement that cannot go on has nothing to say"
)]

mod entries;
mod figure;
mod limits;
mod memory;
mod picture;
mod rusqlite_put;
#[cfg(unix)]
#[path = "../../../lessons/store/tests/store/server/mod.rs"]
mod server;
mod subject;
mod waits;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context;
use clap::Parser;
use figure::Figure;
use limits::Lookups;
use picture::{Picture, Series};
use rusqlite_put::{Bare, OnThread};
use subject::{Kind, Subject};

const SIZES: [usize; 3] = [100, 10_000, 100_000];

/// Measures the stores: reads and durable writes per second, and memory, with few entries and with many.
#[derive(Parser)]
pub struct Options {
    /// Seconds a measurement, each of which is made five times.
    #[arg(long, default_value_t = 1.0)]
    seconds: f64,
    /// Only how the stores stand to what they could be at best.
    #[arg(long)]
    ratios: bool,
    /// Where the pictures go.
    #[arg(long, default_value = "docs/pictures")]
    pictures: PathBuf,
    /// What this program calls itself for: to open a store and say how much memory that takes.
    #[arg(long, hide = true, num_args = 2)]
    opens: Option<Vec<String>>,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    if let Some(opens) = &options.opens {
        return memory::of_this_program(&opens[0], &opens[1]).await;
    }
    // On the disk that the data would be on: a folder for temporary files may be in memory.
    let folder = tempfile::tempdir_in(".")?;
    let time = Duration::from_secs_f64(options.seconds);
    let mut gets: Vec<Series> = Vec::new();
    let mut puts: Vec<Series> = Vec::new();
    let mut memories: Vec<Series> = Vec::new();
    if options.ratios {
        compare(&mut gets, &mut puts, folder.path(), time).await?;
        return waits::measure(folder.path(), time * 3).await;
    }
    for kind in Kind::ALL {
        let mut series = [(); 3].map(|()| Series::of(kind.name()));
        for size in SIZES {
            let Some(subject) = Subject::filled(kind, size, folder.path()).await? else {
                continue;
            };
            let get = Figure::per_second(time, async || subject.get().await).await;
            let put = Figure::per_second(time, async || subject.put().await).await;
            let memory = memory::of(&subject)?;
            println!(
                "{:<10} {size:>7} entries: {get} gets/s, {put} durable puts/s, {memory:.0} MB",
                kind.name()
            );
            let values = [get.median, put.median, memory];
            for (series, value) in series.iter_mut().zip(values) {
                series.points.push((size, value));
            }
        }
        let [get, put, memory] = series;
        gets.push(get);
        puts.push(put);
        memories.push(memory);
    }
    compare(&mut gets, &mut puts, folder.path(), time).await?;
    waits::measure(folder.path(), time * 3).await?;
    println!();
    Picture { gets, puts, memories }.draw(&options.pictures)
}

/// What this machine can do at best; and how the stores stand to that, measured in turn with it.
async fn compare(
    gets: &mut Vec<Series>,
    puts: &mut Vec<Series>,
    folder: &Path,
    time: Duration,
) -> anyhow::Result<()> {
    let synced = limits::syncs(folder, time).await?;
    println!("\nthis machine: {synced} fdatasync/s of 300 appended bytes");
    let (writes, reads) = limits::serde_json(time).await?;
    println!("              {writes} MB/s written by serde_json, {reads} MB/s read");
    let mut limit = Series::of("fdatasync");
    limit.points = SIZES.map(|size| (size, synced.median)).to_vec();
    puts.push(limit);

    println!(
        "\na get of the JSON store beside a lookup in a HashMap under the same lock (wanted: at least 0.5)"
    );
    let mut lookups = Series::of("HashMap");
    for size in SIZES {
        let json = Subject::filled(Kind::Json, size, folder)
            .await?
            .context("no JSON")?;
        let map = Lookups::of(size);
        let beside = Figure::beside(time, async || json.get().await, async || map.get()).await;
        println!(
            "  {size:>7} entries: {}, of {} and {}",
            beside.ratio, beside.one, beside.other
        );
        lookups.points.push((size, beside.other.median));
    }
    gets.push(lookups);

    println!(
        "\na durable put on SQLite beside the same transaction by rusqlite alone (wanted: at least 0.67), and by it on a thread of its own"
    );
    for size in SIZES {
        let sqlite = Subject::filled(Kind::Sqlite, size, folder)
            .await?
            .context("no SQLite")?;
        let mut bare = Bare::filled(folder, size).await?;
        let beside = Figure::beside(time, async || sqlite.put().await, async || bare.put().unwrap()).await;
        let there = OnThread::of(bare);
        let beside_there =
            Figure::beside(time, async || sqlite.put().await, async || there.put().await).await;
        println!(
            "  {size:>7} entries: {}, of {} and {}; {}, of {} and {}",
            beside.ratio, beside.one, beside.other, beside_there.ratio, beside_there.one, beside_there.other
        );
    }
    Ok(())
}
