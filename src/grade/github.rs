//! A result for GitHub Actions: annotations beside the lines of code, and a page that sums up the run.
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
/// A page over 1024 KiB is dropped whole. This leaves room for the rest of it.
const PAGE: usize = 900 * 1024;

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
        Outcome::Wrong | Outcome::TimedOut { .. } => Some(2),
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

/// The page of the run, in Markdown. Its first line is the headline.
pub fn page(report: &Report, red: &BTreeSet<Reason>, lang: Lang) -> String {
    let say = |key| say_in(lang, key, &[]);
    let mut page = text::headline(report, lang) + "\n\n";
    if report.rehearsal {
        page += &format!("{}\n\n", say("grade-rehearsal"));
    }
    for reason in red {
        page += &format!("- {}\n", text::reason(reason, lang));
    }
    if !red.is_empty() {
        page.push('\n');
    }
    let heads =
        ["lesson", "task", "points", "result"].map(|it| say_in(lang, &format!("grade-summary-{it}"), &[]));
    page += &format!("| {} |\n| --- | --- | ---: | --- |\n", heads.join(" | "));
    for (lesson, task) in report.tasks() {
        let points = format!("{}/{}", task.points, task.max_points);
        let name = format!(
            "{}. {} (`{}`)",
            task.number,
            cell(task.title.get(lang)),
            task.result.task
        );
        let title = format!("{} {}", lesson.label(), cell(lesson.title.get(lang)));
        page += &format!(
            "| {title} | {name} | {points} | {} |\n",
            cell(&text::outcome(lesson, task, lang))
        );
    }
    for detail in report
        .lessons
        .iter()
        .flat_map(|lesson| text::details(lesson, lang))
    {
        let fence = fence_for(&detail.text);
        let text = format!(
            "\n<details><summary>{}</summary>\n\n{fence}text\n{}\n{fence}\n\n</details>\n",
            html(&detail.title),
            detail.text
        );
        if page.len() + text.len() > PAGE {
            page += &format!("\n{}\n", say("grade-summary-cut"));
            break;
        }
        page += &text;
    }
    page
}

/// Text that stays in its cell of a Markdown table.
fn cell(text: &str) -> String {
    html(text).replace('|', "\\|").replace(['\r', '\n'], " ")
}

fn html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// More backticks than `text` has in a row, so that nothing in it ends the block.
fn fence_for(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    "`".repeat((longest + 1).max(3))
}

#[cfg(test)]
#[path = "github_tests.rs"]
mod tests;
