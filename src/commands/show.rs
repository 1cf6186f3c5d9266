//! A lesson's result as a student reads it: what holds, the first thing that does not, and the next step.

use botcamp::course::{Course, Lesson, Progress, open_task_line};
use botcamp::grade::result::{Checked, LessonResult};
use botcamp::stage::{Outcome, TaskResult, tell};
use botcamp::words::{lang, say};

/// After so many failing checks in a row, help is offered.
const PATIENCE: u32 = 3;

/// Colours. A word always says the same, for whoever does not see them.
pub mod paint {
    use anstyle::{AnsiColor, Style};

    fn with(style: Style, text: &str) -> String {
        format!("{style}{text}{style:#}")
    }

    pub fn strong(text: &str) -> String {
        with(Style::new().bold(), text)
    }

    pub fn good(text: &str) -> String {
        with(AnsiColor::Green.on_default(), text)
    }

    pub fn warm(text: &str) -> String {
        with(AnsiColor::Yellow.on_default(), text)
    }
}

/// `01 hello-bot`
pub fn label(lesson: &Lesson) -> String {
    format!("{:02} {}", lesson.number, lesson.name)
}

/// `lessons/01-hello-bot/src/main.rs`, which is how every file of a lesson is named to a student.
fn file(lesson: &Lesson, inside: &str) -> String {
    format!("lessons/{}/{inside}", lesson.folder)
}

/// The lesson's text in the language of the student, if it is there.
fn readme(lesson: &Lesson) -> String {
    let path = Some(lesson.readme(lang())).filter(|path| path.exists());
    let name = path
        .as_ref()
        .and_then(|path| path.file_name())
        .and_then(|name| name.to_str());
    file(lesson, name.unwrap_or("README.md"))
}

/// Who checks next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checks {
    /// The student types it.
    Typed,
    /// Every save does.
    AtSave,
}

/// Where to begin with a lesson: what to read, what to change, what to type. Ends with a line break.
pub fn start_here(lesson: &Lesson, checks: Checks) -> String {
    let (source, line) = open_task_line(lesson, 1).unwrap_or(("src/main.rs".to_owned(), 1));
    let args = [
        ("lesson", label(lesson).into()),
        ("readme", readme(lesson).into()),
        ("file", file(lesson, &source).into()),
        ("line", line.into()),
        ("number", lesson.number.into()),
    ];
    let last = match checks {
        Checks::Typed => say("start-check-typed", &args),
        Checks::AtSave => say("start-check-at-save", &args),
    };
    format!(
        "{}\n{}\n{last}\n",
        paint::strong(&say("start-title", &args)),
        say("start-steps", &args)
    )
}

/// What a check of `lesson` found. Ends with a line break.
pub fn result_text(
    course: &Course,
    lesson: &Lesson,
    result: &LessonResult,
    progress: &Progress,
    checks: Checks,
) -> String {
    match &result.state {
        Checked::Open => open(lesson, checks),
        Checked::DidNotCompile { message } => {
            let args = [("lesson", label(lesson).into())];
            format!(
                "{}\n\n{}\n\n{}\n",
                paint::warm(&say("result-did-not-compile", &args)),
                message.trim_end(),
                say("result-mend-first", &args)
            )
        }
        Checked::Refused { why } => format!("{}\n", paint::warm(why)),
        Checked::Graded => graded(course, lesson, result, progress),
    }
}

fn open(lesson: &Lesson, checks: Checks) -> String {
    let args = [("lesson", label(lesson).into())];
    let mut text = format!(
        "{}\n\n{}",
        paint::strong(&say("result-open", &args)),
        start_here(lesson, checks)
    );
    if let Some((task, expected)) = lesson
        .tasks
        .iter()
        .find_map(|task| Some((task, lesson.expected(task)?)))
    {
        text += &format!(
            "\n{}\n\n",
            say("result-open-expected", &[("task", task.name.as_str().into())])
        );
        text.extend(expected.trim_end().lines().map(|line| format!("  {line}\n")));
    }
    text
}

fn graded(course: &Course, lesson: &Lesson, result: &LessonResult, progress: &Progress) -> String {
    let points = [
        ("points", result.points(lesson).into()),
        ("of", lesson.points().into()),
    ];
    let mut text = format!(
        "{} · {}\n",
        paint::strong(&label(lesson)),
        say("points-of", &points)
    );
    for task in &lesson.tasks {
        let outcome = result.task(&task.name).map(|result| &result.outcome);
        text += &format!(
            "  {}. {} · {} · {}\n",
            task.number,
            task.name,
            task.title.get(lang()),
            word(outcome)
        );
    }
    match first_to_do(result) {
        None => text += &done(course, lesson),
        Some(task) => {
            text += &format!("\n{}\n", tell(task, lang()).trim_end());
            let others = result
                .tasks
                .iter()
                .filter(|it| it.task != task.task && it.outcome.is_failure())
                .count();
            if others > 0 {
                text += &format!("\n{}\n", say("result-others", &[("count", others.into())]));
            }
            if progress.failures(&task.task) >= PATIENCE {
                let args = [
                    ("count", progress.failures(&task.task).into()),
                    ("number", lesson.number.into()),
                ];
                text += &format!("\n{}\n", say("result-offer-help", &args));
            }
        }
    }
    text
}

fn done(course: &Course, lesson: &Lesson) -> String {
    let args = [("lesson", label(lesson).into())];
    let next = course.lessons().iter().find(|next| next.number > lesson.number);
    let next = match next {
        Some(next) => say(
            "result-next",
            &[("lesson", label(next).into()), ("readme", readme(next).into())],
        ),
        None => say("result-last", &[]),
    };
    format!("\n{}\n{next}\n", paint::good(&say("result-done", &args)))
}

fn word(outcome: Option<&Outcome>) -> String {
    match outcome {
        Some(Outcome::Passed) => paint::good(&say("state-passed", &[])),
        Some(Outcome::NotStarted { .. }) => say("state-not-started", &[]),
        Some(Outcome::Skipped { .. }) => say("state-to-do", &[]),
        Some(Outcome::NotGraded { .. }) | None => say("state-not-checked", &[]),
        Some(_) => paint::warm(&say("state-not-yet", &[])),
    }
}

/// The task to work at: the first that does not pass.
pub fn first_to_do(result: &LessonResult) -> Option<&TaskResult> {
    result.tasks.iter().find(|task| task.outcome != Outcome::Passed)
}
