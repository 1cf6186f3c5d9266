//! `hint`: the next hint for the task that the student is at.

use std::process::ExitCode;

use botcamp::course::{Course, Lesson, Progress};
use botcamp::words::{lang, say};

use super::show::{label, paint};

pub fn run(course: &Course, lesson: &Lesson) -> anyhow::Result<ExitCode> {
    super::print(&next_hint(course, lesson)?)?;
    Ok(ExitCode::SUCCESS)
}

/// The next hint, and one more remembered as shown. After the last they begin again. Ends with a line break.
pub fn next_hint(course: &Course, lesson: &Lesson) -> anyhow::Result<String> {
    let mut progress = Progress::of(course, lesson);
    let Some(task) = progress.task_at(lesson) else {
        return Ok(format!(
            "{}\n",
            say("hint-not-needed", &[("lesson", label(lesson).into())])
        ));
    };
    let hints = lesson
        .hints(lang())?
        .into_iter()
        .nth(task.number as usize - 1)
        .unwrap_or_default();
    let shown = progress.hints_shown(&task.name);
    let rung = if shown < hints.len() { shown } else { 0 };
    let Some(hint) = hints.get(rung) else {
        return Ok(format!(
            "{}\n",
            say("hint-none", &[("task", task.name.as_str().into())])
        ));
    };
    progress.set_hints_shown(course, lesson, &task.name, rung + 1)?;

    let args = [
        ("task", task.name.as_str().into()),
        ("number", task.number.into()),
        ("rung", (rung + 1).into()),
        ("of", hints.len().into()),
    ];
    let after = match rung + 1 == hints.len() {
        true => say("hint-was-last", &args),
        false => say("hint-more", &args),
    };
    Ok(format!(
        "{}\n\n{}\n\n{after}\n",
        paint::strong(&say("hint-title", &args)),
        hint.trim()
    ))
}
