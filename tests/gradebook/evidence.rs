//! What does not fit is marked, with its reason, and gives no points; and nobody else loses any by it.

use std::fs;
use std::path::Path;

use botcamp::grade::Report;
use botcamp::stage::Outcome;
use botcamp::words::Lang;
use serde_json::json;

use crate::{GradebookError, asked, book, course, made_up, row};

/// The reasons that a result gets when it was changed like that, and the points that count.
fn judged(change: impl Fn(&mut Report)) -> (String, u32, u32) {
    let course = course();
    let folder = tempfile::tempdir().unwrap();
    // The other one is as it should be, and is what «the others» are.
    for (number, name) in [(30, "honest"), (31, "changed")] {
        let mut report = made_up::report(&course, course.lessons(), number, 3);
        if name == "changed" {
            change(&mut report);
        }
        fs::write(folder.path().join(format!("{name}.json")), report.to_json()).unwrap();
    }
    let book = book(&course, &asked(&course, folder.path(), folder.path())).unwrap();
    let honest = row(&book, "honest");
    assert!(
        honest.points() > 0 && !honest.needs_a_look(),
        "{:?}",
        honest.marks
    );
    let row = row(&book, "changed");
    (row.reasons(Lang::En).join("\n"), row.points(), row.unproven())
}

#[test]
fn what_fits_counts() {
    let (told, points, unproven) = judged(|_| ());
    assert_eq!((told.as_str(), unproven), ("", 0));
    assert!(points > 0);
    // On a hosted runner nobody has processes of their own.
    let (told, ..) = judged(|it| it.evidence.sandbox.as_mut().unwrap().processes = false);
    assert_eq!(told, "");
}

#[test]
fn a_result_whose_evidence_does_not_fit_gives_no_points() {
    type Change = fn(&mut Report);
    let changes: [(&str, Change); 7] = [
        ("another grader", |it| it.evidence.grader = Some("0".repeat(64))),
        ("does not say which grader", |it| it.evidence.grader = None),
        ("student's own copy", |it| it.rehearsal = true),
        ("not what was committed", |it| it.evidence.changed = Some(true)),
        ("not: connections", |it| {
            it.evidence.sandbox.as_mut().unwrap().connections = false
        }),
        ("not: files, connections", |it| it.evidence.sandbox = None),
        ("do not add up (at points)", |it| it.points += 1),
    ];
    for (reason, change) in changes {
        let (told, points, unproven) = judged(change);
        assert!(told.contains(reason), "{reason:?} is not in {told:?}");
        assert!(told.contains("changed.json"), "{told}");
        assert_eq!(points, 0, "{reason}");
        assert!(unproven > 0, "{reason}");
    }
}

#[test]
fn a_lesson_that_does_not_fit_costs_only_itself() {
    type Change = fn(&mut Report);
    let all = judged(|_| ()).1;
    let changes: [(&str, Change); 6] = [
        ("00-first-words: the points do not add up (at 00.1)", |it| {
            it.lessons[0].tasks[0].points += 1;
            it.lessons[0].points += 1;
            it.points += 1;
        }),
        ("the points do not add up (at 00)", |it| {
            it.lessons[0].points += 1;
            it.points += 1;
        }),
        ("tasks are not those of the lesson", |it| {
            it.lessons[0].tasks[1].result.task = "easy".into()
        }),
        ("tasks are not those of the lesson", |it| {
            it.lessons[0].tasks[0].max_points = 100;
            it.lessons[0].tasks[0].points = 100;
            it.lessons[0].max_points += 99;
            it.lessons[0].points += 99;
            it.points += 99;
            it.max_points += 99;
        }),
        ("task 1: the conversation", |it| {
            it.lessons[0].tasks[0].result.said = Some("Hullo!".into())
        }),
        ("values that it was not asked with (5)", |it| {
            it.lessons[0].tasks[0].result.seed = Some(5)
        }),
    ];
    let first = course().lessons()[0].points();
    for (reason, change) in changes {
        let (told, points, _) = judged(change);
        assert!(told.contains(reason), "{reason:?} is not in {told:?}");
        assert_eq!(points, all - first, "{reason}");
    }
}

#[test]
fn a_task_that_is_passed_by_hand_still_has_its_conversation() {
    let (told, ..) = judged(|it| {
        let (lesson, task) = find(it, |outcome| *outcome == Outcome::Wrong);
        let lesson = &mut it.lessons[lesson];
        let task = &mut lesson.tasks[task];
        task.result.outcome = Outcome::Passed;
        task.points = task.max_points;
        lesson.points = lesson.tasks.iter().map(|it| it.points).sum();
        it.points = it.lessons.iter().map(|it| it.points).sum();
    });
    assert!(
        told.contains("is not the one that this result is about"),
        "{told}"
    );
}

/// The first task with such an outcome; one is made if there is none.
fn find(report: &mut Report, is_it: impl Fn(&Outcome) -> bool) -> (usize, usize) {
    for (at, lesson) in report.lessons.iter().enumerate() {
        if let Some(task) = lesson.tasks.iter().position(|it| is_it(&it.result.outcome)) {
            return (at, task);
        }
    }
    let task = &mut report.lessons[1].tasks[0];
    task.result.said = Some("#general\nalice | /hello\n  bot | Hullo!\n".into());
    (1, 0)
}

#[test]
fn the_server_says_which_commit_it_was_and_when() {
    let course = course();
    let folder = tempfile::tempdir().unwrap();
    let students = made_up::students(3);
    made_up::write(&course, folder.path(), &students, 2);
    let runs = |login: &str, runs: serde_json::Value| {
        fs::write(
            folder.path().join(format!("received/{login}.json")),
            runs.to_string(),
        )
        .unwrap();
    };
    // bora handed in on time, and ada's second week two days late. Of the third, GitHub knows other commits.
    runs(
        "ada",
        json!([
            { "databaseId": 17_345_000_100u64, "createdAt": "2026-03-02T00:00:00Z", "headSha": made_up::commit(1, 0) },
            { "databaseId": 17_345_000_101u64, "createdAt": "2026-03-16T00:00:00Z", "headSha": made_up::commit(1, 1) },
        ]),
    );
    runs(
        "formula",
        json!([{ "databaseId": 1, "createdAt": "2026-03-02T00:00:00Z", "headSha": "f".repeat(40) }]),
    );
    let mut asked = asked(&course, folder.path(), folder.path());
    asked.deadlines = vec!["2026-03-14T23:59+09:00".to_owned()];
    let book = book(&course, &asked).unwrap();
    let ada = row(&book, "ada");
    assert_eq!(row(&book, "bora").days_late(), Some(0));
    assert_eq!(ada.days_late(), Some(2));
    // What she had in her first week already is no later for being sent again.
    assert_eq!(ada.cells[0].as_ref().unwrap().days_late, Some(0));
    let formula = row(&book, "formula");
    assert_eq!(formula.points(), 0);
    assert!(
        formula.reasons(Lang::En)[0].contains("knows of no such commit"),
        "{:?}",
        formula.marks
    );
}

#[test]
fn one_broken_file_stops_nobody() {
    let course = course();
    let folder = tempfile::tempdir().unwrap();
    let students = made_up::students(6);
    made_up::write(&course, folder.path(), &students, 1);
    let file = |login: &str| {
        let of = fs::read_dir(folder.path().join("artifacts").join(login)).unwrap();
        of.flatten().next().unwrap().path().join("result.json")
    };
    let whole = fs::read(file("ada")).unwrap();
    fs::write(file("ada"), &whole[..whole.len() / 2]).unwrap();
    fs::write(file("formula"), b"\xff\xfe\x00").unwrap();
    fs::remove_file(file("script")).unwrap();
    fs::write(
        file("turned"),
        r#"{"schema":"classroom50/result/v1","version":1}"#,
    )
    .unwrap();
    let book = book(&course, &asked(&course, folder.path(), folder.path())).unwrap();
    assert_eq!(book.rows.len(), 6);
    for login in ["ada", "formula", "script", "turned"] {
        let row = row(&book, login);
        assert!(
            row.cells.iter().all(Option::is_none) && row.problems.len() == 1,
            "{login}: {:?}",
            row.problems
        );
        assert_eq!(row.total(), None, "nothing is no zero");
    }
    assert!(
        row(&book, "ada").problems[0].contains("result.json"),
        "{:?}",
        row(&book, "ada").problems
    );
    for login in ["bora", "tall"] {
        assert!(row(&book, login).problems.is_empty());
        assert!(row(&book, login).cells.iter().all(Option::is_some));
    }
}

#[test]
fn a_folder_or_a_roster_that_is_not_there_is_said() {
    let course = course();
    let out = tempfile::tempdir().unwrap();
    let error = book(&course, &asked(&course, Path::new("no such folder"), out.path())).unwrap_err();
    assert!(error.to_string().starts_with("no such folder: "), "{error}");
    let mut asked = asked(&course, out.path(), out.path());
    let error = book(&course, &asked).unwrap_err();
    let nobody = matches!(&error, GradebookError::Nobody(folder) if out.path() == Path::new(folder));
    assert!(nobody, "an empty folder is another one than was meant: {error}");
    asked.roster = Some("no-roster.csv".into());
    let error = book(&course, &asked).unwrap_err();
    assert!(error.to_string().starts_with("no-roster.csv: "), "{error}");
}

/// A name that is no folder's on Windows.
#[cfg(unix)]
#[test]
fn what_a_folder_is_called_commands_no_terminal() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("class/\u{1b}[2Jada\nbora: 2 of 2 points")).unwrap();
    let mut tool = std::process::Command::new(env!("CARGO_BIN_EXE_botcamp"));
    tool.current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("BOTCAMP_LANG", "en")
        // As a terminal would get it.
        .env("CLICOLOR_FORCE", "1")
        .args(["gradebook", "--lesson", "0", "--out"])
        .args([folder.path().join("book"), folder.path().join("class")]);
    let said = String::from_utf8(tool.output().unwrap().stdout).unwrap();
    assert!(
        said.contains("  ⟨U+001B⟩[2Jada⟨U+000A⟩bora: 2 of 2 points: "),
        "{said:?}"
    );
    assert!(!said.contains('\u{1b}'), "{said:?}");
}
