//! The check of one lesson: its bot is built, its judge talks to the bot, and the results are read.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use super::candidate::Candidate;
use super::talk::results;
use crate::build::{self, BuildError, Progress};
use crate::course::{Course, CourseError, Lesson, Source, open_task_line};
use crate::grade::result::{Checked, LessonResult};
use crate::grade::rounds::Rounds;
use crate::stage::{Outcome, TaskResult};
use crate::words::say;

/// Why a lesson could not be checked, through no fault of the student's.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    #[error(transparent)]
    Course(#[from] CourseError),
    #[error(transparent)]
    Build(BuildError),
    #[error("{}", say("check-cannot-run", &[("error", .0.to_string().into())]))]
    Run(#[from] io::Error),
}

/// Checks `lesson` as it stands in `course`.
pub fn check(
    course: &Course,
    lesson: &Lesson,
    progress: &mut dyn Progress,
) -> Result<LessonResult, CheckError> {
    let source = Source::read(&lesson.src())?;
    let result = |state, tasks| LessonResult {
        lesson: lesson.folder.clone(),
        source: source.hash(),
        state,
        tasks,
    };
    if source.same_code(&Source::read(&lesson.starter())?) {
        return Ok(result(Checked::Open, untouched(lesson)));
    }
    let (program, judge) = match build::program_and_judge(course, lesson, progress) {
        Ok(built) => built,
        Err(error @ BuildError::Code(_)) => {
            let state = Checked::DidNotCompile {
                message: error.to_string(),
            };
            return Ok(result(state, none(lesson, &say("check-did-not-compile", &[]))));
        }
        Err(error) => return Err(CheckError::Build(error)),
    };
    let mut tasks = results(course, lesson, &judge, &Candidate::trusted(&program))?;
    sort_out(lesson, &source, &mut tasks);
    Ok(result(Checked::Graded, tasks))
}

/// What the judge of `lesson` finds about the bot `program`: the result of each task.
pub fn judge(
    course: &Course,
    lesson: &Lesson,
    program: &Path,
    progress: &mut dyn Progress,
) -> Result<Vec<TaskResult>, CheckError> {
    let judge = build::judge(course, lesson, progress).map_err(CheckError::Build)?;
    results(course, lesson, &judge, &Candidate::trusted(program))
}

/// The same for a bot that is not trusted: `keeper`, this tool's own program, confines it where that can be done. What passes
/// has to pass in `rounds`, too.
pub fn judge_confined(
    course: &Course,
    lesson: &Lesson,
    program: &Path,
    keeper: &Path,
    rounds: &Rounds,
    progress: &mut dyn Progress,
) -> Result<Vec<TaskResult>, CheckError> {
    let judge = build::judge(course, lesson, progress).map_err(CheckError::Build)?;
    let keeper = cfg!(target_os = "linux").then_some(keeper);
    let candidate = Candidate {
        keeper,
        ..Candidate::trusted(program)
    };
    let mut tasks = rounds.ask(course, lesson, &judge, &candidate)?;
    skip(lesson, &mut tasks);
    Ok(tasks)
}

/// What a failure says nothing of is told by what it is: of a task that stands on another failure, and of one that has not been
/// started, though its bot never came to where it says so.
pub(super) fn sort_out(lesson: &Lesson, source: &Source, tasks: &mut [TaskResult]) {
    skip(lesson, tasks);
    for (task, result) in lesson.tasks.iter().zip(tasks) {
        if result.outcome.is_failure()
            && let Some((file, line)) = source.open_task(task.number)
        {
            result.outcome = not_started(lesson, task.number, &file, line);
        }
    }
}

fn not_started(lesson: &Lesson, task: u32, file: &str, line: u32) -> Outcome {
    Outcome::NotStarted {
        task,
        file: format!("lessons/{}/{file}", lesson.folder),
        line,
    }
}

/// A failure of what stands on another failure says nothing of its own.
fn skip(lesson: &Lesson, tasks: &mut [TaskResult]) {
    let passed: BTreeSet<String> = tasks
        .iter()
        .filter(|it| it.passed())
        .map(|it| it.task.clone())
        .collect();
    for (task, result) in lesson.tasks.iter().zip(tasks) {
        let missing = task.needs.iter().find(|it| !passed.contains(*it));
        if let (true, Some(missing)) = (result.outcome.is_failure(), missing) {
            result.outcome = Outcome::Skipped {
                after: missing.clone(),
            };
        }
    }
}

pub(super) fn none(lesson: &Lesson, why: &str) -> Vec<TaskResult> {
    lesson
        .tasks
        .iter()
        .map(|task| TaskResult::not_graded(&task.name, why))
        .collect()
}

/// In a starter no task has been started: no need to run it to know.
pub(super) fn untouched(lesson: &Lesson) -> Vec<TaskResult> {
    let tasks = lesson.tasks.iter().map(|task| {
        let (file, line) = open_task_line(lesson, task.number).unwrap_or(("src/main.rs".to_owned(), 1));
        let mut result = TaskResult::bare(&task.name, not_started(lesson, task.number, &file, line));
        result.expected = lesson.expected(task);
        result
    });
    tasks.collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A lesson of two tasks, `one` and `other`; `other` stands on what it `needs`.
    fn course_of_two(root: &Path, needs: &str) -> Result<Course, CourseError> {
        let path = root.join("lessons/00-x");
        fs::create_dir_all(&path).unwrap();
        let manifest = format!(
            "package.name = 'lesson-00-x'\n[package.metadata.botcamp]\ntitle = 'x'\ntitle-ko = 'x'\nminutes = 1\n\
            tasks = [{{ name = 'one', title = 'x', title-ko = 'x', points = 1 }}, \
            {{ name = 'other', title = 'x', title-ko = 'x', points = 1, needs = [{needs}] }}]"
        );
        fs::write(path.join("Cargo.toml"), manifest).unwrap();
        Course::open(root)
    }

    #[test]
    fn what_stands_on_a_failure_is_skipped_and_not_failed() {
        let root = tempfile::tempdir().unwrap();
        let course = course_of_two(root.path(), "'one'").unwrap();
        let after = |one: Outcome, other: Outcome| {
            let mut tasks = [TaskResult::bare("one", one), TaskResult::bare("other", other)];
            skip(&course.lessons()[0], &mut tasks);
            tasks[1].outcome.clone()
        };
        let skipped = Outcome::Skipped {
            after: "one".to_owned(),
        };
        assert_eq!(after(Outcome::Wrong, Outcome::Wrong), skipped);
        assert_eq!(after(Outcome::Passed, Outcome::Wrong), Outcome::Wrong);
        assert_eq!(
            after(Outcome::Wrong, Outcome::Passed),
            Outcome::Passed,
            "points are points"
        );
        let error = course_of_two(root.path(), "'later'").unwrap_err().to_string();
        assert!(error.contains("later"), "{error}");
    }

    #[test]
    fn a_task_that_still_says_todo_is_not_started_and_not_wrong() {
        let root = tempfile::tempdir().unwrap();
        let course = course_of_two(root.path(), "").unwrap();
        let text = "fn one() {\n    // todo!(\"task 1: is done\")\n}\nfn other() {\n    todo!(\"task 2: more\")\n}\n";
        let source = Source::of([("main.rs".to_owned(), text.into())].into());
        let rule = Outcome::BrokeRules {
            rule: "it answered too late".to_owned(),
        };
        let mut tasks =
            [("one", Outcome::Wrong), ("other", rule)].map(|(task, it)| TaskResult::bare(task, it));
        sort_out(&course.lessons()[0], &source, &mut tasks);
        let [one, other] = tasks.map(|it| it.outcome);
        assert_eq!(one, Outcome::Wrong);
        let not_started = Outcome::NotStarted {
            task: 2,
            file: "lessons/00-x/src/main.rs".to_owned(),
            line: 5,
        };
        assert_eq!(other, not_started);
    }
}
