//! How long a reader of the JSON store waits while somebody else never stops writing.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::SIZES;
use crate::subject::{Kind, Subject};

pub async fn measure(folder: &Path, time: Duration) -> anyhow::Result<()> {
    println!("\na get of the JSON store while a writer never pauses (p99 wanted: below 5 µs)");
    for size in SIZES {
        let Some(subject) = Subject::filled(Kind::Json, size, folder).await? else {
            continue;
        };
        let subject = Arc::new(subject);
        let done = Arc::new(AtomicBool::new(false));
        let writer = tokio::spawn({
            let (subject, done) = (Arc::clone(&subject), Arc::clone(&done));
            async move {
                while !done.load(Ordering::Relaxed) {
                    subject.put().await;
                }
            }
        });
        let mut waits = Vec::new();
        let start = Instant::now();
        while start.elapsed() < time {
            let asked = Instant::now();
            subject.get().await;
            waits.push(asked.elapsed());
            // Others have their turn: what is measured is one get, not how many fit into a second.
            tokio::task::yield_now().await;
        }
        done.store(true, Ordering::Relaxed);
        writer.await?;
        waits.sort();
        let at = |part: f64| waits[((waits.len() - 1) as f64 * part) as usize].as_nanos() as f64 / 1e3;
        println!(
            "  {size:>7} entries: p50 {:.1} µs, p99 {:.1} µs, worst {:.0} µs",
            at(0.5),
            at(0.99),
            at(1.0)
        );
    }
    Ok(())
}
