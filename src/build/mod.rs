//! The one place that runs cargo: builds a lesson's bot and its judge, and tells what happens meanwhile.

mod cargo;
mod error;
mod explain;
mod judge;
mod progress;
mod run;
mod size;
mod stale;
mod watch;

use std::path::PathBuf;
use std::process::Command;

pub use cargo::{cargo, environment, rustc_version};
pub use error::BuildError;
pub use judge::{is_judge_ready, judge, program_and_judge};
pub use progress::{Bar, Progress, Silent};
pub use watch::{Watch, WatchError};

use cargo_metadata::TargetKind;
use stale::Known;

use crate::course::{Course, Lesson, Source};

/// Builds the bot in a lesson's `src/` and answers with its program, which is of what stands there, however old that is.
pub fn program(course: &Course, lesson: &Lesson, progress: &mut dyn Progress) -> Result<PathBuf, BuildError> {
    let cargo_with = |subcommand| {
        let mut command = cargo();
        command.args([subcommand, "--package", &lesson.package]);
        place(&mut command, course, lesson);
        command
    };
    let known = Known::of(course, lesson, Source::read(&lesson.src())?.hash());
    let mut build = || {
        run::build(
            course,
            &lesson.package,
            TargetKind::Bin,
            cargo_with("build"),
            progress,
        )
    };
    let mut made = build()?;
    if made.is_fresh && !known.is(&made.program) {
        // Whatever cannot be removed is built over.
        let _ = cargo_with("clean").output();
        made = build()?;
    }
    if !made.is_fresh {
        known.keep(&made.program);
    }
    Ok(made.program)
}

/// Builds the reference bot of a lesson; `None` in a copy of the course that has no solutions.
pub fn reference(
    course: &Course,
    lesson: &Lesson,
    progress: &mut dyn Progress,
) -> Result<Option<PathBuf>, BuildError> {
    course
        .solution(lesson)
        .map(|_| solution(course, lesson, progress))
        .transpose()
}

/// Runs `command`, a cargo of somebody's own that builds the lesson's bot, and answers with its program.
pub fn run_bin(
    course: &Course,
    lesson: &Lesson,
    command: Command,
    progress: &mut dyn Progress,
) -> Result<PathBuf, BuildError> {
    Ok(run::build(course, &lesson.package, TargetKind::Bin, command, progress)?.program)
}

/// Builds the reference solution of a lesson and answers with its program.
pub fn solution(
    course: &Course,
    lesson: &Lesson,
    progress: &mut dyn Progress,
) -> Result<PathBuf, BuildError> {
    let package = format!("solution-{}", lesson.folder);
    let mut command = cargo();
    command.args(["build", "--package", &package]);
    place(&mut command, course, lesson);
    Ok(run::build(course, &package, TargetKind::Bin, command, progress)?.program)
}

/// Cargo locks a target folder while it builds. Lesson 00 has one of its own, so that it can be checked while the
/// dependencies of the lesson after it are being built.
fn place(command: &mut Command, course: &Course, lesson: &Lesson) {
    command.current_dir(course.root());
    if !lesson.has_dependencies {
        command
            .arg("--target-dir")
            .arg(course.root().join("target").join("first-words"));
    }
}

/// The program to run for as long as the student likes. Windows cannot replace a program that runs, and the next save builds
/// it anew: there it is a copy that runs.
pub fn runnable(course: &Course, lesson: &Lesson, program: PathBuf) -> Result<PathBuf, BuildError> {
    if !cfg!(windows) {
        return Ok(program);
    }
    let folder = course.cache().join("run");
    let copy = folder.join(format!(
        "{}-{}{}",
        lesson.folder,
        std::process::id(),
        std::env::consts::EXE_SUFFIX
    ));
    let copied = std::fs::create_dir_all(&folder).and_then(|()| std::fs::copy(&program, &copy));
    copied.map_err(|error| BuildError::Keep(copy.clone(), error))?;
    Ok(copy)
}
