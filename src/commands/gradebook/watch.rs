//! How a grading gets on: a bar with the time that is left on a terminal, and lines anywhere else.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use botcamp::gradebook::{Done, Watch};
use botcamp::stage::visible;
use botcamp::words::say;
use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};

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

    /// What is left, if it goes on as it did.
    fn left(&self, done: usize) -> Duration {
        let took = self.begun.get().map_or(Duration::ZERO, Instant::elapsed);
        let left = self.all.load(Ordering::Relaxed).saturating_sub(done);
        took.mul_f64(left as f64 / done.max(1) as f64)
    }
}

fn bar() -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    let left = say("gradebook-left", &[("time", "{eta}".into())]);
    let style = ProgressStyle::with_template(&format!(
        "{{prefix}} [{{bar:24}}] {{pos}}/{{len}} · {left} · {{wide_msg}}"
    ));
    // The template is a constant but for the language; a wrong one would only cost the bar its looks.
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
        match &self.bar {
            Some(bar) => {
                bar.set_position(number as u64);
                bar.set_message(line);
            }
            None => {
                let left = HumanDuration(self.left(number)).to_string();
                let all = self.all.load(Ordering::Relaxed);
                eprintln!(
                    "[{number}/{all}] {line} · {}",
                    say("gradebook-left", &[("time", left.into())])
                );
            }
        }
    }
}
