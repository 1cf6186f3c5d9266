//! What a terminal shows while a submission is graded: minutes may go by in which nothing else is said.

use std::io::IsTerminal;
use std::time::Duration;

use botcamp::build::{Bar, Progress};
use botcamp::words::say;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

pub struct Wait {
    line: Option<ProgressBar>,
    /// What is said where there is no terminal.
    plain: Bar,
    what_for: String,
}

impl Wait {
    pub fn new() -> Wait {
        Wait {
            line: std::io::stderr().is_terminal().then(line),
            plain: Bar::new(),
            what_for: String::new(),
        }
    }

    /// From now on it is this that is waited for.
    pub fn waits_for(&mut self, what: String) {
        self.what_for = what;
        if let Some(line) = &self.line {
            line.set_message(self.what_for.clone());
        }
    }
}

fn line() -> ProgressBar {
    let line = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    // The template is a constant; a wrong one would only cost the line its looks.
    if let Ok(style) = ProgressStyle::with_template("{elapsed:>4} {wide_msg}") {
        line.set_style(style);
    }
    line.enable_steady_tick(Duration::from_millis(250));
    line
}

impl Progress for Wait {
    fn step(&mut self, done: usize, total: usize, what: &str) {
        match &self.line {
            Some(line) => {
                let building = say("build-dependencies", &[]);
                line.set_message(format!("{building} {done}/{total} {what}"));
            }
            None => self.plain.step(done, total, what),
        }
    }

    fn note(&mut self, note: &str) {
        match &self.line {
            Some(line) => line.set_message(note.to_owned()),
            None => self.plain.note(note),
        }
    }

    fn end(&mut self) {
        match &self.line {
            Some(line) => line.set_message(self.what_for.clone()),
            None => self.plain.end(),
        }
    }
}

impl Drop for Wait {
    fn drop(&mut self) {
        if let Some(line) = &self.line {
            line.finish_and_clear();
        }
    }
}
