//! `grade`: its exit code, and what it prints for people, programs and GitHub.

use botcamp::grade::Report;

use crate::copy::Copy;
use crate::{LESSON_00, SOLUTION_00};

/// A copy with lesson 00 alone, as its solution has it.
fn solved(name: &str) -> Copy {
    let copy = Copy::of_the_course(name);
    copy.keep_only_lesson("00-first-words");
    copy.write(LESSON_00, &copy.read(SOLUTION_00));
    copy
}

#[test]
fn a_lesson_that_is_named_must_pass() {
    let copy = Copy::of_the_course("grade-named");
    let run = copy.runs(&["grade", "1"]);
    assert_eq!(run.code, 1, "{run}");
    assert!(
        run.out.contains("0 of ") && run.out.contains("next: 01 task 1"),
        "{run}"
    );
    assert!(run.out.contains("this is a rehearsal"), "{run}");

    copy.write(LESSON_00, &copy.read(SOLUTION_00));
    let run = copy.runs(&["grade", "first-words", "00"]);
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(
        run.out.matches("00 First words").count(),
        1,
        "named twice, graded once: {run}"
    );
}

#[test]
fn without_a_name_it_is_red_only_for_what_passed_before_and_what_does_not_compile() {
    let copy = solved("grade-progress");
    let half = copy.read(LESSON_00).replace("Hello, {", "Hullo, {");
    copy.write(LESSON_00, &half);
    let run = copy.runs(&["grade"]);
    assert_eq!(run.code, 0, "half a lesson is good practice: {run}");
    assert_eq!(copy.runs(&["grade", "--strict"]).code, 1);

    copy.write(LESSON_00, &copy.read(SOLUTION_00));
    let run = copy.runs(&["grade", "--strict", "--out", "last.json"]);
    assert_eq!(run.code, 0, "{run}");
    copy.write(LESSON_00, &half);
    let run = copy.runs(&["grade", "--previous", "last.json"]);
    assert_eq!(run.code, 1, "{run}");
    assert!(
        run.out.contains("greets_by_name passed before, and does not now"),
        "{run}"
    );

    copy.write(LESSON_00, "fn main() { hello() }");
    let run = copy.runs(&["grade"]);
    assert_eq!(run.code, 1, "{run}");
    assert!(
        run.out.contains("error[E0425]") && run.out.contains("00-first-words does not compile"),
        "{run}"
    );

    let run = copy.runs(&["grade", "--previous", "gone.json"]);
    assert_eq!(run.code, 2, "that is no result of a check: {run}");
    assert!(run.err.contains("gone.json"), "{run}");
}

#[test]
fn json_is_the_result_and_nothing_else() {
    let copy = solved("grade-json");
    let run = copy.runs(&["grade", "--format", "json", "--out", "result.json"]);
    assert_eq!(run.code, 0, "{run}");
    let report: Report = serde_json::from_str(&run.out).unwrap();
    assert_eq!(report.points, report.max_points);
    assert_eq!(Report::read(&copy.path("result.json")).unwrap(), Some(report));
}

#[test]
fn github_gets_commands_of_ours_only_and_the_page() {
    let copy = solved("grade-github");
    // A program that would like to speak to GitHub itself.
    let shout = "fn main() { println!(\"::warning::all is well\"); eprintln!(\"::add-mask::e\"); }";
    copy.write(LESSON_00, shout);
    copy.write("page.md", "before\n");
    let run = copy
        .command(&["grade", "0", "--format", "github"])
        .env("GITHUB_STEP_SUMMARY", copy.path("page.md"))
        .output()
        .unwrap();
    let out = String::from_utf8(run.stdout).unwrap();

    let word = out
        .lines()
        .next()
        .unwrap()
        .strip_prefix("::stop-commands::")
        .unwrap();
    let (fenced, open) = out.split_once(&format!("\n::{word}::\n")).unwrap();
    assert!(
        word.len() >= 32 && fenced.contains("::warning::all is well"),
        "{out}"
    );
    assert!(!open.is_empty(), "{out}");
    for line in open.lines() {
        assert!(line.starts_with("::error file=lessons/00-first-words/"), "{line}");
    }

    let page = copy.read("page.md");
    assert!(
        page.starts_with("before\n0 of 2 points · next: 00 task 1\n"),
        "{page}"
    );
    assert!(page.contains("| 00 First words | 1. "), "{page}");
}

#[test]
fn a_kept_result_is_shown_in_any_form_and_nothing_is_graded_again() {
    let copy = solved("grade-from");
    copy.edit(LESSON_00, "Hello, {", "Hullo, {");
    assert_eq!(copy.runs(&["grade", "--out", "kept.json"]).code, 0);
    copy.write(LESSON_00, "this does not even compile");

    let shown = |more: &[&str]| copy.runs(&[&["grade", "--from", "kept.json"], more].concat());
    let run = shown(&["--format", "junit"]);
    assert!(
        run.out.starts_with("<?xml") && run.out.contains("tests=\"2\" skipped=\"0\" failures=\"1\""),
        "{run}"
    );
    let run = shown(&["--format", "markdown"]);
    assert!(run.out.starts_with("1 of 2 points · next: 00 task 2\n"), "{run}");
    assert!(
        run.out.contains("Hello, ") && run.out.contains("Hullo, "),
        "{run}"
    );
    let run = shown(&["--details", "own"]);
    assert!(
        run.out.contains("Hullo, ") && !run.out.contains("Hello, "),
        "{run}"
    );
    let run = shown(&["--format", "gradescope", "--strict"]);
    assert_eq!(
        run.code, 0,
        "a gradebook reads the points, not how this ends: {run}"
    );

    copy.write("kept.json", "{}");
    let run = shown(&[]);
    assert!(run.code == 2 && run.err.contains("kept.json"), "{run}");
}

#[test]
fn a_result_that_cannot_be_kept_is_said_before_anything_is_graded() {
    let copy = solved("grade-out");
    copy.write(LESSON_00, "this does not even compile");
    let run = copy.runs(&["grade", "--out", "nowhere/kept.json"]);
    assert!(
        run.code == 2 && run.err.contains("nowhere/kept.json") && run.out.is_empty(),
        "{run}"
    );
}

#[test]
fn classroom_50_is_answered_only_where_its_runner_asks() {
    let copy = solved("grade-classroom50");
    let args = ["grade", "0", "--format", "classroom50"];
    let run = copy.runs(&args);
    assert_eq!(run.code, 2, "{run}");
    assert!(
        run.err.contains("COMMIT_URL is not set") && run.out.is_empty(),
        "{run}"
    );

    let links = [
        "COMMIT_URL",
        "RELEASE_URL",
        "REVIEW_URL",
        "CLASSROOM",
        "ASSIGNMENT",
        "OWNER",
    ];
    let links = links.map(|name| (name, "https://example.com"));
    let run = copy
        .command(&args)
        .envs(links)
        .env("SUBMISSION_TAG", "submit/20260302T030000Z-9fceb02")
        .output()
        .unwrap();
    let result: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!((&result["score"], &result["max-score"]), (&2.into(), &2.into()));
}
