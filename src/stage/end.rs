//! The end of a task: its result written for the course tool, and told to whoever ran the test.

use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::Ordering;

use crate::bot::Mark;
use crate::words;

use super::result::{Outcome, TaskResult};
use super::running::Running;
use super::site::Site;
use super::{quiet, round, snapshot, tell};

/// Lines of the bot's own output that are told.
const LAST_WORDS: usize = 20;
/// Bytes of a conversation that are kept. The course's longest has a tenth of it; of a bot that talks without end nobody
/// reads, or can compare, all that it said.
const CONVERSATION: usize = 64 << 10;

impl Running {
    /// Compares the conversation so far with the snapshot `name`.
    pub(super) fn compare(&self, name: &str) {
        // Whatever the bot still has to say belongs to the conversation.
        self.discord.settle_blocking();
        let said = self.discord.transcript();
        if round::is_recorded() {
            let outcome = match round::record(name, &said) {
                Ok(()) => Outcome::Passed,
                Err(fault) => Outcome::NotGraded {
                    why: fault.to_string(),
                },
            };
            self.told(&self.result(outcome, name, said));
            return;
        }
        if snapshot::matches(&self.site, name, &said) {
            self.told(&self.result(Outcome::Passed, name, said));
            return;
        }
        let outcome = match snapshot::exists(&self.site, name) {
            true => Outcome::Wrong,
            false => Outcome::NotGraded {
                why: format!("{} is missing", self.site.course_path(&self.site.snapshot(name))),
            },
        };
        self.fail(outcome, name, said);
    }

    /// Ends the test with `outcome`.
    pub(super) fn end(&self, outcome: Outcome) -> ! {
        self.fail(outcome, &self.site.task, self.conversation().transcript())
    }

    /// A bot that has come to its `todo!` has nothing more to say that could be of use.
    pub(super) fn ends_if_not_started(&self) {
        if let Some(outcome) = not_started(&self.process.output.since(Mark::default())) {
            self.end(outcome);
        }
    }

    /// A test that ended without a comparison, by a mistake of its own, has no result that anybody could trust.
    pub(super) fn never_compared(&self) {
        // The first of two bots sees to it for both.
        if self.first.is_none() && !self.is_told() {
            let why = "the test ended before the conversation was compared".to_owned();
            let said = self.discord.transcript();
            self.told(&self.result(Outcome::NotGraded { why }, &self.site.task, said));
        }
    }

    fn fail(&self, outcome: Outcome, name: &str, said: String) -> ! {
        // A bot that came to its `todo!` has not crashed, it is not begun, however that looks from outside.
        let begun = || not_started(&self.process.output.since(Mark::default()));
        let outcome = match outcome {
            Outcome::Crashed { .. } => begun().unwrap_or(outcome),
            Outcome::Wrong | Outcome::TimedOut { .. } => self.broken_rule().unwrap_or(outcome),
            outcome => outcome,
        };
        let result = self.result(outcome, name, said);
        self.told(&result);
        quiet::fail(&tell(&result, words::lang()))
    }

    /// The first of Discord's rules that the bot broke: the rest usually follows from it.
    fn broken_rule(&self) -> Option<Outcome> {
        let rule = self.discord.broken_rules().into_iter().next()?;
        Some(Outcome::BrokeRules { rule })
    }

    fn result(&self, outcome: Outcome, name: &str, said: String) -> TaskResult {
        let mut last_words = self.process.output.since(Mark::default());
        last_words.drain(..last_words.len().saturating_sub(LAST_WORDS));
        TaskResult {
            task: self.site.task.clone(),
            expected: snapshot::expected(&self.site, name),
            said: Some(shortened(said)),
            last_words: if outcome == Outcome::Passed {
                Vec::new()
            } else {
                last_words
            },
            not_covered: if outcome == Outcome::Passed {
                Vec::new()
            } else {
                self.discord.gaps()
            },
            // It shows other values.
            snapshot: round::seed()
                .is_none()
                .then(|| self.site.course_path(&self.site.snapshot(name))),
            seed: round::seed(),
            again: None,
            outcome,
        }
    }

    fn told(&self, result: &TaskResult) {
        self.told.store(true, Ordering::Relaxed);
        keep(result);
    }
}

impl Site {
    /// Ends a test whose bot never was.
    pub(super) fn end(&self, outcome: Outcome) -> ! {
        let result = TaskResult {
            seed: round::seed(),
            ..TaskResult::bare(&self.task, outcome)
        };
        keep(&result);
        quiet::fail(&tell(&result, words::lang()))
    }
}

/// A conversation as it is kept: what was expected and came is never as long.
fn shortened(said: String) -> String {
    if said.len() <= CONVERSATION {
        return said;
    }
    let kept = &said[..said.floor_char_boundary(CONVERSATION)];
    let whole_lines = kept.rsplit_once('\n').map_or(kept, |(lines, _)| lines);
    format!("{whole_lines}\n      | (and so on, without end)\n")
}

/// Writes the result where the course tool asked for it, if it did.
fn keep(result: &TaskResult) {
    let Some(folder) = std::env::var_os("BOTCAMP_RESULTS") else {
        return;
    };
    if let Err(fault) = result.write(Path::new(&folder)) {
        // The tool finds no result and says «not graded»; this says why. What a test prints by a macro, libtest keeps to itself.
        let _ = writeln!(io::stderr(), "{fault}");
    }
}

/// `thread '…' panicked at src/main.rs:12:5:` and, in the next line, `not yet implemented: task 1: greet None`.
fn not_started(output: &[String]) -> Option<Outcome> {
    output.windows(2).find_map(|pair| {
        let task = pair[1].strip_prefix("not yet implemented: task ")?;
        let digits = task.split(|it: char| !it.is_ascii_digit()).next()?;
        let place = pair[0].split_once("panicked at ")?.1.trim_end_matches(':');
        let mut parts = place.rsplitn(3, ':');
        let line = parts.nth(1)?.parse().ok()?;
        Some(Outcome::NotStarted {
            task: digits.parse().ok()?,
            file: parts.next()?.replace('\\', "/"),
            line,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_starters_todo_is_not_a_crash() {
        let output = [
            "thread 'tokio-rt-worker' (12) panicked at lessons/01-hello-bot/src/main.rs:12:5:".to_owned(),
            "not yet implemented: task 2: greet None".to_owned(),
        ];
        let file = "lessons/01-hello-bot/src/main.rs".to_owned();
        assert_eq!(
            not_started(&output),
            Some(Outcome::NotStarted {
                task: 2,
                file,
                line: 12
            })
        );
        assert_eq!(
            not_started(&["not yet implemented: later".to_owned(), String::new()]),
            None
        );
    }

    #[test]
    fn a_conversation_without_end_is_cut_after_a_line() {
        let line = "  bot | 안녕하세요!\n";
        assert_eq!(shortened(line.to_owned()), line);
        let cut = shortened(line.repeat(CONVERSATION));
        assert!(cut.len() < CONVERSATION + line.len() + 80, "{}", cut.len());
        assert!(cut.ends_with(&format!("{line}      | (and so on, without end)\n")));
    }
}
