//! `list`: the lessons, their tasks, what is done, what is next. The first screen of a fresh clone.

use std::fmt::Write;
use std::process::ExitCode;

use botcamp::course::{Course, Lesson, Progress, State};
use botcamp::stage::Outcome;
use botcamp::words::{lang, say};

use super::show::{Checks, label, paint, start_here};

pub fn run(course: &Course) -> anyhow::Result<ExitCode> {
    super::print(&text(course)?)?;
    Ok(ExitCode::SUCCESS)
}

/// The whole list. Ends with a line break.
pub fn text(course: &Course) -> anyhow::Result<String> {
    let mut text = format!("{}\n\n", paint::strong(&say("list-title", &[])));
    let mut points = 0;
    let mut begun = false;
    for lesson in course.lessons() {
        let progress = Progress::of(course, lesson);
        let state = progress.state(lesson)?;
        begun |= state != State::Open;
        let earned = progress.result(lesson).map_or(0, |result| result.points(lesson));
        points += earned;
        text += &line(lesson, state, earned);
        for task in &lesson.tasks {
            let passed = progress.result(lesson).and_then(|result| result.task(&task.name));
            let mark = match passed.map(|result| &result.outcome) {
                Some(Outcome::Passed) => paint::good(&say("state-passed", &[])),
                _ => say("state-to-do", &[]),
            };
            writeln!(
                text,
                "     {}. {} · {} · {mark}",
                task.number,
                task.name,
                task.title.get(lang())
            )?;
        }
    }
    let next = super::next(course)?;
    writeln!(
        text,
        "\n{}",
        say(
            "points-of",
            &[("points", points.into()), ("of", course.points().into())]
        )
    )?;
    writeln!(text, "{}\n", say("list-open-is-no-error", &[]))?;
    match next {
        Some(lesson) if !begun => text += &start_here(lesson, Checks::Typed),
        Some(lesson) => {
            let args = [("lesson", label(lesson).into()), ("number", lesson.number.into())];
            writeln!(text, "{}", say("list-next", &args))?;
        }
        None => writeln!(text, "{}", say("list-all-done", &[]))?,
    }
    Ok(text)
}

/// `00 first-words · First words · 5 minutes · open`
fn line(lesson: &Lesson, state: State, earned: u32) -> String {
    let state = match state {
        State::Open => say("state-open", &[]),
        State::Started => say("state-started", &[]),
        State::Failing => {
            let args = [("points", earned.into()), ("of", lesson.points().into())];
            paint::warm(&say("state-failing", &args))
        }
        State::Done => paint::good(&say("state-done", &[])),
    };
    let minutes = say("minutes", &[("minutes", lesson.minutes.into())]);
    format!(
        "  {} · {} · {minutes} · {state}\n",
        paint::strong(&label(lesson)),
        lesson.title.get(lang())
    )
}
