//! What the lessons' `Cargo.toml` say agrees with what stands in their folders.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use botcamp::build::{self, Silent};
use botcamp::course::Lesson;
use botcamp::words::Lang;

use crate::course;
use crate::judged;

/// The names of what is in a folder.
fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[test]
fn lessons_are_numbered_without_a_gap_and_each_has_a_solution_and_mistakes() {
    let course = course();
    let numbers: Vec<_> = course.lessons().iter().map(|it| it.number).collect();
    assert_eq!(numbers, (0..numbers.len() as u32).collect::<Vec<_>>());

    let folders: BTreeSet<_> = course.lessons().iter().map(|it| it.folder.clone()).collect();
    for beside in ["lessons", "solutions", "tests/wrong"] {
        let mut there = names(&course.root().join(beside));
        there.remove("store"); // Given, not a lesson: what the later lessons stand on.
        assert_eq!(there, folders, "{beside}/");
    }
}

#[test]
fn every_lesson_and_task_has_titles_points_and_minutes() {
    let mut titles = BTreeSet::new();
    for lesson in course().lessons() {
        assert!(lesson.minutes > 0, "{}", lesson.folder);
        let tasks = lesson.tasks.iter().map(|task| (task.name.as_str(), &task.title));
        for (name, title) in tasks.chain([("", &lesson.title)]) {
            for text in [&title.en, &title.ko] {
                assert!(!text.trim().is_empty(), "{} {name}", lesson.folder);
            }
            assert!(
                title.ko.chars().any(|it| ('가'..='힣').contains(&it)),
                "{} {name}: {}",
                lesson.folder,
                title.ko
            );
            assert!(
                titles.insert((lesson.folder.clone(), title.en.clone())),
                "{} stands twice",
                title.en
            );
        }
        assert!(
            lesson.tasks.iter().all(|task| task.points > 0),
            "{}",
            lesson.folder
        );
    }
}

#[test]
fn tasks_are_the_tests_and_each_has_its_snapshot() {
    let course = course();
    for lesson in course.lessons() {
        judged::judges_are_built();
        let judge = build::judge(&course, lesson, &mut Silent).unwrap();
        let list = Command::new(judge)
            .args(["--list", "--format", "terse"])
            .output()
            .unwrap();
        let list = String::from_utf8(list.stdout).unwrap();
        let tests: BTreeSet<_> = list
            .lines()
            .filter_map(|it| it.strip_suffix(": test"))
            .map(str::to_owned)
            .collect();
        let tasks: BTreeSet<_> = lesson.tasks.iter().map(|task| task.name.clone()).collect();
        assert_eq!(tests, tasks, "{}", lesson.folder);

        let snapshots: BTreeSet<_> = tasks.iter().map(|task| format!("grade__{task}.snap")).collect();
        assert_eq!(
            names(&lesson.path.join("tests/snapshots")),
            snapshots,
            "{}",
            lesson.folder
        );
    }
}

#[test]
fn every_task_has_three_hints_in_both_languages() {
    for lesson in course().lessons() {
        for lang in [Lang::En, Lang::Ko] {
            let hints = lesson.hints(lang).unwrap();
            assert_eq!(hints.len(), lesson.tasks.len());
            for (task, hints) in lesson.tasks.iter().zip(hints) {
                let place = format!("{}, {}", lesson.readme(lang).display(), task.name);
                assert_eq!(hints.len(), 3, "{place}");
                assert!(hints.iter().all(|hint| !hint.trim().is_empty()), "{place}");
            }
        }
    }
}

/// The text of every file in a folder and in those below it.
fn all_text(folder: &Path) -> String {
    let paths = names(folder).into_iter().map(|it| folder.join(it));
    paths
        .map(|it| match it.is_dir() {
            true => all_text(&it),
            false => fs::read_to_string(&it).unwrap(),
        })
        .collect()
}

#[test]
fn every_starter_says_where_each_task_begins() {
    for lesson in course().lessons() {
        let text = all_text(&lesson.starter());
        for task in &lesson.tasks {
            let todo = format!("todo!(\"task {}:", task.number);
            assert!(text.contains(&todo), "{} has no {todo}", lesson.folder);
        }
    }
}

#[test]
fn connect_is_the_same_in_every_starter_and_solution() {
    let course = course();
    let connects = |lesson: &Lesson| [lesson.starter(), course.solution(lesson).unwrap().join("src")];
    let mut texts = course
        .lessons()
        .iter()
        .filter(|it| it.has_dependencies)
        .flat_map(connects)
        .map(|folder| {
            let file = folder.join("connect.rs");
            (
                fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display())),
                file,
            )
        });
    let (first, first_file) = texts.next().unwrap();
    for (text, file) in texts {
        assert!(
            text == first,
            "{} differs from {}",
            file.display(),
            first_file.display()
        );
    }
}
