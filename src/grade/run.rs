//! The check of one lesson: its bot is built, its judge talks to the bot, and the results are read.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::bot;
use crate::build::{self, BuildError, Progress};
use crate::confine::{self, Confined, Limits};
use crate::course::{Course, CourseError, Lesson, Source, open_task_line};
use crate::grade::result::{Checked, LessonResult};
use crate::grade::rounds::Rounds;
use crate::stage::{Outcome, TaskResult};
use crate::words::say;

/// No lesson's conversations take longer. The judge has shorter limits of its own; this one is for a judge that hangs.
const LONGEST: Duration = Duration::from_secs(300);

/// How long a judge that hangs has to end its bots.
const FAREWELL: Duration = Duration::from_secs(2);

/// Where it panicked and what it said, and not what libtest prints after it.
const PANIC_LINES: usize = 4;

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
    skip(lesson, &mut tasks);
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
/// is asked again in `rounds`.
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
    let mut tasks = results(course, lesson, &judge, &candidate)?;
    rounds.ask(course, lesson, &judge, &candidate, &mut tasks)?;
    skip(lesson, &mut tasks);
    Ok(tasks)
}

/// The bot that a judge talks to, and with which values.
#[derive(Clone, Copy)]
pub(super) struct Candidate<'a> {
    pub program: &'a Path,
    /// What confines it, if it is to be confined.
    pub keeper: Option<&'a Path>,
    pub values: Values<'a>,
}

/// The values of a conversation.
#[derive(Clone, Copy)]
pub(super) enum Values<'a> {
    /// The snapshot's.
    Shown,
    /// Drawn from this seed: what is said is written into a folder.
    Recorded(u64, &'a Path),
    /// Drawn from this seed: what is said is compared with what stands in a folder.
    Compared(u64, &'a Path),
}

/// The variables that a judge is asked by.
const ASKED_BY: [&str; 6] = [
    "BOTCAMP_KEEPER",
    "BOTCAMP_APART",
    "BOTCAMP_FAULTS",
    "BOTCAMP_SEED",
    "BOTCAMP_RECORDS",
    "BOTCAMP_EXPECTED",
];

impl Values<'_> {
    fn env(self) -> Vec<(String, OsString)> {
        let (seed, variable, folder) = match self {
            Values::Shown => return Vec::new(),
            Values::Recorded(seed, folder) => (seed, "BOTCAMP_RECORDS", folder),
            Values::Compared(seed, folder) => (seed, "BOTCAMP_EXPECTED", folder),
        };
        vec![
            ("BOTCAMP_SEED".to_owned(), seed.to_string().into()),
            (variable.to_owned(), folder.into()),
        ]
    }
}

impl Candidate<'_> {
    pub(super) fn trusted(program: &Path) -> Candidate<'_> {
        Candidate {
            program,
            keeper: None,
            values: Values::Shown,
        }
    }

    /// What the judge is told about it. A keeper that cannot do its work says so in `faults`.
    fn env(&self, lesson: &Lesson, faults: &Path) -> Vec<(String, OsString)> {
        let bot = |program: &Path| ("BOTCAMP_BOT".to_owned(), program.into());
        match self.keeper {
            None => vec![bot(self.program)],
            Some(keeper) if lesson.has_dependencies => {
                let mut asked = vec![
                    bot(self.program),
                    ("BOTCAMP_KEEPER".to_owned(), keeper.into()),
                    ("BOTCAMP_FAULTS".to_owned(), faults.into()),
                ];
                if confine::can_be_apart(keeper) {
                    asked.push(("BOTCAMP_APART".to_owned(), "1".into()));
                }
                asked
            }
            // That lesson's judge starts a program, and to it the keeper is the program. It only knows that it holds a lifeline.
            Some(keeper) => {
                let mut confined = Confined::new(self.program, Limits::LINE).apart(keeper);
                confined.lifeline = true;
                confined.faults = Some(faults.to_owned());
                let (name, part) = confined.part();
                vec![bot(keeper), (name, part.into())]
            }
        }
    }
}

pub(super) fn results(
    course: &Course,
    lesson: &Lesson,
    judge: &Path,
    candidate: &Candidate,
) -> Result<Vec<TaskResult>, CheckError> {
    let (results, faults) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let why = talk(course, lesson, judge, candidate, results.path(), faults.path())?;
    let mut tasks = read(lesson, results.path(), &why);
    if let Some(why) = fault(faults.path())? {
        excuse(&mut tasks, &why);
    }
    Ok(tasks)
}

/// What a keeper could not do, if one of them could not.
fn fault(faults: &Path) -> io::Result<Option<String>> {
    let first = fs::read_dir(faults)?.next().transpose()?;
    first.map(|it| fs::read_to_string(it.path())).transpose()
}

/// A bot that this machine could not start, or not watch, has failed at nothing.
fn excuse(tasks: &mut [TaskResult], why: &str) {
    for task in tasks.iter_mut().filter(|it| it.outcome.is_failure()) {
        *task = not_graded(&task.task, why.to_owned());
    }
}

/// Runs the judge. Its results are files; what it prints only explains why one is missing.
fn talk(
    course: &Course,
    lesson: &Lesson,
    judge: &Path,
    candidate: &Candidate,
    results: &Path,
    faults: &Path,
) -> io::Result<String> {
    let mut command = Command::new(judge);
    for variable in ASKED_BY {
        command.env_remove(variable);
    }
    let mut judge = command
        .current_dir(&lesson.path)
        // As cargo would: the folder may have been moved since the judge was built.
        .env("CARGO_MANIFEST_DIR", &lesson.path)
        .envs(candidate.env(lesson, faults))
        .envs(candidate.values.env())
        .env("BOTCAMP_RESULTS", results)
        .env("INSTA_UPDATE", "no")
        .env("INSTA_FORCE_PASS", "0")
        .env("INSTA_OUTPUT", "none")
        // Insta would otherwise ask cargo where the course is.
        .env("INSTA_WORKSPACE_ROOT", course.root())
        .env_remove("RUST_BACKTRACE")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let said = follow(&mut judge);
    match said.recv_timeout(LONGEST) {
        Ok(said) => {
            judge.wait()?;
            Ok(said)
        }
        Err(_) => {
            // It has bots of its own to end before.
            bot::ask_to_end(&judge);
            let _ = said.recv_timeout(FAREWELL);
            judge.kill()?;
            judge.wait()?;
            Ok(say(
                "check-took-too-long",
                &[("seconds", LONGEST.as_secs().into())],
            ))
        }
    }
}

/// What the judge prints, once it has ended.
fn follow(judge: &mut Child) -> mpsc::Receiver<String> {
    let (stdout, stderr) = (judge.stdout.take(), judge.stderr.take());
    let (done, said) = mpsc::channel();
    thread::spawn(move || {
        let errors = thread::spawn(move || stderr.map(read_all).unwrap_or_default());
        let output = stdout.map(read_all).unwrap_or_default();
        let said = errors.join().unwrap_or_default();
        let _ = done.send(if said.trim().is_empty() {
            first_panic(&output)
        } else {
            said
        });
    });
    said
}

/// What a panic of the judge's own said: libtest prints it between its other lines.
fn first_panic(output: &str) -> String {
    let lines = output
        .lines()
        .skip_while(|line| !line.contains(" panicked at "))
        .take_while(|line| !line.starts_with("note: "));
    lines.take(PANIC_LINES).collect::<Vec<_>>().join("\n")
}

fn read_all(mut pipe: impl Read) -> String {
    let mut bytes = Vec::new();
    // What came before a fault is still worth reading.
    let _ = pipe.read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The result of each task of the lesson; one that the judge wrote none for is not graded. If it wrote one that the lesson
/// does not have, it was not the judge of this lesson.
fn read(lesson: &Lesson, results: &Path, why: &str) -> Vec<TaskResult> {
    let written = fs::read_dir(results).into_iter().flatten().flatten();
    let mut strange = written.map(|it| it.file_name().to_string_lossy().into_owned());
    let known: BTreeSet<_> = lesson
        .tasks
        .iter()
        .map(|task| format!("{}.json", task.name))
        .collect();
    if let Some(strange) = strange.find(|it| !known.contains(it)) {
        return none(lesson, &say("check-strange-result", &[("file", strange.into())]));
    }
    let missing = || match why.trim() {
        "" => say("check-no-result", &[]),
        why => why.to_owned(),
    };
    let results = lesson
        .tasks
        .iter()
        .map(|task| match TaskResult::read(results, &task.name) {
            Ok(Some(result)) if result.task == task.name => result,
            Ok(_) => not_graded(&task.name, missing()),
            Err(error) => not_graded(&task.name, error.to_string()),
        });
    results.collect()
}

/// A failure of what stands on another failure says nothing of its own.
pub(super) fn skip(lesson: &Lesson, tasks: &mut [TaskResult]) {
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
        .map(|task| not_graded(&task.name, why.to_owned()))
        .collect()
}

fn not_graded(task: &str, why: String) -> TaskResult {
    TaskResult::bare(task, Outcome::NotGraded { why })
}

/// In a starter no task has been started: no need to run it to know.
pub(super) fn untouched(lesson: &Lesson) -> Vec<TaskResult> {
    let tasks = lesson.tasks.iter().map(|task| {
        let (file, line) = open_task_line(lesson, task.number).unwrap_or(("src/main.rs".to_owned(), 1));
        let file = format!("lessons/{}/{file}", lesson.folder);
        let mut result = TaskResult::bare(
            &task.name,
            Outcome::NotStarted {
                task: task.number,
                file,
                line,
            },
        );
        result.expected = lesson.expected(task);
        result
    });
    tasks.collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_task_without_a_result_is_not_graded() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("other.json"), "{}").unwrap();
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("lessons/00-x");
        fs::create_dir_all(&path).unwrap();
        let manifest = "package.name = 'lesson-00-x'\n[package.metadata.botcamp]\ntitle = 'x'\ntitle-ko = 'x'\nminutes = 1\n\
            tasks = [{ name = 'one', title = 'x', title-ko = 'x', points = 1 }, { name = 'other', title = 'x', title-ko = 'x', points = 1 }]";
        fs::write(path.join("Cargo.toml"), manifest).unwrap();
        let course = Course::open(root.path()).unwrap();
        let tasks = read(&course.lessons()[0], folder.path(), "it stopped");
        assert_eq!(
            tasks[0].outcome,
            Outcome::NotGraded {
                why: "it stopped".to_owned()
            }
        );
        let Outcome::NotGraded { why } = &tasks[1].outcome else {
            panic!("{tasks:?}")
        };
        assert!(why.contains("other.json"), "{why}");
    }

    #[test]
    fn what_stands_on_a_failure_is_skipped_and_not_failed() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("lessons/00-x");
        fs::create_dir_all(&path).unwrap();
        let manifest = "package.name = 'lesson-00-x'\n[package.metadata.botcamp]\ntitle = 'x'\ntitle-ko = 'x'\nminutes = 1\n\
            tasks = [{ name = 'one', title = 'x', title-ko = 'x', points = 1 }, \
            { name = 'other', title = 'x', title-ko = 'x', points = 1, needs = ['one'] }]";
        fs::write(path.join("Cargo.toml"), manifest).unwrap();
        let course = Course::open(root.path()).unwrap();
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
        fs::write(path.join("Cargo.toml"), manifest.replace("'one']", "'later']")).unwrap();
        let error = Course::open(root.path()).unwrap_err().to_string();
        assert!(error.contains("later"), "{error}");
    }
}
