//! From 06 on, commands do not know where the data is kept: none names a path, and none names JSON.

use std::fs;

use crate::course;

/// The files in which the commands stand, and what they call.
const COMMANDS: [&str; 3] = ["ask.rs", "change.rs", "edit.rs"];

/// What only somebody writes who knows of a file.
const OF_FILES: [&str; 8] = [
    "json",
    "data/",
    "\\\\",
    "std::fs",
    "std::path",
    "std::io",
    "tokio::fs",
    "file::",
];

#[test]
fn commands_name_no_path_and_no_json() {
    let course = course();
    let with_store = |folder: &std::path::PathBuf| folder.join("store").is_dir();
    let folders: Vec<_> = course
        .lessons()
        .iter()
        .flat_map(|lesson| [lesson.starter(), course.solution(lesson).unwrap().join("src")])
        .filter(with_store)
        .collect();
    assert!(!folders.is_empty(), "no lesson has a folder store/");
    for file in folders.iter().flat_map(|it| COMMANDS.map(|name| it.join(name))) {
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for (number, line) in text.to_lowercase().lines().enumerate() {
            for word in OF_FILES {
                let place = format!("{}:{}", file.display(), number + 1);
                assert!(
                    !line.contains(word),
                    "{place}: {word}: commands know keys, and no file"
                );
            }
        }
    }
}
