//! What a few measurements come to.

use std::time::Duration;

/// The median: one slow run tells about the machine.
pub fn median(times: &[Duration]) -> Duration {
    let mut times = times.to_vec();
    times.sort();
    times[times.len() / 2]
}

/// The median, and how far they are spread.
pub fn seconds(times: &[Duration]) -> String {
    let (least, most) = (times.iter().min().unwrap(), times.iter().max().unwrap());
    let [median, least, most] = [&median(times), least, most].map(Duration::as_secs_f64);
    format!("{median:.2} s ({least:.2} to {most:.2})")
}
