//! What stands in `graders/` for Classroom 50 and Gradescope, run as they run it.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::SOLUTION_00;
use crate::copy::{Copy, run};

/// A course with lesson 00 alone, and beside it a student's checkout with that lesson solved.
fn handed_in(name: &str, to: &str) -> Copy {
    let copy = Copy::of_the_course(name);
    copy.keep_only_lesson("00-first-words");
    let _ = fs::remove_dir_all(copy.path("handed-in"));
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

#[test]
fn the_autograder_of_classroom_50_leaves_a_result_and_a_page() {
    if cfg!(windows) || !has("python3") {
        return;
    }
    let copy = handed_in("classroom50", "handed-in");
    // What a student would like to be found there.
    copy.write("handed-in/result.json", r#"{ "score": 1000 }"#);
    let in_classroom_50 = |command: &mut Command| {
        let variables = [
            ("CLASSROOM", "discord-101"),
            ("ASSIGNMENT", "bots"),
            ("OWNER", "bora"),
            ("SUBMISSION_TAG", "submit/20260302T030000Z-9fceb02"),
            ("COMMIT_URL", "https://example.com/commit/9fceb02"),
            ("RELEASE_URL", "https://example.com/releases/1"),
            ("REVIEW_URL", "https://example.com/commit/9fceb02"),
        ];
        command
            .current_dir(copy.path("handed-in"))
            .envs(variables)
            .env("GITHUB_OUTPUT", copy.path("handed-in/output"));
        run(command)
    };
    let graded = in_classroom_50(&mut grader("python3", "classroom50/autograder.py", &copy));
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

    // A course that cannot grade, for nobody knows what is right with other values, gives no zero.
    fs::remove_dir_all(copy.path("solutions")).unwrap();
    let failed = in_classroom_50(&mut grader("python3", "classroom50/autograder.py", &copy));
    assert_ne!(failed.code, 0, "{failed}");
    assert!(
        copy.read("handed-in/output")
            .ends_with("status=error\nsummary=not graded\n")
    );
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
