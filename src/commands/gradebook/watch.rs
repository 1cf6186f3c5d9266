//! How a grading gets on: a bar with the time that is left on a terminal, and lines anywhere else.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use botcamp::gradebook::{Done, Watch};
use botcamp::stage::visible;
use botcamp::words::say;
use indicatif::{FormattedDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};

pub struct Shown {
    bar: Option<ProgressBar>,
    all: AtomicUsize,
    done: AtomicUsize,
    begun: std::sync::OnceLock<Instant>,
}

impl Shown {
    pub fn new() -> Shown {
        Shown {
            bar: std::io::stderr().is_terminal().then(bar),
            all: AtomicUsize::new(0),
            done: AtomicUsize::new(0),
            begun: std::sync::OnceLock::new(),
        }
    }

    /// Nothing more is shown.
    pub fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    /// ` · 00:01:25 left`, which is read alike in every language; nothing as long as nobody knows.
    fn left(&self, done: usize) -> String {
        let took = self.begun.get().map_or(Duration::ZERO, Instant::elapsed);
        match left(took, done, self.all.load(Ordering::Relaxed)) {
            Some(left) => {
                let time = FormattedDuration(left).to_string();
                format!(" · {}", say("gradebook-left", &[("time", time.into())]))
            }
            None => String::new(),
        }
    }
}

/// What is left if it goes on as it did in the time that it `took` from the first to the last of those that are done; `None`
/// before there are two of them, and when all are.
fn left(took: Duration, done: usize, all: usize) -> Option<Duration> {
    let since_the_first = u32::try_from(done.checked_sub(1)?).ok()?;
    let left = u32::try_from(all.checked_sub(done)?).ok()?;
    let each = took.checked_div(since_the_first)?;
    (left > 0).then(|| each.saturating_mul(left))
}

fn bar() -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{prefix} [{bar:24}] {pos}/{len}{wide_msg}");
    // The template is a constant; a wrong one would only cost the bar its looks.
    bar.set_style(
        style
            .unwrap_or_else(|_| ProgressStyle::default_bar())
            .progress_chars("=> "),
    );
    bar.set_prefix(say("gradebook-grading", &[]));
    bar
}

impl Watch for Shown {
    fn begins(&self, lessons: usize, kept: usize) {
        self.all.store(lessons, Ordering::Relaxed);
        if lessons == 0 {
            return;
        }
        let args = [("lessons", lessons.into()), ("kept", kept.into())];
        let line = say("gradebook-begins", &args);
        match &self.bar {
            Some(bar) => {
                bar.println(line);
                bar.set_length(lessons as u64);
            }
            None => eprintln!("{line}"),
        }
    }

    fn graded(&self, student: &str, done: &Done) {
        // The time that it took to build what all of them need is none of theirs.
        self.begun.get_or_init(Instant::now);
        let number = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let points = match &done.result {
            Ok(report) => say(
                "points-of",
                &[("points", report.points.into()), ("of", report.max_points.into())],
            ),
            Err(_) => say("gradebook-not-graded", &[]),
        };
        let line = format!("{} {}: {points}", visible(student), done.lesson);
        let left = self.left(number);
        match &self.bar {
            Some(bar) => {
                bar.set_position(number as u64);
                bar.set_message(format!("{left} · {line}"));
            }
            None => eprintln!("[{number}/{}] {line}{left}", self.all.load(Ordering::Relaxed)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_that_is_left_is_told_as_soon_as_it_is_known() {
        let took = Duration::from_secs(30);
        assert_eq!(left(took, 0, 10), None);
        assert_eq!(left(took, 1, 10), None, "one alone says nothing of the next");
        assert_eq!(left(took, 4, 10), Some(Duration::from_secs(60)));
        assert_eq!(left(took, 10, 10), None);
    }
}
