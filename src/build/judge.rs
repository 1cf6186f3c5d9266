//! The program that judges a lesson's bot: the lesson's test program, built once and kept until the course changes.
//!
//! Where there are solutions it is the solution's (its tests are the lesson's, by path), so that nothing of a student's is in the
//! program that judges. It is kept outside cargo's own folders: an edit of the lesson then builds the bot and nothing else.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;

use cargo_metadata::TargetKind;
use sha2::{Digest, Sha256};

use super::{BuildError, Progress, cargo, place, program, run, rustc_version};
use crate::course::{Course, CourseError, Lesson, Source, hex};

/// The judge of `lesson`, built if it is not there yet.
pub fn judge(course: &Course, lesson: &Lesson, progress: &mut dyn Progress) -> Result<PathBuf, BuildError> {
    let kept = kept(course, lesson)?;
    built_at(kept, course, lesson, progress)
}

/// The bot in the lesson's `src/` and its judge. Where the judge is kept is found out while cargo builds the bot.
pub fn program_and_judge(
    course: &Course,
    lesson: &Lesson,
    progress: &mut dyn Progress,
) -> Result<(PathBuf, PathBuf), BuildError> {
    thread::scope(|scope| {
        let kept = scope.spawn(|| kept(course, lesson));
        let program = program(course, lesson, progress)?;
        let kept = kept
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        Ok((program, built_at(kept, course, lesson, progress)?))
    })
}

fn built_at(
    kept: PathBuf,
    course: &Course,
    lesson: &Lesson,
    progress: &mut dyn Progress,
) -> Result<PathBuf, BuildError> {
    if kept.is_file() {
        return Ok(kept);
    }
    let package = package(course, lesson);
    let mut command = cargo();
    command.args(["test", "--no-run", "--test", "grade", "--package", &package]);
    place(&mut command, course, lesson);
    let program = run::build(course, &package, TargetKind::Test, command, progress)?.program;
    if kept.is_file() {
        // Another thread, or another terminal, was here meanwhile.
        return Ok(kept);
    }
    keep(&program, &kept).map_err(|error| BuildError::Keep(kept.clone(), error))?;
    Ok(kept)
}

/// The judge of `lesson` is built already.
pub fn is_judge_ready(course: &Course, lesson: &Lesson) -> bool {
    kept(course, lesson).is_ok_and(|kept| kept.is_file())
}

fn package(course: &Course, lesson: &Lesson) -> String {
    match course.solution(lesson) {
        Some(_) => format!("solution-{}", lesson.folder),
        None => lesson.package.clone(),
    }
}

/// Where the judge of `lesson` is kept, by everything that it is made of.
fn kept(course: &Course, lesson: &Lesson) -> Result<PathBuf, CourseError> {
    let mut hasher = Sha256::new();
    hasher.update(package(course, lesson));
    hasher.update(rustc_version());
    hasher.update(Source::read(&lesson.path.join("tests"))?.hash());
    for name in ["Cargo.toml", "Cargo.lock"] {
        hasher.update(fs::read(course.root().join(name)).unwrap_or_default());
    }
    if lesson.has_dependencies {
        hasher.update(Source::read(&course.root().join("src"))?.hash());
    }
    let key = hex(&hasher.finalize()[..8]);
    Ok(course
        .cache()
        .join("judge")
        .join(&lesson.folder)
        .join(format!("{key}{EXE_SUFFIX}")))
}

/// Copies the program, and forgets the judges that it takes the place of.
fn keep(program: &Path, kept: &Path) -> io::Result<()> {
    let folder = kept.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    for old in fs::read_dir(folder)? {
        // One that still runs, for another terminal, stays for this time.
        let _ = fs::remove_file(old?.path());
    }
    // In a folder of nobody else's: whoever keeps a judge at the same time has another.
    let aside = tempfile::tempdir_in(folder)?;
    let beside = aside.path().join("judge");
    // A second name needs no room: linkers write a new file, and leave this one alone. On Windows they write over it.
    let linked = if cfg!(unix) {
        fs::hard_link(program, &beside)
    } else {
        Err(io::ErrorKind::Unsupported.into())
    };
    linked.or_else(|_| fs::copy(program, &beside).map(drop))?;
    fs::rename(&beside, kept)
}
