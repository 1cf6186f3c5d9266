//! How a long build is shown while it runs.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::words::say;

/// Whoever wants to see how a build gets on.
pub trait Progress {
    /// Crate `what` is ready: `done` of `total` are. Only said of builds that compile more than the course's own crates.
    fn step(&mut self, done: usize, total: usize, what: &str);

    /// Something that cargo waits for: a download, another cargo.
    fn note(&mut self, line: &str);

    /// The build has ended, well or not.
    fn end(&mut self);
}

/// Shows nothing.
pub struct Silent;

impl Progress for Silent {
    fn step(&mut self, _: usize, _: usize, _: &str) {}
    fn note(&mut self, _: &str) {}
    fn end(&mut self) {}
}

/// A bar on the terminal; on anything else one line that says that this takes a while.
pub struct Bar {
    bar: Option<ProgressBar>,
    told: bool,
}

impl Bar {
    #[allow(
        clippy::new_without_default,
        reason = "it draws on the terminal, which a default should not"
    )]
    pub fn new() -> Bar {
        Bar {
            bar: None,
            told: false,
        }
    }

    fn bar(&mut self) -> &ProgressBar {
        self.bar.get_or_insert_with(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            let style = ProgressStyle::with_template("{prefix} [{bar:24}] {pos}/{len} {wide_msg}");
            // The template is a constant; a wrong one would only cost the bar its looks.
            bar.set_style(
                style
                    .unwrap_or_else(|_| ProgressStyle::default_bar())
                    .progress_chars("=> "),
            );
            bar.set_prefix(say("build-dependencies", &[]));
            bar.enable_steady_tick(Duration::from_millis(250));
            bar
        })
    }
}

impl Progress for Bar {
    fn step(&mut self, done: usize, total: usize, what: &str) {
        if !std::io::stderr().is_terminal() {
            if !self.told {
                eprintln!("{}", say("build-dependencies-once", &[]));
            }
            self.told = true;
            return;
        }
        let what = what.to_owned();
        let bar = self.bar();
        bar.set_length(total as u64);
        bar.set_position(done as u64);
        bar.set_message(what);
    }

    fn note(&mut self, line: &str) {
        match &self.bar {
            Some(bar) => bar.set_message(line.to_owned()),
            None => anstream::eprintln!("{line}"),
        }
    }

    fn end(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}
