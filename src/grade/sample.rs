//! Results that this room's tests are about.

use super::evidence::Evidence;
use super::report::{Difference, LessonReport, Report, SCHEMA, TaskReport, Title, VERSION};
use super::result::Checked;
use crate::stage::{Outcome, TaskResult};

/// 01: the first of two tasks passed, the other is wrong. 02: still open.
pub fn half_done() -> Report {
    let mut greets = task(
        1,
        "greets_whoever_asks",
        "Greet whoever asks",
        "부른 사람에게 인사하기",
        2,
    );
    greets.result.outcome = Outcome::Passed;
    let mut korean = task(2, "answers_in_korean", "Answer in Korean", "한국어로 대답하기", 3);
    korean.result.outcome = Outcome::Wrong;
    korean.result.expected = Some("#general\n하나   | /안녕\n  bot | 안녕하세요!\n".into());
    korean.result.said = Some("#general\n하나   | /안녕\n  bot | Hello! `*` | 100%\n".into());
    korean.result.last_words = vec!["::error::look, no hands".into()];
    korean.result.snapshot =
        Some("lessons/01-hello-bot/tests/snapshots/grade__answers_in_korean.snap".into());
    korean.transcript = Some("6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b".into());
    korean.differs = Some(Difference {
        line: 3,
        expected: Some("  bot | 안녕하세요!".into()),
        said: Some("  bot | Hello! `*` | 100%".into()),
    });
    let open = |number, name, title, korean, points| {
        let mut it = task(number, name, title, korean, points);
        it.result.outcome = Outcome::NotStarted {
            task: number,
            file: "lessons/02-library-hours/src/main.rs".into(),
            line: 20 + number,
        };
        it
    };
    let lessons = vec![
        lesson(
            1,
            "01-hello-bot",
            "A bot that says hello",
            "인사하는 봇",
            Checked::Graded,
            vec![greets, korean],
        ),
        lesson(
            2,
            "02-library-hours",
            "When is the library open?",
            "도서관은 언제 열까?",
            Checked::Open,
            vec![
                open(1, "knows_the_hours", "Know the hours", "운영 시간 알기", 2),
                open(
                    2,
                    "refuses_what_is_not_a_time",
                    "Refuse what is not a time",
                    "시각이 아니면 거절하기",
                    2,
                ),
            ],
        ),
    ];
    report(lessons)
}

/// Every task passed.
pub fn done() -> Report {
    let mut report = half_done();
    for name in [
        "answers_in_korean",
        "knows_the_hours",
        "refuses_what_is_not_a_time",
    ] {
        outcome(&mut report, name, Outcome::Passed);
    }
    report.lessons[1].state = Checked::Graded;
    report
}

/// 01 has two mistakes that rustc finds.
pub fn not_compiling() -> Report {
    let mut report = half_done();
    let message = "\
error[E0308]: mismatched types
  --> lessons/01-hello-bot/src/main.rs:12:5
   |
12 |     name
   |     ^^^^ expected `String`, found `Option<String>`

error: expected `;`, found `}`
  --> lessons/01-hello-bot/src/main.rs:31:20
   |
31 |     ctx.say(\"hi\")
   |                  ^ help: add `;` here
";
    report.lessons[0].state = Checked::DidNotCompile {
        message: message.into(),
    };
    let why = Outcome::NotGraded {
        why: "it does not compile".into(),
    };
    outcome(&mut report, "greets_whoever_asks", why.clone());
    outcome(&mut report, "answers_in_korean", why);
    report
}

/// The same report, but for the outcome of one task.
pub fn outcome(report: &mut Report, name: &str, outcome: Outcome) {
    for lesson in &mut report.lessons {
        for task in lesson.tasks.iter_mut().filter(|task| task.result.task == name) {
            task.points = if outcome == Outcome::Passed {
                task.max_points
            } else {
                0
            };
            task.result.outcome = outcome.clone();
        }
        lesson.points = lesson.tasks.iter().map(|task| task.points).sum();
    }
    report.points = report.lessons.iter().map(|lesson| lesson.points).sum();
}

fn report(lessons: Vec<LessonReport>) -> Report {
    let evidence = Evidence {
        graded_at: "2026-03-02T03:00:00Z".into(),
        commit: Some("9fceb02d0ae598e95dc970b74767f19372d61af8".into()),
        changed: Some(false),
        rustc: Some("rustc 1.90.0 (1159e78c4 2025-09-14)".into()),
        botcamp: "0.1.0".into(),
        grader: Some("5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9".into()),
        system: "linux x86_64".into(),
        sandbox: None,
        seeds: Vec::new(),
    };
    let mut report = Report {
        schema: SCHEMA.into(),
        version: VERSION,
        rehearsal: true,
        points: 0,
        max_points: lessons.iter().map(|lesson| lesson.max_points).sum(),
        evidence,
        lessons,
    };
    outcome(&mut report, "greets_whoever_asks", Outcome::Passed);
    report
}

fn lesson(
    number: u32,
    folder: &str,
    en: &str,
    ko: &str,
    state: Checked,
    tasks: Vec<TaskReport>,
) -> LessonReport {
    LessonReport {
        number,
        lesson: folder.into(),
        title: Title {
            en: en.into(),
            ko: ko.into(),
        },
        points: 0,
        max_points: tasks.iter().map(|task| task.max_points).sum(),
        source: "e3b0c442".into(),
        state,
        tasks,
    }
}

fn task(number: u32, name: &str, en: &str, ko: &str, max_points: u32) -> TaskReport {
    let result = TaskResult::bare(name, Outcome::Passed);
    TaskReport {
        number,
        title: Title {
            en: en.into(),
            ko: ko.into(),
        },
        points: 0,
        max_points,
        transcript: None,
        differs: None,
        result,
    }
}
