//! Which line of which file a failure is about: where GitHub shows it.

use std::fs;
use std::path::Path;

use super::report::{LessonReport, TaskReport};
use crate::stage::{Outcome, TaskResult};

/// A line of a file, its path relative to the course's root with forward slashes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub file: String,
    pub line: usize,
    pub column: Option<usize>,
}

/// Where `task` fails: the `todo!`, else the bot's own panic, else the line of the snapshot where the conversation parts
/// from it, else the lesson's first line.
pub fn of_task(root: &Path, lesson: &LessonReport, task: &TaskReport) -> Place {
    let result = &task.result;
    if let Outcome::NotStarted { file, line, .. } = &result.outcome {
        let file = slashes(file);
        let from_root = file.starts_with("lessons/");
        let file = if from_root {
            file
        } else {
            format!("lessons/{}/{file}", lesson.lesson)
        };
        return Place {
            file,
            line: *line as usize,
            column: None,
        };
    }
    of_panic(result, &lesson.lesson)
        .or_else(|| of_difference(root, result))
        .unwrap_or_else(|| first_line(&lesson.lesson))
}

/// Where a lesson begins: for what has no better place.
pub fn first_line(lesson: &str) -> Place {
    Place {
        file: format!("lessons/{lesson}/src/main.rs"),
        line: 1,
        column: None,
    }
}

/// One of rustc's errors: where it is, and its first line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompileError {
    pub place: Place,
    pub message: String,
}

/// rustc's errors, in its own order, from what it prints for people.
pub fn of_compile_errors(message: &str) -> Vec<CompileError> {
    let mut found = Vec::new();
    let mut headline: Option<&str> = None;
    for line in message.lines() {
        if line.starts_with("error") {
            headline = Some(line);
        } else if let Some(at) = line.trim_start().strip_prefix("--> ")
            && let Some(error) = headline.take()
            && let Some(place) = parse(at)
        {
            found.push(CompileError {
                place,
                message: error.to_owned(),
            });
        } else if line.starts_with("warning") {
            headline = None;
        }
    }
    found
}

/// The last panic in the lesson's own source that the bot told of.
fn of_panic(result: &TaskResult, lesson: &str) -> Option<Place> {
    let own = format!("lessons/{lesson}/src/");
    let places = result
        .last_words
        .iter()
        .rev()
        .filter_map(|line| parse(line.split_once("panicked at ")?.1));
    places.into_iter().find(|place| place.file.starts_with(&own))
}

/// The line of the snapshot file that was not said.
fn of_difference(root: &Path, result: &TaskResult) -> Option<Place> {
    let (expected, said) = (result.expected.as_deref()?, result.said.as_deref()?);
    let file = result.snapshot.as_deref()?;
    let pairs = expected.lines().zip(said.lines());
    let same = pairs.take_while(|(expected, said)| expected == said).count();
    let text = fs::read_to_string(root.join(file)).ok()?;
    Some(Place {
        file: slashes(file),
        line: header(&text) + same + 1,
        column: None,
    })
}

/// How many lines stand before the content of one of insta's files: up to the second line of dashes.
fn header(snapshot: &str) -> usize {
    let mut dashes = snapshot
        .lines()
        .enumerate()
        .filter(|(_, line)| line.trim_end() == "---");
    match (dashes.next(), dashes.next()) {
        (Some((0, _)), Some((end, _))) => end + 1,
        _ => 0,
    }
}

/// `lessons/01-hello-bot/src/main.rs:12:5`, perhaps with a colon after it.
fn parse(text: &str) -> Option<Place> {
    let mut parts = text.trim_end().trim_end_matches(':').rsplitn(3, ':');
    let (column, line, file) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Place {
        file: slashes(file),
        line: line.parse().ok()?,
        column: Some(column.parse().ok()?),
    })
}

fn slashes(path: &str) -> String {
    path.replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::result::Checked;
    use crate::grade::sample;

    fn place(file: &str, line: usize, column: Option<usize>) -> Place {
        Place {
            file: file.into(),
            line,
            column,
        }
    }

    #[test]
    fn a_task_that_is_not_started_is_at_its_todo() {
        let report = sample::half_done();
        let lesson = &report.lessons[1];
        let expected = place("lessons/02-library-hours/src/main.rs", 21, None);
        assert_eq!(of_task(Path::new("."), lesson, &lesson.tasks[0]), expected);
        let mut from_the_lesson = lesson.tasks[0].clone();
        from_the_lesson.result.outcome = Outcome::NotStarted {
            task: 1,
            file: r"src\main.rs".into(),
            line: 21,
        };
        assert_eq!(of_task(Path::new("."), lesson, &from_the_lesson), expected);
    }

    #[test]
    fn a_wrong_answer_is_at_the_line_of_the_snapshot_that_was_not_said() {
        let report = sample::half_done();
        let (lesson, task) = (&report.lessons[0], &report.lessons[0].tasks[1]);
        let file = "lessons/01-hello-bot/tests/snapshots/grade__answers_in_korean.snap";
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(
            &path,
            "---\nsource: tests/grade.rs\nexpression: transcript\n---\n#general\nhana  | /안녕\n",
        )
        .unwrap();
        // Four lines of header, the channel, the command, and then the answer.
        assert_eq!(of_task(root.path(), lesson, task), place(file, 7, None));
        fs::remove_file(&path).unwrap();
        assert_eq!(of_task(root.path(), lesson, task), first_line("01-hello-bot"));
    }

    #[test]
    fn a_panic_is_where_the_bot_says_if_that_is_the_lessons_own_source() {
        let mut report = sample::half_done();
        report.lessons[0].tasks[1].result.last_words = vec![
            r"thread 'tokio-runtime-worker' panicked at lessons\01-hello-bot\src\main.rs:40:9:".into(),
            "index out of bounds".into(),
            "thread 'main' panicked at /home/bora/.cargo/registry/src/poise/lib.rs:1:1:".into(),
        ];
        let lesson = &report.lessons[0];
        let expected = place("lessons/01-hello-bot/src/main.rs", 40, Some(9));
        assert_eq!(of_task(Path::new("."), lesson, &lesson.tasks[1]), expected);
    }

    #[test]
    fn rustcs_errors_are_found_in_what_it_prints() {
        let Checked::DidNotCompile { message } = &sample::not_compiling().lessons[0].state else {
            panic!()
        };
        let found = of_compile_errors(&format!(
            "warning: unused\n  --> lessons/01-hello-bot/src/main.rs:1:1\n{message}error: aborting due to 2 errors\n"
        ));
        let file = "lessons/01-hello-bot/src/main.rs";
        let expected = [
            CompileError {
                place: place(file, 12, Some(5)),
                message: "error[E0308]: mismatched types".into(),
            },
            CompileError {
                place: place(file, 31, Some(20)),
                message: "error: expected `;`, found `}`".into(),
            },
        ];
        assert_eq!(found, expected);
    }
}
