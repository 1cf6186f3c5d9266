//! A result in words: the lines that a person reads in a terminal or in a log.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr;

use super::report::{LessonReport, Report, TaskReport};
use super::result::Checked;
use super::rule::Reason;
use crate::stage::{self, Outcome};
use crate::words::{Lang, say_in};

/// `7 of 24 points · next: 02 task 2`
pub fn headline(report: &Report, lang: Lang) -> String {
    let points = say_in(
        lang,
        "points-of",
        &[("points", report.points.into()), ("of", report.max_points.into())],
    );
    let next = match report.next() {
        Some((lesson, task)) => {
            let args = [("lesson", lesson.label().into()), ("task", task.number.into())];
            say_in(lang, "grade-next", &args)
        }
        None => say_in(lang, "grade-all-done", &[]),
    };
    format!("{points} · {next}")
}

/// The whole result, for people. Ends with a line break.
pub fn human(report: &Report, red: &BTreeSet<Reason>, lang: Lang) -> String {
    let mut parts = Vec::new();
    if report.rehearsal {
        parts.push(say_in(lang, "grade-rehearsal", &[]));
    }
    parts.extend(report.lessons.iter().map(|lesson| table(lesson, lang)));
    parts.extend(
        report
            .lessons
            .iter()
            .flat_map(|lesson| details(lesson, lang))
            .map(|it| it.text),
    );
    if !red.is_empty() {
        parts.push(
            red.iter()
                .map(|it| reason(it, lang))
                .collect::<Vec<_>>()
                .join("\n"),
        );
    }
    parts.push(headline(report, lang));
    parts.join("\n\n") + "\n"
}

/// One lesson: its points, and a line a task. What may be Hangul comes last in its line, so that the columns hold.
fn table(lesson: &LessonReport, lang: Lang) -> String {
    let state = match lesson.state {
        Checked::Open => say_in(lang, "grade-lesson-open", &[]),
        Checked::DidNotCompile { .. } => say_in(lang, "grade-lesson-not-compiled", &[]),
        Checked::Refused { .. } => say_in(lang, "grade-refused", &[]),
        Checked::Graded => {
            let args = [("points", lesson.points.into()), ("of", lesson.max_points.into())];
            say_in(lang, "grade-lesson", &args)
        }
    };
    let mut text = format!("{} {} ({state})", lesson.label(), lesson.title.get(lang));
    let width = lesson
        .tasks
        .iter()
        .map(|task| task.result.task.width())
        .max()
        .unwrap_or(0);
    for task in &lesson.tasks {
        let TaskReport {
            number,
            points,
            max_points,
            result,
            ..
        } = task;
        let outcome = outcome(lesson, task, lang);
        text += &format!(
            "\n  {number}  {points}/{max_points}  {:width$}  {outcome}",
            result.task
        );
    }
    text
}

/// A task's outcome in a few words.
pub fn outcome(lesson: &LessonReport, task: &TaskReport, lang: Lang) -> String {
    let say = |key| say_in(lang, key, &[]);
    if matches!(lesson.state, Checked::DidNotCompile { .. }) {
        return say("grade-not-compiled");
    }
    if matches!(lesson.state, Checked::Refused { .. }) {
        return say("grade-refused");
    }
    match &task.result.outcome {
        Outcome::Passed => say("grade-passed"),
        Outcome::Wrong => say("grade-wrong"),
        Outcome::BrokeRules { .. } => say("grade-broke-rules"),
        Outcome::Unstable => say("grade-unstable"),
        Outcome::Skipped { after } => {
            let number = lesson
                .tasks
                .iter()
                .find(|it| it.result.task == *after)
                .map_or(0, |it| it.number);
            say_in(lang, "grade-skipped", &[("task", number.into())])
        }
        Outcome::NotStarted { .. } => say("grade-not-started"),
        Outcome::Crashed { how } => say_in(lang, "grade-crashed", &[("how", how.as_str().into())]),
        Outcome::TimedOut { .. } => say("grade-timed-out"),
        Outcome::NotGraded { .. } => say("grade-not-graded"),
    }
}

/// What one failure has to say at length.
pub struct Detail {
    /// `01 task 2: Answer in Korean`
    pub title: String,
    pub text: String,
}

/// The failures of a lesson at length: rustc's message, or each task that was tried and does not pass.
pub fn details(lesson: &LessonReport, lang: Lang) -> Vec<Detail> {
    if let Checked::DidNotCompile { message } = &lesson.state {
        let title = compile_title(lesson, lang);
        return vec![Detail {
            title,
            text: message.trim_end().to_owned(),
        }];
    }
    if let Checked::Refused { why } = &lesson.state {
        let title = refused_title(lesson, lang);
        return vec![Detail {
            title,
            text: why.clone(),
        }];
    }
    let tried = |task: &&TaskReport| {
        task.result.outcome.is_failure() || matches!(task.result.outcome, Outcome::NotGraded { .. })
    };
    let detail = |task: &TaskReport| Detail {
        title: task_title(lesson, task, lang),
        text: stage::tell(&task.result, lang).trim_end().to_owned(),
    };
    lesson.tasks.iter().filter(tried).map(detail).collect()
}

/// `01-hello-bot does not compile`
pub fn compile_title(lesson: &LessonReport, lang: Lang) -> String {
    say_in(
        lang,
        "grade-annotation-compile",
        &[("lesson", lesson.lesson.as_str().into())],
    )
}

/// `01 task 2: Answer in Korean`
pub fn task_title(lesson: &LessonReport, task: &TaskReport, lang: Lang) -> String {
    let args = [
        ("lesson", lesson.label().into()),
        ("number", task.number.into()),
        ("title", task.title.get(lang).into()),
    ];
    say_in(lang, "grade-annotation-title", &args)
}

/// `01-hello-bot cannot be graded as it was handed in.`
pub fn refused_title(lesson: &LessonReport, lang: Lang) -> String {
    let args = [("lesson", lesson.lesson.as_str().into())];
    say_in(lang, "grade-red-refused", &args)
}

/// Why it is red, as a sentence.
pub fn reason(reason: &Reason, lang: Lang) -> String {
    let (key, lesson, task) = match reason {
        Reason::DoesNotCompile { lesson } => ("grade-red-compile", lesson, ""),
        Reason::Refused { lesson } => ("grade-red-refused", lesson, ""),
        Reason::PassedBefore { lesson, task } => ("grade-red-before", lesson, task.as_str()),
        Reason::NotPassed { lesson, task } => ("grade-red-not-passed", lesson, task.as_str()),
    };
    say_in(
        lang,
        key,
        &[("lesson", lesson.as_str().into()), ("task", task.into())],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::rule::{Rule, reasons};
    use crate::grade::sample;

    #[test]
    fn the_headline_counts_and_says_what_is_next() {
        assert_eq!(
            headline(&sample::half_done(), Lang::En),
            "2 of 9 points · next: 01 task 2"
        );
        assert_eq!(
            headline(&sample::half_done(), Lang::Ko),
            "9점 중 2점 · 다음: 01 과제 2"
        );
        assert_eq!(headline(&sample::done(), Lang::En), "9 of 9 points · all done");
    }

    #[test]
    fn half_a_lesson_in_english() {
        insta::assert_snapshot!(human(&sample::half_done(), &BTreeSet::new(), Lang::En));
    }

    #[test]
    fn half_a_lesson_in_korean() {
        let report = sample::half_done();
        insta::assert_snapshot!(human(&report, &reasons(&report, &Rule::Everything), Lang::Ko));
    }

    #[test]
    fn what_does_not_compile_shows_rustcs_message() {
        let report = sample::not_compiling();
        let red = reasons(&report, &Rule::Progress { earlier: None });
        insta::assert_snapshot!(human(&report, &red, Lang::En));
    }
}
