//! A small course in a temporary folder: read, changed, reset.

use std::fs;

use tempfile::TempDir;

use super::*;
use crate::grade::result::{Checked, LessonResult};
use crate::stage::{Outcome, TaskResult};
use crate::words::Lang;

const MANIFEST: &str = r#"
[package]
name = "lesson-03-json-read"

[package.metadata.botcamp]
title = "Read"
title-ko = "읽기"
minutes = 30

[[package.metadata.botcamp.tasks]]
name = "reads"
title = "Read it"
title-ko = "읽어 보기"
points = 2

[dependencies]
serde = "1"
"#;

const STARTER: &str = "fn main() {\n    todo!(\"task 1: read\") // here\n}\n";

const README: &str = "\
# Read

### Task 1: `reads`

<details><summary>Not a hint</summary>no</details>

## Hints

### Task 1: `reads`

<details><summary>Hint 1</summary>

Look at `fs`.

</details>
<details>
<summary>Hint 2</summary>

```rust
fs::read(\"x\")
```

</details>

## Next
";

fn course() -> (TempDir, Course) {
    let root = TempDir::new().unwrap();
    let lesson = root.path().join("lessons/03-json-read");
    for folder in ["src", "starter", "tests/snapshots"] {
        fs::create_dir_all(lesson.join(folder)).unwrap();
    }
    fs::write(lesson.join("Cargo.toml"), MANIFEST).unwrap();
    fs::write(lesson.join("README.md"), README).unwrap();
    fs::write(
        lesson.join("tests/snapshots/grade__reads.snap"),
        "---\nsource: x\n---\n#general\nalice | hi\n",
    )
    .unwrap();
    for folder in ["src", "starter"] {
        fs::write(lesson.join(folder).join("main.rs"), STARTER).unwrap();
    }
    let course = Course::open(root.path()).unwrap();
    (root, course)
}

fn outcome(outcome: Outcome) -> LessonResult {
    let task = TaskResult::bare("reads", outcome);
    let lesson = "03-json-read".to_owned();
    LessonResult {
        lesson,
        source: String::new(),
        state: Checked::Graded,
        tasks: vec![task],
    }
}

#[test]
fn a_lesson_is_read_from_its_manifest() {
    let (_root, course) = course();
    let lesson = course.lesson("3").unwrap();
    assert_eq!(
        (lesson.number, lesson.name.as_str(), lesson.minutes),
        (3, "json-read", 30)
    );
    assert_eq!((lesson.points(), course.points()), (2, 2));
    assert_eq!(lesson.title.get(Lang::Ko), "읽기");
    assert!(lesson.has_dependencies);
    assert_eq!(
        lesson.expected(&lesson.tasks[0]).as_deref(),
        Some("#general\nalice | hi\n")
    );
    assert_eq!(open_task_line(lesson, 1), Some(("src/main.rs".to_owned(), 2)));
    assert_eq!(open_task_line(lesson, 2), None);
}

#[test]
fn a_lesson_has_four_names() {
    let (_root, course) = course();
    for name in ["3", "03", "json-read", "03-json-read"] {
        assert!(course.lesson(name).is_ok(), "{name}");
    }
    for name in ["4", "json", "", "../03-json-read"] {
        let error = course.lesson(name).unwrap_err().to_string();
        assert!(error.contains("03-json-read"), "{error}");
    }
}

#[test]
fn hints_are_those_under_their_heading() {
    let (_root, course) = course();
    let hints = course.lesson("3").unwrap().hints(Lang::En).unwrap();
    assert_eq!(hints, [["Look at `fs`.", "```rust\nfs::read(\"x\")\n```"]]);
}

#[test]
fn a_broken_manifest_is_named_with_what_is_wrong() {
    let (root, _) = course();
    let file = root.path().join("lessons/03-json-read/Cargo.toml");
    for (good, bad, told) in [
        ("points = 2", "points = \"two\"", "two"),
        ("lesson-03-json-read", "lesson-04", "lesson-04"),
        ("name = \"reads\"", "name = \"Reads it\"", "Reads it"),
        ("minutes = 30", "minute = 30", "minute"),
    ] {
        fs::write(&file, MANIFEST.replace(good, bad)).unwrap();
        let error = Course::open(root.path()).unwrap_err().to_string();
        assert!(error.contains("Cargo.toml") && error.contains(told), "{error}");
    }
}

#[test]
fn a_lesson_is_open_until_its_code_changes() {
    let (_root, course) = course();
    let lesson = course.lesson("3").unwrap();
    let main = lesson.src().join("main.rs");
    let state = || Progress::of(&course, lesson).state(lesson).unwrap();
    assert_eq!(state(), State::Open);
    fs::write(&main, "// mine\nfn main() { todo!(\"task 1: read\") }").unwrap();
    assert_eq!(state(), State::Open);
    fs::write(&main, "fn main() {}").unwrap();
    assert_eq!(state(), State::Started);
    let mut progress = Progress::of(&course, lesson);
    progress
        .record(&course, lesson, &outcome(Outcome::Wrong))
        .unwrap();
    assert_eq!(state(), State::Failing);
    progress
        .record(&course, lesson, &outcome(Outcome::Wrong))
        .unwrap();
    assert_eq!(Progress::of(&course, lesson).failures("reads"), 2);
    progress
        .record(&course, lesson, &outcome(Outcome::Passed))
        .unwrap();
    assert_eq!(state(), State::Done);
    assert_eq!(Progress::of(&course, lesson).failures("reads"), 0);
    fs::write(&main, "fn main() {} fn more() {}").unwrap();
    assert_eq!(state(), State::Started);
}

#[test]
fn a_broken_cache_is_an_empty_one() {
    let (_root, course) = course();
    let lesson = course.lesson("3").unwrap();
    fs::write(lesson.src().join("main.rs"), "fn main() {}").unwrap();
    fs::create_dir_all(course.cache().join("progress")).unwrap();
    fs::write(course.cache().join("progress/03-json-read.json"), "{\"key\": 3").unwrap();
    let mut progress = Progress::of(&course, lesson);
    assert_eq!(progress, Progress::default());
    progress
        .record(&course, lesson, &outcome(Outcome::Passed))
        .unwrap();
    assert_eq!(Progress::of(&course, lesson).state(lesson).unwrap(), State::Done);
}

#[test]
fn reset_keeps_what_was_written() {
    let (_root, course) = course();
    let lesson = course.lesson("3").unwrap();
    let main = lesson.src().join("main.rs");
    assert_eq!(reset(lesson).unwrap(), None);
    for (number, mine) in [(1, "fn main() { /* one */ }"), (2, "fn main() { /* two */ }")] {
        fs::write(&main, mine).unwrap();
        fs::write(lesson.src().join("extra.rs"), "pub fn x() {}").unwrap();
        let kept = reset(lesson).unwrap().unwrap();
        assert_eq!(kept, lesson.path.join(format!("src.before-reset-{number}")));
        assert_eq!(fs::read_to_string(kept.join("main.rs")).unwrap(), mine);
        assert!(kept.join("extra.rs").exists() && !lesson.src().join("extra.rs").exists());
        assert_eq!(fs::read_to_string(&main).unwrap(), STARTER);
    }
}
