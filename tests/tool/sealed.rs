//! `grade --submission`: somebody else's checkout, of which only `lessons/*/src` counts.

use std::fs;

use botcamp::grade::Report;

use crate::copy::{Copy, Run};
use crate::stale::date_back;
use crate::{LESSON_00, SOLUTION_00};

/// Grades lesson 00 of a submission in which its source is `source`.
fn grades(copy: &Copy, source: &str) -> Run {
    submits(copy, source);
    copy.runs(&["grade", "0", "--submission", "handed-in"])
}

fn submits(copy: &Copy, source: &str) {
    let _ = fs::remove_dir_all(copy.path("handed-in"));
    fs::create_dir_all(copy.path("handed-in/lessons/00-first-words/src")).unwrap();
    copy.write(&format!("handed-in/{LESSON_00}"), source);
    // Older than anything that was built, as a submission from an archive is: the one before it must not be run in its place.
    date_back(&copy.path("handed-in"));
}

#[test]
fn only_the_source_of_a_submission_counts() {
    let copy = Copy::of_the_course("sealed");
    let solved = copy.read(SOLUTION_00);
    // This course's own lesson is open, and stays so.
    let run = grades(&copy, &solved);
    assert_eq!(run.code, 0, "{run}");
    assert!(
        run.out.starts_with("Graded: handed-in\n") && run.out.contains("2 of 2 points"),
        "{run}"
    );
    assert!(!run.out.contains("rehearsal"), "{run}");

    let run = grades(&copy, &solved.replace("Hello, {", "Hullo, {"));
    assert_eq!(run.code, 1, "{run}");
    assert!(
        run.out.contains("1 of 2 points"),
        "the program of the one before: {run}"
    );

    let run = grades(
        &copy,
        "fn main() { print!(include_str!(\"../tests/snapshots/grade__greets_by_name.snap\")) }",
    );
    assert_eq!(run.code, 1, "{run}");
    assert!(run.out.contains("0 of 2 points"), "{run}");

    let run = grades(&copy, "fn main() { print!(include_str!(\"../Cargo.toml\")) }");
    assert!(
        run.out.contains("It reads lessons/00-first-words/Cargo.toml."),
        "{run}"
    );

    submits(&copy, &solved);
    let run = copy.runs(&["grade", "0", "--submission", "handed-in", "--format", "json"]);
    let report: Report = serde_json::from_str(&run.out).unwrap();
    assert!(!report.rehearsal, "{run}");
    assert_eq!(
        report.evidence.sandbox.is_some_and(|it| it.files),
        cfg!(target_os = "linux")
    );

    let run = copy.runs(&["grade", "--submission", "data"]);
    assert_eq!(run.code, 2, "{run}");
    assert!(run.err.contains("has no folder lessons/"), "{run}");
}

/// Cargo fails in itself then, as on a machine that cannot build: but here the course's own source can be built.
#[test]
fn what_nobody_began_costs_no_question_to_the_solution() {
    let copy = Copy::of_the_course("sealed-open");
    copy.write(SOLUTION_00, "this does not compile");
    let run = grades(&copy, &copy.read(LESSON_00));
    assert!(run.code == 1 && run.out.contains("not started"), "{run}");
}

#[test]
fn a_source_without_a_program_does_not_compile() {
    let copy = Copy::of_the_course("no-program");
    submits(&copy, "");
    fs::rename(
        copy.path(&format!("handed-in/{LESSON_00}")),
        copy.path("handed-in/lessons/00-first-words/src/begin.rs"),
    )
    .unwrap();
    let run = copy.runs(&["grade", "0", "--submission", "handed-in"]);
    assert!(run.out.contains("00 First words (does not compile)"), "{run}");
    let said = "can't find bin `lesson-00-first-words` at path `lessons/00-first-words/src/main.rs`";
    assert!(run.out.contains(said), "{run}");
}

/// A bot that cannot be started has failed at nothing; another day, or on another machine, it may pass.
#[cfg(target_os = "linux")]
#[test]
fn what_this_machine_cannot_start_is_not_graded() {
    use std::os::unix::fs::PermissionsExt;

    let copy = Copy::of_the_course("cannot-start");
    let solved = copy.read(SOLUTION_00);
    assert_eq!(grades(&copy, &solved).code, 0);
    let kept = copy.path("target/botcamp/sealed/1/programs/00-first-words");
    for program in fs::read_dir(kept).unwrap() {
        fs::set_permissions(program.unwrap().path(), fs::Permissions::from_mode(0o600)).unwrap();
    }
    let run = grades(&copy, &solved);
    assert_eq!(run.code, 1, "{run}");
    assert!(
        run.out
            .contains("the program cannot be started: Permission denied"),
        "{run}"
    );
    assert!(run.out.contains("costs nothing"), "{run}");
}
