//! The judge of a lesson at work: its process, and the results that it leaves.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::candidate::{ASKED_BY, Candidate};
use super::room;
use super::run::{self, CheckError};
use crate::bot;
use crate::course::{Course, Lesson};
use crate::stage::{Outcome, TaskResult};
use crate::words::say;

/// No lesson's conversations take longer. The judge has shorter limits of its own; this one is for a judge that hangs.
const LONGEST: Duration = Duration::from_secs(300);

/// How long a judge that hangs has to end its bots.
const FAREWELL: Duration = Duration::from_secs(2);

/// Where it panicked and what it said, and not what libtest prints after it.
const PANIC_LINES: usize = 4;

/// What the judge finds about `candidate`: the result of each task.
pub(super) fn results(
    course: &Course,
    lesson: &Lesson,
    judge: &Path,
    candidate: &Candidate,
) -> Result<Vec<TaskResult>, CheckError> {
    let (results, faults) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let missing = talk(course, lesson, judge, candidate, results.path(), faults.path())?;
    let mut tasks = read(lesson, results.path(), &missing);
    let no_room = || room::lacking(&env::temp_dir(), room::FOR_A_BOT);
    if !tasks.iter().all(TaskResult::passed)
        && let Some(why) = fault(faults.path())?.or_else(no_room)
    {
        excuse(&mut tasks, &why);
    }
    Ok(tasks)
}

/// What a keeper could not do, if one of them could not.
fn fault(faults: &Path) -> io::Result<Option<String>> {
    let first = fs::read_dir(faults)?.next().transpose()?;
    first.map(|it| fs::read_to_string(it.path())).transpose()
}

/// A bot that this machine could not start, watch or keep the files of has failed at nothing.
fn excuse(tasks: &mut [TaskResult], why: &str) {
    let is_excused =
        |it: &TaskResult| it.outcome.is_failure() || matches!(it.outcome, Outcome::NotGraded { .. });
    for task in tasks.iter_mut().filter(|it| is_excused(it)) {
        *task = TaskResult::not_graded(&task.task, why);
    }
}

/// Why a task has no result.
enum Missing {
    /// The judge ended without one: what it said.
    Unsaid(String),
    /// The judge had to be ended.
    NoEnd,
}

/// Runs the judge. Its results are files; what it prints only explains why one is missing.
fn talk(
    course: &Course,
    lesson: &Lesson,
    judge: &Path,
    candidate: &Candidate,
    results: &Path,
    faults: &Path,
) -> io::Result<Missing> {
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
        // All tasks at once, however few processors there are: a conversation consists of waiting, mostly.
        .env("RUST_TEST_THREADS", lesson.tasks.len().to_string())
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
            Ok(Missing::Unsaid(said))
        }
        Err(_) => {
            // It has bots of its own to end before.
            bot::ask_to_end(&judge);
            let _ = said.recv_timeout(FAREWELL);
            judge.kill()?;
            judge.wait()?;
            Ok(Missing::NoEnd)
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

/// The result of each task of the lesson; one that the judge wrote none for is not graded, unless it was still talking: it waits
/// for a bot, and for how long is the bot's doing. If it wrote one that the lesson does not have, it was not the judge of this
/// lesson.
fn read(lesson: &Lesson, results: &Path, missing: &Missing) -> Vec<TaskResult> {
    let written = fs::read_dir(results).into_iter().flatten().flatten();
    let mut strange = written.map(|it| it.file_name().to_string_lossy().into_owned());
    let known: BTreeSet<_> = lesson
        .tasks
        .iter()
        .map(|task| format!("{}.json", task.name))
        .collect();
    if let Some(strange) = strange.find(|it| !known.contains(it)) {
        return run::none(lesson, &say("check-strange-result", &[("file", strange.into())]));
    }
    let without = |task: &str| match missing {
        Missing::NoEnd => {
            let what = "came to no end".to_owned();
            TaskResult::bare(task, Outcome::TimedOut { what })
        }
        Missing::Unsaid(why) if why.trim().is_empty() => {
            TaskResult::not_graded(task, &say("check-no-result", &[]))
        }
        Missing::Unsaid(why) => TaskResult::not_graded(task, why.trim()),
    };
    let results = lesson
        .tasks
        .iter()
        .map(|task| match TaskResult::read(results, &task.name) {
            Ok(Some(result)) if result.task == task.name => result,
            Ok(_) => without(&task.name),
            Err(error) => TaskResult::not_graded(&task.name, &error.to_string()),
        });
    results.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stage::tell;
    use crate::words::Lang;

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
        let stopped = Missing::Unsaid("it stopped".to_owned());
        let tasks = read(&course.lessons()[0], folder.path(), &stopped);
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
        let tasks = read(&course.lessons()[0], folder.path(), &Missing::NoEnd);
        assert!(matches!(tasks[0].outcome, Outcome::TimedOut { .. }), "{tasks:?}");
        let told = tell(&tasks[0], Lang::En);
        assert!(told.contains("did not come to an end"), "{told}");
    }

    #[test]
    fn what_the_machine_failed_at_costs_nobody_anything() {
        let mut tasks = [Outcome::Passed, Outcome::Wrong].map(|it| TaskResult::bare("one", it));
        excuse(&mut tasks, "the disk is full");
        let [passed, other] = &tasks;
        assert_eq!(passed.outcome, Outcome::Passed, "points are points");
        assert_eq!(*other, TaskResult::not_graded("one", "the disk is full"));
    }
}
