//! A file a command: each calls the rooms of the course and prints.

mod check;
mod doctor;
mod grade;
mod gradebook;
mod hint;
mod list;
mod offline;
mod play;
mod report;
mod reset;
mod show;
mod talk;
mod template;
mod told;
mod watch;

use std::io::{ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use botcamp::course::{Course, Lesson, Progress, State};

pub use grade::GradeArgs;
pub use gradebook::GradebookArgs;
pub use offline::OfflineArgs;
pub use play::PlayArgs;
pub use told::told;

use crate::cli::{Cli, Command};

/// Does what the command line says.
pub fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    // Each looks for it by itself: the offline Discord is for any bot, wherever that stands.
    let course = Course::find;
    match cli.command {
        None if std::io::stdout().is_terminal() && std::io::stdin().is_terminal() => {
            watch::run(&course()?, None)
        }
        None | Some(Command::List) => list::run(&course()?),
        Some(Command::Check { lesson }) => check::run(&course()?, lesson.as_deref()),
        Some(Command::Watch { lesson }) => watch::run(&course()?, lesson.as_deref()),
        Some(Command::Talk { lesson }) => with(&course()?, &lesson, talk::run),
        Some(Command::Play(args)) => play::run(&course()?, &args),
        Some(Command::Offline(args)) => offline::run(&args),
        Some(Command::Hint { lesson }) => with(&course()?, &lesson, hint::run),
        Some(Command::Reset { lesson }) => with(&course()?, &lesson, reset::run),
        Some(Command::Doctor) => doctor::run(&course()?),
        Some(Command::Report) => report::run(&course()?),
        Some(Command::Grade(args)) => grade::run(&course()?, &args),
        Some(Command::Gradebook(args)) => gradebook::run(&course()?, &args),
        Some(Command::Template { folder }) => template::run(&course()?, &folder),
    }
}

/// Does what is done with one lesson.
fn with(
    course: &Course,
    lesson: &str,
    run: impl FnOnce(&Course, &Lesson) -> anyhow::Result<ExitCode>,
) -> anyhow::Result<ExitCode> {
    run(course, course.lesson(lesson)?)
}

/// Prints `text`. A reader that has gone, as `head` does, is no fault of ours.
fn print(text: &str) -> anyhow::Result<()> {
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// The lesson that was asked for, else the first that is not done, else the last.
fn lesson_or_next<'a>(course: &'a Course, asked: Option<&str>) -> anyhow::Result<&'a Lesson> {
    match asked {
        Some(asked) => Ok(course.lesson(asked)?),
        None => match next(course)?.or(course.lessons().last()) {
            Some(lesson) => Ok(lesson),
            None => anyhow::bail!("{} has no lessons", course.root().join("lessons").display()),
        },
    }
}

/// The first lesson that is not done.
fn next(course: &Course) -> anyhow::Result<Option<&Lesson>> {
    for lesson in course.lessons() {
        if Progress::of(course, lesson).state(lesson)? != State::Done {
            return Ok(Some(lesson));
        }
    }
    Ok(None)
}
