//! A third hint gives a task away: what stands in it, stands in the solution.

use std::fs;
use std::path::Path;

use botcamp::words::Lang;

use crate::course;

#[test]
fn third_hints_are_the_solution() {
    let course = course();
    for lesson in course.lessons() {
        let mut files = Vec::new();
        read_all(&course.solution(lesson).unwrap().join("src"), &mut files);
        for (task, hints) in lesson.tasks.iter().zip(lesson.hints(Lang::En).unwrap()) {
            let place = format!("{}, {}", lesson.readme(Lang::En).display(), task.name);
            let blocks = blocks(&hints[2]);
            assert!(!blocks.is_empty(), "{place}: no code in the third hint");
            for block in blocks {
                let there = files.iter().any(|file| has_in_order(file, &block));
                assert!(there, "{place}: not in the solution:\n{}", block.join("\n"));
            }
        }
    }
}

/// The text of every file in a folder and in those below it.
fn read_all(folder: &Path, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => read_all(&path, files),
            false => files.push(fs::read_to_string(&path).unwrap()),
        }
    }
}

/// The lines of each block of Rust.
fn blocks(hint: &str) -> Vec<Vec<&str>> {
    let mut blocks = Vec::new();
    let mut lines = hint.lines();
    while lines.by_ref().any(|it| it.trim() == "```rust") {
        let block = lines.by_ref().take_while(|it| it.trim() != "```");
        blocks.push(block.map(str::trim).filter(|it| !it.is_empty()).collect());
    }
    blocks
}

/// Whether a file has all these lines in this order. Between them may be what another task brings.
fn has_in_order(file: &str, block: &[&str]) -> bool {
    let mut lines = file.lines().map(str::trim);
    block.iter().all(|wanted| lines.by_ref().any(|it| it == *wanted))
}
