//! The course tool as a student meets it: a process in a copy of the course.

#![allow(clippy::unwrap_used, reason = "a test ends at what it did not expect")]

#[cfg(target_os = "linux")]
#[path = "tool/confined.rs"]
mod confined;
#[path = "tool/copy.rs"]
mod copy;
#[path = "tool/files.rs"]
mod files;
#[path = "tool/grade.rs"]
mod grade;
#[path = "tool/graders.rs"]
mod graders;
#[path = "tool/offline.rs"]
mod offline;
#[path = "tool/scratch.rs"]
mod scratch;
#[path = "tool/sealed.rs"]
mod sealed;
#[path = "tool/stale.rs"]
mod stale;
#[path = "tool/watched.rs"]
mod watched;

use copy::Copy;
use watched::Watched;

const LESSON_00: &str = "lessons/00-first-words/src/main.rs";
const SOLUTION_00: &str = "solutions/00-first-words/src/main.rs";

#[test]
fn the_first_screen_says_where_to_start() {
    let copy = Copy::of_the_course("first-screen");
    for args in [&[][..], &["list"]] {
        let run = copy.runs(args);
        assert_eq!(run.code, 0, "{run}");
        for told in [
            "Start here: lesson 00 first-words",
            "lessons/00-first-words/README.md",
            LESSON_00,
            "cargo camp check 0",
        ] {
            assert!(run.out.contains(told), "{told}\n{run}");
        }
        assert!(run.out.contains("It is no error."), "{run}");
        assert!(
            !run.out.contains('\u{1b}'),
            "no colours where there is no terminal: {run}"
        );
    }
    let korean = copy
        .command(&["list"])
        .env("BOTCAMP_LANG", "ko")
        .output()
        .unwrap();
    let korean = String::from_utf8(korean.stdout).unwrap();
    assert!(
        korean.contains("여기서 시작하세요") && korean.contains("00 first-words"),
        "{korean}"
    );
}

#[test]
fn every_command_has_help_with_an_example() {
    let copy = Copy::of_the_course("help");
    for command in [
        "list",
        "check",
        "watch",
        "talk",
        "offline",
        "hint",
        "reset",
        "doctor",
        "report",
        "grade",
        "gradebook",
        "template",
    ] {
        let run = copy.runs(&[command, "--help"]);
        assert_eq!(run.code, 0, "{run}");
        assert!(
            run.out.contains(&format!("Example: cargo camp {command}")),
            "{run}"
        );
    }
}

#[test]
fn what_cannot_be_done_is_told_and_is_no_failed_check() {
    let copy = Copy::of_the_course("mistakes");
    let run = copy.runs(&["check", "99"]);
    assert_eq!(run.code, 2, "{run}");
    assert!(
        run.err.contains("no lesson \"99\"") && run.err.contains("00-first-words"),
        "{run}"
    );

    copy.edit("lessons/00-first-words/Cargo.toml", "points = 1", "points = -1");
    let run = copy.runs(&["list"]);
    assert_eq!(run.code, 2, "{run}");
    assert!(run.err.contains("Cargo.toml") && run.err.contains("-1"), "{run}");

    let outside = tempfile::tempdir().unwrap();
    let run = copy::run(copy.command(&["list"]).current_dir(outside.path()));
    assert_eq!(run.code, 2, "{run}");
    assert!(run.err.contains("is not in a course"), "{run}");
}

#[test]
fn an_open_lesson_is_no_error() {
    let copy = Copy::of_the_course("open");
    let starter = copy.read(LESSON_00);
    for source in [
        starter.clone(),
        format!("// my first program\n\n{}", starter.replace("    ", "\t")),
    ] {
        copy.write(LESSON_00, &source);
        let run = copy.runs(&["check", "0"]);
        assert_eq!(run.code, 1, "an open lesson does not hold yet: {run}");
        assert!(
            run.out.contains("is open") && run.out.contains("Nothing is wrong"),
            "{run}"
        );
        assert!(run.out.contains("$ first-words"), "it shows what to make: {run}");
    }
}

#[test]
fn a_lesson_goes_from_wrong_to_done_and_back() {
    let copy = Copy::of_the_course("check");
    let solution = copy.read(SOLUTION_00);

    copy.write(LESSON_00, &solution.replace("Hello", "Hallo"));
    let run = copy.runs_in("lessons/00-first-words", &["check", "first-words"]);
    assert_eq!(run.code, 1, "{run}");
    assert!(
        run.out.contains("expected  Hello!") && run.out.contains("your bot  Hallo!"),
        "{run}"
    );
    assert!(!run.out.contains("cargo camp report"), "{run}");
    copy.runs(&["check", "0"]);
    let third = copy.runs(&["check", "0"]);
    assert!(
        third.out.contains("cargo camp hint 0") && third.out.contains("cargo camp report"),
        "{third}"
    );

    copy.write(LESSON_00, &solution.replace("-> String", "-> Strin"));
    let run = copy.runs(&["check", "0"]);
    assert_eq!(run.code, 1, "{run}");
    assert_eq!(
        run.out.matches("error[E").count(),
        1,
        "rustc's error is told once: {run}"
    );
    assert!(run.out.contains("→ ") && !run.out.contains("aborting"), "{run}");

    copy.write(LESSON_00, &solution);
    let run = copy.runs(&["check", "0"]);
    assert_eq!(run.code, 0, "{run}");
    assert!(
        run.out.contains("Lesson 00 first-words is done.") && run.out.contains("Next: lesson 01"),
        "{run}"
    );
    assert!(copy.runs(&["list"]).out.contains("5 minutes · done"));
    assert!(copy.runs(&["hint", "0"]).out.contains("no hint is needed"));

    std::fs::write(
        copy.path("target/botcamp/progress/00-first-words.json"),
        "not JSON",
    )
    .unwrap();
    let list = copy.runs(&["list"]);
    assert_eq!(list.code, 0, "a broken cache is an empty one: {list}");
    assert!(list.out.contains("begun, not checked yet"), "{list}");
}

#[test]
fn reset_keeps_what_was_written() {
    let copy = Copy::of_the_course("reset");
    let starter = copy.read(LESSON_00);
    assert!(copy.runs(&["reset", "0"]).out.contains("already"));
    copy.write(LESSON_00, "fn main() { /* mine */ }");
    let run = copy.runs(&["reset", "0"]);
    assert_eq!(run.code, 0, "{run}");
    assert!(
        run.out.contains("lessons/00-first-words/src.before-reset-1"),
        "{run}"
    );
    assert_eq!(
        copy.read("lessons/00-first-words/src.before-reset-1/main.rs"),
        "fn main() { /* mine */ }"
    );
    assert_eq!(copy.read(LESSON_00), starter);
}

#[test]
fn hints_come_one_by_one() {
    let copy = Copy::of_the_course("hint");
    copy.write("lessons/00-first-words/README.md", "## Hints\n\n### Task 1: `x`\n\n<details><summary>Hint 1</summary>\n\nFirst.\n\n</details>\n<details><summary>Hint 2</summary>\n\nSecond.\n\n</details>\n");
    for (told, not) in [
        ("First.", "Second."),
        ("Second.", "First."),
        ("First.", "Second."),
    ] {
        let run = copy.runs(&["hint", "0"]);
        assert_eq!(run.code, 0, "{run}");
        assert!(run.out.contains(told) && !run.out.contains(not), "{run}");
    }
}

#[test]
fn doctor_says_how_to_mend_what_it_finds() {
    let copy = Copy::of_the_course("doctor");
    let run = copy.runs(&["doctor"]);
    assert!(run.out.contains("rustc builds and links a program"), "{run}");
    let bad = run.out.lines().filter(|line| line.starts_with("mend ")).count();
    assert_eq!(
        run.out.lines().filter(|line| line.starts_with("    → ")).count(),
        bad,
        "{run}"
    );
    assert_eq!(run.code, i32::from(bad > 0), "{run}");
    // The pages on setting up say the same.
    let (before, _) = run.out.split_once(" to be built").unwrap();
    let room = before.rsplit(' ').next().unwrap();
    for system in ["linux", "macos", "windows"] {
        let page = std::fs::read_to_string(format!("docs/set-up-{system}.md")).unwrap();
        assert!(
            page.contains(&format!("the course needs {room} to be built")),
            "{system}: {run}"
        );
    }
    let run = copy::run(
        copy.command(&["doctor"])
            .env("CARGO_HOME", copy.path("no such folder")),
    );
    assert_eq!(run.code, 1, "{run}");
    assert!(run.out.contains("cannot be written to"), "{run}");
}

#[test]
fn a_report_holds_nothing_of_ones_own() {
    let copy = Copy::of_the_course("report");
    copy.write(LESSON_00, "fn main() { hello() }");
    copy.runs(&["check", "0"]);
    let token = "MTEyMjMzNDQ1NTY2Nzc4ODk5.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789AB";
    let home = copy.path("");
    let run = copy::run(
        copy.command(&["report"])
            .env("DISCORD_TOKEN", token)
            .env("USER", "bora")
            .env("CARGO_HOME", cargo_home())
            .env("HOME", &home),
    );
    assert_eq!(run.code, 0, "{run}");
    assert!(
        run.out.contains("rustc 1.") && run.out.contains("cannot find function `hello`"),
        "{run}"
    );
    for secret in [token, "bora", home.to_str().unwrap()] {
        assert!(!run.out.contains(secret), "{secret}\n{run}");
    }
}

/// Where rustup's cargo looks if nobody says otherwise.
fn cargo_home() -> std::path::PathBuf {
    let said = std::env::var_os("CARGO_HOME").map(std::path::PathBuf::from);
    said.unwrap_or_else(|| std::env::home_dir().unwrap().join(".cargo"))
}

#[test]
fn watch_checks_at_each_save_and_never_moves_on() {
    let copy = Copy::of_the_course("watch");
    // Without lessons 01 and on nothing is built in the background here.
    copy.keep_only_lesson("00-first-words");
    let mut watch = Watched::start(&copy, "0");
    watch.until("is open");
    watch.until("It is checked at every save.");
    copy.write(LESSON_00, "fn main() { hello() }");
    watch.until("cannot find function `hello`");
    watch.until("mend it and save");
    let solution = copy.read(SOLUTION_00);
    copy.write(LESSON_00, &solution);
    watch.until("Lesson 00 first-words is done.");
    copy.runs(&["reset", "0"]);
    watch.until("is open");
    copy.write(LESSON_00, "fn main() { goodbye() }");
    watch.until("cannot find function `goodbye`");
    watch.press('l');
    watch.until("00 first-words · First words");
    watch.press('n');
    watch.until("That was the last lesson.");
    watch.quit();
}
