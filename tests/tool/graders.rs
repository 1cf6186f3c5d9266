//! What stands in `graders/` for Classroom 50 and Gradescope, run as they run it.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::copy::{Copy, Run, run};
use crate::{LESSON_00, SOLUTION_00};

/// A course with lesson 00 alone, and beside it a student's checkout with that lesson solved.
fn handed_in(name: &str, to: &str) -> Copy {
    let copy = Copy::of_the_course(name);
    copy.keep_only_lesson("00-first-words");
    let src = format!("{to}/lessons/00-first-words/src");
    fs::create_dir_all(copy.path(&src)).unwrap();
    copy.write(&format!("{src}/main.rs"), &copy.read(SOLUTION_00));
    copy
}

/// A program that is in `graders/`, as the service starts it: with the course at hand and the tool built already.
fn grader(program: &str, file: &str, copy: &Copy) -> Command {
    let mut command = Command::new(program);
    command
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("graders").join(file))
        .env("BOTCAMP_COURSE", copy.path(""))
        .env("BOTCAMP_TOOL", env!("CARGO_BIN_EXE_botcamp"))
        .env("BOTCAMP_LANG", "en");
    command
}

/// Whether there is such a program here.
fn has(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output().is_ok();
    if !found {
        println!("skipped: no {program}");
    }
    found
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Runs the autograder in the student's checkout, as Classroom 50's runner does.
fn in_classroom_50(copy: &Copy, change: impl FnOnce(&mut Command)) -> Run {
    let mut command = grader("python3", "classroom50/autograder.py", copy);
    command
        .current_dir(copy.path("handed-in"))
        .env("CLASSROOM", "discord-101")
        .env("ASSIGNMENT", "bots")
        .env("OWNER", "bora")
        .env("SUBMISSION_TAG", "submit/20260302T030000Z-9fceb02")
        .env("COMMIT_URL", "https://example.com/commit/9fceb02")
        .env("RELEASE_URL", "https://example.com/releases/1")
        .env("REVIEW_URL", "https://example.com/commit/9fceb02")
        .env("GITHUB_OUTPUT", copy.path("handed-in/output"));
    change(&mut command);
    run(&mut command)
}

#[test]
fn the_autograder_of_classroom_50_leaves_a_result_and_a_page() {
    if cfg!(windows) || !has("python3") {
        return;
    }
    let copy = handed_in("classroom50", "handed-in");
    // What a student would like to be found there.
    copy.write("handed-in/result.json", r#"{ "score": 1000 }"#);
    let graded = in_classroom_50(&copy, |_| ());
    assert_eq!(graded.code, 0, "{graded}");
    let result = json(&copy.read("handed-in/result.json"));
    assert_eq!(
        (&result["schema"], &result["score"], &result["max-score"]),
        (&"classroom50/result/v1".into(), &2.into(), &2.into())
    );
    assert_eq!(result["owner"], "bora");
    let page = copy.read("handed-in/release-body.md");
    assert!(page.starts_with("2 of 2 points · all done\n"), "{page}");
    let output = copy.read("handed-in/output");
    assert_eq!(output, "status=success\nsummary=2 of 2 points · all done\n");

    // What does not compile is graded, too.
    copy.write(&format!("handed-in/{LESSON_00}"), "fn main() { hello() }");
    let graded = in_classroom_50(&copy, |_| ());
    assert_eq!(graded.code, 0, "{graded}");
    assert_eq!(json(&copy.read("handed-in/result.json"))["score"], 0);
    assert!(copy.read("handed-in/release-body.md").contains("error[E0425]"));
}

/// Classroom 50 takes any other code than 0 for an error of its own, which costs nobody a point; a result that lies there
/// in spite of it could be taken for one.
#[test]
fn where_nothing_is_graded_classroom_50_is_told_so_and_finds_no_result() {
    if cfg!(windows) || !has("python3") {
        return;
    }
    let copy = handed_in("classroom50-fails", "handed-in");
    let fails = |change: &dyn Fn(&mut Command)| {
        copy.write("handed-in/result.json", r#"{ "score": 1000 }"#);
        let _ = fs::remove_file(copy.path("handed-in/output")); // There may be none.
        let run = in_classroom_50(&copy, change);
        assert_eq!(run.code, 1, "{run}");
        assert!(run.err.contains("::error::not graded: "), "{run}");
        let output = copy.read("handed-in/output");
        assert_eq!(output, "status=error\nsummary=not graded\n", "{run}");
        for left in ["result.json", "release-body.md"] {
            assert!(!copy.path("handed-in").join(left).exists(), "{left}: {run}");
        }
    };
    fails(&|command| {
        command.env("BOTCAMP_COURSE", copy.path("nowhere"));
    });
    fails(&|command| {
        command.env("BOTCAMP_TOOL", copy.path("no-such-tool"));
    });
    fails(&|command| {
        command.env_remove("OWNER");
    });
    // Nobody knows what is right with other values.
    fs::remove_dir_all(copy.path("solutions")).unwrap();
    fails(&|_| ());
}

#[test]
fn the_grader_of_gradescope_leaves_its_results() {
    if cfg!(windows) || !has("bash") {
        return;
    }
    let copy = handed_in("gradescope", "handed-in/submission");
    let autograder = copy.path("handed-in");
    #[cfg(unix)]
    std::os::unix::fs::symlink("..", autograder.join("course")).unwrap();
    let run = run(grader("bash", "gradescope/run_autograder", &copy).env("AUTOGRADER", &autograder));
    assert_eq!(run.code, 0, "{run}");
    let results = json(&copy.read("handed-in/results/results.json"));
    let scores: Vec<_> = results["tests"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["score"])
        .collect();
    assert_eq!(scores, [1, 1]);
    assert_eq!(
        results["extra_data"]["seeds"].as_array().map(Vec::len),
        Some(3),
        "{results}"
    );
}
