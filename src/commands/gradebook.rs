//! `gradebook`: a class's results on one page.

mod watch;

use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;

use anyhow::Context;
use botcamp::build::Bar;
use botcamp::course::{Course, Lesson};
use botcamp::gradebook::book::{Book, Row};
use botcamp::gradebook::{Asked, Terms, make, write};
use botcamp::stage::visible;
use botcamp::words::{lang, say};
use chrono::Local;
use clap::Args;

use watch::Shown;

/// So many conversations with other values: what was typed into the code passes none of them.
const ROUNDS: u32 = 3;

#[derive(Debug, Args)]
pub struct GradebookArgs {
    #[arg(value_name = "DIR", required = true)]
    folders: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    roster: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    received: Vec<PathBuf>,
    #[arg(long, value_name = "[LESSON=]TIME")]
    deadline: Vec<String>,
    #[arg(long = "lesson", value_name = "LESSON")]
    lessons: Vec<String>,
    #[arg(long, value_name = "DIR", default_value = "gradebook")]
    out: PathBuf,
    #[arg(long, value_name = "N")]
    rounds: Option<u32>,
    #[arg(long, value_name = "SEED")]
    seed: Option<u64>,
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
    #[arg(long)]
    accept_rehearsals: bool,
}

pub fn run(course: &Course, args: &GradebookArgs) -> anyhow::Result<ExitCode> {
    let asked = Asked {
        folders: args.folders.clone(),
        roster: args.roster.clone(),
        received: args.received.clone(),
        deadlines: args.deadline.clone(),
        lessons: lessons(course, &args.lessons)?,
        rehearsals: args.accept_rehearsals,
        out: args.out.clone(),
        wanted_rounds: args.rounds,
        terms: Terms {
            rounds: args.rounds.unwrap_or(ROUNDS),
            seed: args.seed,
            at_once: args.jobs.unwrap_or_else(at_once),
            tool: std::env::current_exe()?,
        },
        now: Local::now().fixed_offset(),
    };
    let shown = Shown::new();
    let book = make(course, &asked, &mut Bar::new(), &shown)?;
    shown.end();
    let files = write(&book, &args.out, lang()).with_context(|| args.out.display().to_string())?;
    super::print(&summary(&book, &files))?;
    Ok(ExitCode::SUCCESS)
}

/// The lessons that were asked for, in order and once each; all of them if none was.
fn lessons<'a>(course: &'a Course, asked: &[String]) -> anyhow::Result<Vec<&'a Lesson>> {
    if asked.is_empty() {
        return Ok(course.lessons().iter().collect());
    }
    let lessons = asked.iter().map(|it| course.lesson(it));
    let mut lessons = lessons.collect::<Result<Vec<_>, _>>()?;
    lessons.sort_by_key(|it| it.number);
    lessons.dedup_by_key(|it| it.number);
    Ok(lessons)
}

/// A compiler keeps a processor busy, and a conversation waits: one more than there are processors.
fn at_once() -> usize {
    thread::available_parallelism().map_or(1, |it| it.get()) + 1
}

fn summary(book: &Book, files: &[PathBuf]) -> String {
    let args = [("students", book.rows.len().into())];
    let mut text = say("gradebook-done", &args) + "\n";
    for row in book.rows.iter().filter(|it| it.needs_a_look()) {
        // Both may be what a student's file is called: no line break and no colour of it comes onto the terminal.
        let (student, why) = (visible(row.student.shown()), visible(&why(row)));
        text += &format!("  {student}: {why}\n");
    }
    for file in files {
        text += &format!("{}\n", file.display());
    }
    text
}

/// The first of the reasons for which somebody has to look at a student's row; the page has all of them.
fn why(row: &Row) -> String {
    row.reasons(lang()).into_iter().next().unwrap_or_default()
}
