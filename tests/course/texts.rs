//! The two languages of a lesson's text are in step: the same headings, tasks, hints and code.

use std::fs;

use botcamp::course::Lesson;
use botcamp::words::Lang;
use sha2::{Digest, Sha256};

use crate::course;

/// What must be the same in both languages.
#[derive(Debug, Default, PartialEq)]
struct Shape {
    /// The level of each heading.
    levels: Vec<usize>,
    /// «1 greets_whoever_asks» of each heading «Task 1: `greets_whoever_asks`».
    tasks: Vec<String>,
    hints: usize,
    /// The language of each block of code, and its lines without comments.
    code: Vec<(String, Vec<String>)>,
}

fn shape(text: &str) -> Shape {
    let mut shape = Shape::default();
    let mut code: Option<(String, Vec<String>)> = None;
    for line in text.lines() {
        if let Some(block) = &mut code {
            if line.trim_start().starts_with("```") {
                shape.code.extend(code.take());
            } else if let Some(line) = without_comment(line, &block.0) {
                block.1.push(line);
            }
        } else if let Some(language) = line.trim_start().strip_prefix("```") {
            code = Some((language.trim().to_owned(), Vec::new()));
        } else if line.starts_with('#') {
            shape
                .levels
                .push(line.chars().take_while(|it| *it == '#').count());
            let task = ["### Task ", "### 과제 "]
                .iter()
                .find_map(|start| line.strip_prefix(start)?.split_once(": `"));
            if let Some((number, name)) = task {
                shape
                    .tasks
                    .push(format!("{number} {}", name.trim_end_matches('`')));
            }
        } else {
            shape.hints += usize::from(line.trim_start().starts_with("<details>"));
        }
    }
    assert!(code.is_none(), "a block of code does not end");
    shape
}

/// A line of code as both languages must have it; `None` if nothing is left.
fn without_comment(line: &str, language: &str) -> Option<String> {
    let mark = match language {
        "sh" | "toml" | "console" => " #",
        _ => " //",
    };
    let padded = format!(" {line}");
    let code = padded
        .split_once(mark)
        .map_or(padded.as_str(), |(code, _)| code)
        .trim_end();
    (!code.is_empty()).then(|| code.to_owned())
}

fn read(lesson: &Lesson, lang: Lang) -> String {
    let path = lesson.readme(lang);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.replace("\r\n", "\n")
}

#[test]
fn both_languages_have_the_same_headings_tasks_hints_and_code() {
    for lesson in course().lessons() {
        let [en, ko] = [Lang::En, Lang::Ko].map(|lang| shape(&read(lesson, lang)));
        assert_eq!(en.levels, ko.levels, "headings of {}", lesson.folder);
        assert_eq!(en.hints, ko.hints, "hints of {}", lesson.folder);
        for (number, (en, ko)) in en.code.iter().zip(&ko.code).enumerate() {
            assert_eq!(en, ko, "block of code {} of {}", number + 1, lesson.folder);
        }
        assert_eq!(en, ko, "{}", lesson.folder);

        // Once where it is set, and once over its hints.
        let tasks: Vec<_> = lesson
            .tasks
            .iter()
            .map(|task| format!("{} {}", task.number, task.name))
            .collect();
        assert_eq!(en.tasks, [tasks.clone(), tasks].concat(), "{}", lesson.folder);
    }
}

#[test]
fn the_korean_text_is_of_this_english_text() {
    for lesson in course().lessons() {
        let digest = Sha256::digest(read(lesson, Lang::En));
        let hash: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let expected = format!("<!-- english: {hash} -->");
        let korean = read(lesson, Lang::Ko);
        let last = korean.trim_end().lines().last().unwrap_or_default();
        assert_eq!(
            last, expected,
            "{}: README.md has changed. Bring README.ko.md into step with it, then write this as its last line: {expected}",
            lesson.folder
        );
    }
}
