//! Panics in what a bot prints. Its framework catches them, and whoever talks to it would read «Internal error» and no more.

use std::collections::HashSet;

use botcamp::page::{Mood, Notice};

/// What `todo!` says before its own words.
const TODO: &str = "not yet implemented: ";

/// Reads a bot's output line by line.
#[derive(Default)]
pub struct Panics {
    /// Where the panic was that the next line has the words of.
    place: Option<String>,
    /// Where there were some already: each is told once.
    told: HashSet<String>,
}

impl Panics {
    /// What is to be told when the bot has printed this line.
    pub fn read(&mut self, line: &str) -> Option<Notice> {
        let Some(place) = self.place.take() else {
            self.place = place(line);
            return None;
        };
        if !self.told.insert(place.clone()) {
            return None;
        }
        Some(match line.strip_prefix(TODO) {
            Some(what) => {
                let args = vec![("what", what.to_owned()), ("place", place)];
                Notice::new(Mood::Working, "notice-todo", args, None)
            }
            None => {
                let args = vec![("place", place)];
                Notice::new(Mood::Bad, "notice-panicked", args, Some(line.to_owned()))
            }
        })
    }
}

/// Where a panic was, if the line begins the telling of one. One of the main thread ends the bot, which is told anyway.
fn place(line: &str) -> Option<String> {
    let (thread, place) = line.strip_prefix("thread '")?.split_once(" panicked at ")?;
    let place = place.trim_end_matches(':');
    (!thread.starts_with("main'")).then(|| place.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(lines: &[&str]) -> Vec<&'static str> {
        let mut panics = Panics::default();
        let notices = lines.iter().filter_map(|line| panics.read(line));
        notices.map(|it| it.sentence).collect()
    }

    #[test]
    fn each_panic_is_told_once() {
        let worker = "thread 'tokio-rt-worker' (7) panicked at lessons/01-hello-bot/src/main.rs:20:5:";
        let other = "thread 'tokio-rt-worker' (7) panicked at src/main.rs:3:1:";
        let main = "thread 'main' (1) panicked at src/main.rs:2:13:";
        let todo = "not yet implemented: task 1: greet None";
        let note = "note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace";
        assert_eq!(told(&["ready", worker, todo, note]), ["notice-todo"]);
        assert_eq!(told(&[worker, todo, note, worker, todo]), ["notice-todo"]);
        let both = told(&[worker, todo, other, "index out of bounds"]);
        assert_eq!(both, ["notice-todo", "notice-panicked"]);
        assert_eq!(told(&[main, "the library has burnt down"]), [""; 0]);
    }
}
