//! `check`: one lesson, told kindly.

use std::process::ExitCode;

use botcamp::build::{self, Bar};
use botcamp::course::{Course, Lesson, Progress};
use botcamp::grade::result::LessonResult;
use botcamp::grade::run::check;

use super::show::{Checks, result_text};

pub fn run(course: &Course, asked: Option<&str>) -> anyhow::Result<ExitCode> {
    let lesson = super::lesson_or_next(course, asked)?;
    let (result, text) = checked(course, lesson, Checks::Typed, &mut Bar::new())?;
    super::print(&text)?;
    Ok(if result.passed() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Checks `lesson`, remembers the result, and puts it in words.
pub fn checked(
    course: &Course,
    lesson: &Lesson,
    checks: Checks,
    bar: &mut dyn build::Progress,
) -> anyhow::Result<(LessonResult, String)> {
    let result = check(course, lesson, bar)?;
    let mut progress = Progress::of(course, lesson);
    progress.record(course, lesson, &result)?;
    let text = result_text(course, lesson, &result, &progress, checks);
    Ok((result, text))
}
