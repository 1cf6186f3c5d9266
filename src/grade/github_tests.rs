//! What GitHub is told, to the letter.

use super::*;
use crate::grade::rule::{Rule, reasons};
use crate::grade::sample::{self, outcome};

fn progress(earlier: Option<Report>) -> Rule {
    Rule::Progress {
        earlier: earlier.map(Box::new),
    }
}

fn annotated(report: &Report, rule: &Rule) -> Vec<String> {
    annotations(Path::new("nowhere"), report, &reasons(report, rule), Lang::En)
}

/// The part of a command before its message.
fn heads(commands: &[String]) -> Vec<&str> {
    commands
        .iter()
        .map(|it| it[2..].split_once("::").unwrap().0)
        .collect()
}

#[test]
fn values_are_escaped_as_github_reads_them() {
    assert_eq!(data("100%: a, b\r\nc"), "100%25: a, b%0D%0Ac");
    assert_eq!(property("100%: a, b\r\nc"), "100%25%3A a%2C b%0D%0Ac");
}

#[test]
fn a_failing_task_is_one_line_with_all_that_was_said() {
    let found = annotated(&sample::half_done(), &progress(None));
    assert_eq!(
        heads(&found),
        ["error file=lessons/01-hello-bot/src/main.rs,line=1,title=01 task 2%3A Answer in Korean"]
    );
    assert!(!found[0].contains('\n'));
    assert!(found[0].contains("Hello! `*` | 100%25"), "{}", found[0]);
}

#[test]
fn an_open_lesson_is_no_error_unless_it_was_asked_for() {
    let mut report = sample::half_done();
    outcome(&mut report, "answers_in_korean", Outcome::Passed);
    let todo = |level: &str, line: u32, task: &str| {
        format!("{level} file=lessons/02-library-hours/src/main.rs,line={line},title=02 task {task}")
    };
    let next = todo("notice", 21, "1%3A Know the hours");
    assert_eq!(heads(&annotated(&report, &progress(None))), [next]);
    let asked = [
        todo("error", 21, "1%3A Know the hours"),
        todo("error", 22, "2%3A Refuse what is not a time"),
    ];
    assert_eq!(heads(&annotated(&report, &Rule::Everything)), asked);
}

#[test]
fn what_does_not_compile_is_shown_where_rustc_says() {
    let found = annotated(&sample::not_compiling(), &progress(None));
    let expected = [
        "::error file=lessons/01-hello-bot/src/main.rs,line=12,col=5,title=01-hello-bot does not compile::error[E0308]: mismatched types",
        "::error file=lessons/01-hello-bot/src/main.rs,line=31,col=20,title=01-hello-bot does not compile::error: expected `;`, found `}`",
    ];
    assert_eq!(found, expected);
}

#[test]
fn what_passed_before_comes_first() {
    let mut report = sample::done();
    outcome(&mut report, "answers_in_korean", Outcome::Wrong);
    outcome(&mut report, "refuses_what_is_not_a_time", Outcome::Wrong);
    let mut earlier = sample::half_done();
    outcome(&mut earlier, "refuses_what_is_not_a_time", Outcome::Passed);
    let found = annotated(&report, &progress(Some(earlier)));
    assert!(found[0].contains("title=02 task 2"), "{found:?}");
    assert!(found[1].contains("title=01 task 2"), "{found:?}");
    assert_eq!(found.len(), 2);
}

#[test]
fn at_most_ten_errors() {
    let mut report = sample::not_compiling();
    let one = "error: no\n  --> lessons/01-hello-bot/src/main.rs:1:1\n";
    report.lessons[0].state = Checked::DidNotCompile {
        message: one.repeat(30),
    };
    assert_eq!(annotated(&report, &Rule::Everything).len(), 10);
}
