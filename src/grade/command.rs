//! `cargo camp grade`: grades lessons, prints the result, and decides the exit code.

use std::collections::BTreeSet;
use std::env;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::ValueEnum;

use super::github::{self, Fence};
use super::{Evidence, Reason, Report, Rule, reasons, run, text};
use crate::build::{Bar, Progress};
use crate::course::{Course, Lesson};
use crate::words::{lang, say};

/// What `grade` is asked for.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "Examples:
  cargo camp grade                        all lessons; half a lesson is fine
  cargo camp grade 1                      lesson 01, which must pass
  cargo camp grade --format json --out result.json
  cargo camp grade --previous result.json fails if a task that passed then fails now")]
pub struct Args {
    /// The lessons, each of which must pass: 1, 01, hello-bot or 01-hello-bot. Without any, all of them are graded
    #[arg(value_name = "LESSON")]
    lessons: Vec<String>,

    /// How the result is printed
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,

    /// Also write the result to this file, as JSON
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,

    /// An earlier result: what passed in it must still pass
    #[arg(long, value_name = "FILE")]
    previous: Option<PathBuf>,

    /// Fail unless every task of every lesson passes
    #[arg(long)]
    strict: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Human,
    /// For programs; its form is documented in src/grade/report.rs
    Json,
    /// For GitHub Actions: annotations, and a table in $GITHUB_STEP_SUMMARY
    Github,
}

/// Grades, prints, and answers with success if nothing is red.
pub fn command(course: &Course, args: &Args) -> anyhow::Result<ExitCode> {
    // From the first build on, what is printed may be a student's words.
    let fence = (args.format == Format::Github).then(Fence::raise);
    let lessons = lessons(course, &args.lessons)?;
    let rule = rule(args)?;

    let mut results = Vec::new();
    let mut bar = Bar::new();
    for lesson in lessons {
        results.push(run::check(course, lesson, &mut bar)?);
    }
    bar.end();

    let report = Report::new(course, &results, Evidence::gather(course.root()));
    if let Some(path) = &args.out {
        fs::write(path, report.to_json()).with_context(|| format!("cannot write {}", path.display()))?;
    }
    let red = reasons(&report, &rule);
    match args.format {
        Format::Human => anstream::print!("{}", text::human(&report, &red, lang())),
        Format::Json => print!("{}", report.to_json()),
        Format::Github => {
            print!("{}", text::human(&report, &red, lang()));
            drop(fence);
            tell_github(course.root(), &report, &red)?;
        }
    }
    Ok(if red.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn lessons<'a>(course: &'a Course, asked: &[String]) -> anyhow::Result<Vec<&'a Lesson>> {
    if asked.is_empty() {
        return Ok(course.lessons().iter().collect());
    }
    let mut lessons = asked
        .iter()
        .map(|it| course.lesson(it))
        .collect::<Result<Vec<_>, _>>()?;
    lessons.sort_by_key(|lesson| lesson.number);
    lessons.dedup_by_key(|lesson| lesson.number);
    Ok(lessons)
}

fn rule(args: &Args) -> anyhow::Result<Rule> {
    let earlier = args.previous.as_deref().map(Report::read).transpose()?;
    if let Some(None) = earlier {
        eprintln!("{}", say("grade-earlier-other-version", &[]));
    }
    Ok(if args.strict || !args.lessons.is_empty() {
        Rule::Everything
    } else {
        Rule::Progress {
            earlier: earlier.flatten().map(Box::new),
        }
    })
}

/// The annotations go to the log, the page to the file that GitHub names.
fn tell_github(root: &Path, report: &Report, red: &BTreeSet<Reason>) -> anyhow::Result<()> {
    for line in github::annotations(root, report, red, lang()) {
        println!("{line}");
    }
    let Some(path) = env::var_os("GITHUB_STEP_SUMMARY")
        .filter(|it| !it.is_empty())
        .map(PathBuf::from)
    else {
        return Ok(());
    };
    // A step before this one may have written to it.
    let open = OpenOptions::new().create(true).append(true).open(&path);
    let page = github::page(report, red, lang());
    open.and_then(|mut file| file.write_all(page.as_bytes()))
        .with_context(|| format!("cannot write $GITHUB_STEP_SUMMARY, {}", path.display()))
}
