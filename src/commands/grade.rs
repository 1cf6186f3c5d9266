//! `grade`: results and points, for people and for machines.

mod wait;

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use botcamp::build::Bar;
use botcamp::course::{Course, Lesson};
use botcamp::grade::rounds::{self, Rounds};
use botcamp::grade::sealed::{Sealed, Submission};
use botcamp::grade::{
    Details, Evidence, Fence, Reason, Report, Rule, annotations, formats, human, reasons, run::check,
};
use botcamp::stage::{Outcome, tell, visible};
use botcamp::words::{lang, say};
use clap::{Args, ValueEnum};

use wait::Wait;

/// Conversations with other values that a bot has to pass, if it is not said how many.
const ROUNDS: u32 = 3;

#[derive(Debug, Args)]
pub struct GradeArgs {
    lessons: Vec<String>,
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    #[arg(long, value_enum, default_value = "full")]
    details: Detailed,
    #[arg(long)]
    strict: bool,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["lessons", "submission", "out"])]
    from: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    submission: Option<PathBuf>,
    #[arg(long, value_name = "N", requires = "submission")]
    rounds: Option<u32>,
    #[arg(long, value_name = "SEED")]
    seed: Option<u64>,
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    previous: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Human,
    Json,
    Junit,
    Markdown,
    Github,
    Classroom50,
    Gradescope,
}

impl Format {
    /// Whether it is read by a gradebook that takes what it reads for the grade, and the end of this program for nothing but
    /// that it was found.
    fn is_for_a_gradebook(self) -> bool {
        matches!(self, Format::Classroom50 | Format::Gradescope)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Detailed {
    Full,
    Own,
    None,
}

impl From<Detailed> for Details {
    fn from(detailed: Detailed) -> Details {
        match detailed {
            Detailed::Full => Details::Full,
            Detailed::Own => Details::Own,
            Detailed::None => Details::None,
        }
    }
}

pub fn run(course: &Course, args: &GradeArgs) -> anyhow::Result<ExitCode> {
    let lessons = lessons(course, &args.lessons)?;
    if let (Some(seed), None) = (args.seed, &args.submission) {
        return replay(course, &lessons, seed);
    }
    let rule = rule(args)?;
    if args.format == Format::Classroom50 {
        formats::Submitted::from_env()?; // Said now, not after minutes of grading.
    }
    if let Some(out) = &args.out {
        can_be_written(out)?; // And so is this.
    }
    // From here on, what is printed may be a student's words.
    let fence = (args.format == Format::Github).then(Fence::raise);
    let report = match (&args.from, &args.submission) {
        (Some(file), _) => read(file)?,
        (None, None) => grade(course, &lessons)?,
        (None, Some(folder)) => {
            let rounds = Rounds::new(args.rounds.unwrap_or_else(|| usual(course, &lessons)), args.seed);
            grade_sealed(course, &lessons, &Submission::open(folder)?, &rounds)?
        }
    };
    let red = reasons(&report, &rule);
    let report = report.with(args.details.into());
    if let Some(out) = &args.out {
        fs::write(out, report.to_json()).with_context(|| out.display().to_string())?;
    }
    if args.format.is_for_a_gradebook() {
        refuse_unjudged(&report)?;
    }
    show(
        course,
        &report,
        &red,
        args.format,
        args.submission.as_deref(),
        fence,
    )?;
    Ok(if red.is_empty() || args.format.is_for_a_gradebook() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn show(
    course: &Course,
    report: &Report,
    red: &BTreeSet<Reason>,
    format: Format,
    submission: Option<&Path>,
    fence: Option<Fence>,
) -> anyhow::Result<()> {
    match format {
        Format::Human => {
            if let Some(folder) = submission {
                // Graded in a loop, each result says whose it is. A student may have chosen what the folder is called.
                let args = [("folder", visible(&folder.display().to_string()).into())];
                anstream::println!("{}\n", say("grade-sealed", &args));
            }
            anstream::print!("{}", human(report, red, lang()));
        }
        Format::Json => print!("{}", report.to_json()),
        Format::Junit => println!("{}", formats::junit(report, lang())?.trim_end()),
        Format::Markdown => println!("{}", formats::markdown(report, red, lang()).trim_end()),
        Format::Gradescope => print!("{}", formats::gradescope(report, lang())),
        Format::Classroom50 => {
            let submitted = formats::Submitted::from_env()?;
            print!("{}", formats::classroom50(report, &submitted, lang()));
        }
        Format::Github => {
            anstream::print!("{}", human(report, red, lang()));
            drop(fence);
            for line in annotations(course.root(), report, red, lang()) {
                println!("{line}");
            }
            summarise(&formats::markdown(report, red, lang()))?;
        }
    }
    Ok(())
}

/// A result that an earlier grading has kept.
fn read(file: &Path) -> anyhow::Result<Report> {
    Report::read(file)?.with_context(|| say("grade-from-other-version", &[]))
}

/// Finds out whether a result can be kept in `file`, and leaves it as it is.
fn can_be_written(file: &Path) -> anyhow::Result<()> {
    let was_there = file.exists();
    let opened = OpenOptions::new().append(true).create(true).open(file);
    opened.with_context(|| file.display().to_string())?;
    if !was_there {
        fs::remove_file(file).with_context(|| file.display().to_string())?;
    }
    Ok(())
}

/// A gradebook would take what was not judged for a zero.
fn refuse_unjudged(report: &Report) -> anyhow::Result<()> {
    let tasks: Vec<_> = report.unjudged().map(|it| it.result.task.as_str()).collect();
    if tasks.is_empty() {
        return Ok(());
    }
    bail!(say("grade-unjudged", &[("tasks", tasks.join(", ").into())]))
}

/// The lessons that were asked for, in order and once each; all of them if none was.
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

fn rule(args: &GradeArgs) -> anyhow::Result<Rule> {
    let earlier = args.previous.as_deref().map(Report::read).transpose()?;
    if let Some(None) = earlier {
        eprintln!("{}", say("grade-earlier-other-version", &[]));
    }
    Ok(match args.strict || !args.lessons.is_empty() {
        true => Rule::Everything,
        false => Rule::Progress {
            earlier: earlier.flatten().map(Box::new),
        },
    })
}

fn grade(course: &Course, lessons: &[&Lesson]) -> anyhow::Result<Report> {
    let mut bar = Bar::new();
    let results = lessons
        .iter()
        .map(|lesson| check(course, lesson, &mut bar))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Report::new(course, &results, Evidence::gather(course)))
}

/// Rounds that a grading has if nobody says how many: none in a copy that does not know what is right with other values.
fn usual(course: &Course, lessons: &[&Lesson]) -> u32 {
    match lessons.iter().all(|lesson| course.solution(lesson).is_some()) {
        true => ROUNDS,
        false => 0,
    }
}

fn grade_sealed(
    course: &Course,
    lessons: &[&Lesson],
    submission: &Submission,
    rounds: &Rounds,
) -> anyhow::Result<Report> {
    let mut wait = Wait::new();
    let folder = visible(&submission.root().display().to_string());
    let graded = say("grade-waits", &[("folder", folder.into())]);
    wait.waits_for(graded.clone());
    // What nobody began is neither built nor asked, so the solution need not be, either.
    let mut begun = Vec::new();
    for lesson in lessons {
        if submission.begun(lesson)? {
            begun.push(*lesson);
        }
    }
    // The last one stands on all that those before it do.
    let last = &begun[begun.len().saturating_sub(1)..];
    let sealed = Sealed::set_up(course, last, &std::env::current_exe()?, &mut wait)?;
    for lesson in &begun {
        let args = [("lesson", lesson.folder.as_str().into())];
        wait.waits_for(say("grade-waits-for-the-solution", &args));
        rounds.prepare(course, lesson, &mut wait)?;
    }
    wait.waits_for(graded);
    let results = sealed.check_all(course, lessons, submission, rounds, &mut wait)?;
    let evidence = Evidence::of_submission(course, submission.root(), sealed.in_force(), rounds.seeds());
    Ok(Report::sealed(course, &results, evidence))
}

/// Shows what the bot says to the values of `seed`. Whether that is right only the solution could tell.
fn replay(course: &Course, lessons: &[&Lesson], seed: u64) -> anyhow::Result<ExitCode> {
    let mut bar = Bar::new();
    for lesson in lessons {
        for result in rounds::replay(course, lesson, seed, &mut bar)? {
            let said = result.said.as_deref().unwrap_or_default().trim_end();
            let text = match result.outcome {
                Outcome::Passed => said.to_owned(),
                _ => tell(&result, lang()),
            };
            anstream::println!("{} · {}\n\n{text}\n", lesson.folder, result.task);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Adds `page` to the run's summary, where GitHub asks for one.
fn summarise(page: &str) -> anyhow::Result<()> {
    let Some(file) = std::env::var_os("GITHUB_STEP_SUMMARY").map(PathBuf::from) else {
        return Ok(());
    };
    let mut summary = OpenOptions::new()
        .append(true)
        .create(true)
        .open(&file)
        .with_context(|| file.display().to_string())?;
    writeln!(summary, "{page}").with_context(|| file.display().to_string())
}
