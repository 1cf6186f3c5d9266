//! A result for GitHub Actions: annotations beside the lines of code.
//!
//! What a student's program printed must not be taken for commands to GitHub: everything but our own annotations is
//! printed between `::stop-commands::` and a word that nobody can guess.

use std::collections::BTreeSet;
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Write};
use std::path::Path;

use super::place::{self, Place};
use super::report::{LessonReport, Report, TaskReport};
use super::result::Checked;
use super::rule::Reason;
use super::text;
use crate::stage::Outcome;
use crate::words::{Lang, say_in};

/// GitHub shows so many of a kind for a step; the rest vanish silently.
const MOST: usize = 10;

/// A part of the log in which GitHub obeys no commands. It ends when this is dropped.
#[derive(Debug)]
pub struct Fence {
    word: String,
}

impl Fence {
    /// From here on nothing printed is a command.
    pub fn raise() -> Fence {
        // The standard library keys its hashers with the system's randomness.
        let [one, other] = [0, 1].map(|it| RandomState::new().hash_one(it));
        Fence::with(format!("{one:016x}{other:016x}"))
    }

    fn with(word: String) -> Fence {
        say(&format!("::stop-commands::{word}"));
        Fence { word }
    }
}

impl Drop for Fence {
    fn drop(&mut self) {
        say(&format!("\n::{}::", self.word));
    }
}

/// A log that is closed cannot be told so.
fn say(line: &str) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// The commands that put the result beside the lines of code, one a line.
pub fn annotations(root: &Path, report: &Report, red: &BTreeSet<Reason>, lang: Lang) -> Vec<String> {
    let mut errors = Vec::new();
    for lesson in &report.lessons {
        errors.extend(compile_errors(lesson, lang));
    }
    let mut failures: Vec<_> = report
        .tasks()
        .filter_map(|(lesson, task)| Some((rank(lesson, task, red)?, lesson, task)))
        .collect();
    failures.sort_by_key(|(rank, ..)| *rank); // Stable: lessons stay in order.
    errors.extend(failures.iter().map(|(_, lesson, task)| {
        let message = crate::stage::tell(&task.result, lang);
        command(
            "error",
            &place::of_task(root, lesson, task),
            &text::task_title(lesson, task, lang),
            &message,
        )
    }));
    errors.truncate(MOST);

    if let Some((lesson, task)) = report.next()
        && matches!(task.result.outcome, Outcome::NotStarted { .. })
        && rank(lesson, task, red).is_none()
    {
        let title = text::task_title(lesson, task, lang);
        let message = say_in(
            lang,
            "grade-annotation-next",
            &[("title", task.title.get(lang).into())],
        );
        errors.push(command(
            "notice",
            &place::of_task(root, lesson, task),
            &title,
            &message,
        ));
    }
    errors
}

/// How useful it is to point at a task; `None` if there is nothing to point at.
fn rank(lesson: &LessonReport, task: &TaskReport, red: &BTreeSet<Reason>) -> Option<u8> {
    if matches!(
        lesson.state,
        Checked::DidNotCompile { .. } | Checked::Refused { .. }
    ) {
        return None; // It has been said of the whole lesson.
    }
    let is = |reason: fn(String, String) -> Reason| {
        red.contains(&reason(lesson.lesson.clone(), task.result.task.clone()))
    };
    let regressed = is(|lesson, task| Reason::PassedBefore { lesson, task });
    let must_pass = is(|lesson, task| Reason::NotPassed { lesson, task });
    match task.result.outcome {
        Outcome::Passed => None,
        _ if regressed => Some(0),
        Outcome::Crashed { .. } => Some(1),
        Outcome::Wrong | Outcome::BrokeRules { .. } | Outcome::Unstable | Outcome::TimedOut { .. } => Some(2),
        // There is nothing to do about it before the other one passes.
        Outcome::Skipped { .. } => None,
        Outcome::NotStarted { .. } | Outcome::NotGraded { .. } => must_pass.then_some(3),
    }
}

fn compile_errors(lesson: &LessonReport, lang: Lang) -> Vec<String> {
    if let Checked::Refused { why } = &lesson.state {
        let title = text::refused_title(lesson, lang);
        return vec![command("error", &place::first_line(&lesson.lesson), &title, why)];
    }
    let Checked::DidNotCompile { message } = &lesson.state else {
        return Vec::new();
    };
    let title = text::compile_title(lesson, lang);
    let found = place::of_compile_errors(message);
    if found.is_empty() {
        return vec![command(
            "error",
            &place::first_line(&lesson.lesson),
            &title,
            message,
        )];
    }
    found
        .iter()
        .map(|error| command("error", &error.place, &title, &error.message))
        .collect()
}

fn command(level: &str, place: &Place, title: &str, message: &str) -> String {
    let column = place.column.map(|it| format!(",col={it}")).unwrap_or_default();
    let (file, line) = (property(&place.file), place.line);
    format!(
        "::{level} file={file},line={line}{column},title={}::{}",
        property(title),
        data(message)
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
#[path = "github_tests.rs"]
mod tests;
