//! Each conversation again, with values that nobody could know: drawn from fresh seeds, asked of the reference bot, then of the
//! bot that is graded. What was typed into the code fits the snapshot and nothing else.

use std::collections::BTreeMap;
use std::io;
use std::iter;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use tempfile::TempDir;

use super::candidate::{Candidate, Values};
use super::run::{self, CheckError};
use super::talk;
use crate::build::{self, Progress};
use crate::course::{Course, Lesson};
use crate::stage::{Outcome, TaskResult, tell};
use crate::words::{lang, say};

/// Judges that are at work at the same time: they wait, mostly.
const AT_ONCE: usize = 8;

/// The rounds of a grading. Whoever is graded in it is asked the same, and the reference is asked once.
#[derive(Debug, Default)]
pub struct Rounds {
    seeds: Vec<u64>,
    recorded: Mutex<BTreeMap<(String, u64), Arc<TempDir>>>,
}

impl Rounds {
    /// So many rounds. The first one has `seed`, and the others those that come after it; without one, it is drawn.
    pub fn new(count: u32, seed: Option<u64>) -> Rounds {
        // A seed is to be typed, so it is no longer than it must be.
        let first = seed.unwrap_or_else(|| u64::from(rand::random::<u32>()));
        Rounds {
            seeds: (0..u64::from(count)).map(|it| first.wrapping_add(it)).collect(),
            recorded: Mutex::default(),
        }
    }

    pub fn seeds(&self) -> &[u64] {
        &self.seeds
    }

    /// Asks the reference bot of `lesson`, so that no student's time is spent on it.
    ///
    /// # Errors
    /// If there is no reference, or it cannot be built, or it does not answer.
    pub fn prepare(
        &self,
        course: &Course,
        lesson: &Lesson,
        progress: &mut dyn Progress,
    ) -> Result<(), RoundsError> {
        let missing: Vec<_> = self
            .seeds
            .iter()
            .filter(|it| self.recorded(lesson, **it).is_none())
            .collect();
        if missing.is_empty() {
            return Ok(());
        }
        let cannot = |error: CheckError| RoundsError(error.to_string());
        let judge =
            build::judge(course, lesson, progress).map_err(|error| cannot(CheckError::Build(error)))?;
        let reference = build::reference(course, lesson, progress);
        let reference = reference.map_err(|error| cannot(CheckError::Build(error)))?;
        let Some(reference) = reference else {
            return Err(RoundsError(say("rounds-no-reference", &[])));
        };
        let recorded = side_by_side(&missing, |seed| -> Result<TempDir, CheckError> {
            let folder = TempDir::new()?;
            let candidate = Candidate {
                values: Values::Recorded(**seed, folder.path()),
                ..Candidate::trusted(&reference)
            };
            let results = talk::results(course, lesson, &judge, &candidate)?;
            match results.iter().find(|it| it.outcome != Outcome::Passed) {
                None => Ok(folder),
                Some(other) => Err(CheckError::Run(io::Error::other(tell(other, lang())))),
            }
        });
        for (seed, folder) in missing.into_iter().zip(recorded) {
            let folder = folder.map_err(|error| {
                let args = [
                    ("seed", seed.to_string().into()),
                    ("error", error.to_string().into()),
                ];
                RoundsError(say("rounds-reference-failed", &args))
            })?;
            let key = (lesson.folder.clone(), *seed);
            self.lock().insert(key, Arc::new(folder));
        }
        Ok(())
    }

    /// Asks `candidate`, with the snapshots' values and with those of each round. A task that passes has to pass in each round,
    /// too; what becomes of it in the first one in which it does not is its result. What it answers wrongly it is asked once
    /// more: if the answer is another one then, it is unstable.
    ///
    /// The rounds are asked at the same time as the snapshots' values. That they were asked in vain, because no task passes, is
    /// known when they have nearly ended, and costs nobody time.
    pub(super) fn ask(
        &self,
        course: &Course,
        lesson: &Lesson,
        judge: &Path,
        candidate: &Candidate,
    ) -> Result<Vec<TaskResult>, CheckError> {
        let shown = || talk::results(course, lesson, judge, candidate);
        let asked: Vec<_> = iter::once(None)
            .chain(self.seeds.iter().copied().map(Some))
            .collect();
        let answers = side_by_side(&asked, |seed| {
            let Some(seed) = *seed else { return shown() };
            let Some(folder) = self.recorded(lesson, seed) else {
                return Ok(run::none(lesson, &say("rounds-no-reference", &[])));
            };
            let candidate = Candidate {
                values: Values::Compared(seed, folder.path()),
                ..*candidate
            };
            talk::results(course, lesson, judge, &candidate)
        });
        let mut answers = answers.into_iter();
        let first = answers.next().unwrap_or_else(|| Ok(Vec::new()))?;
        let mut tasks = first.clone();
        for (seed, results) in self.seeds.iter().zip(answers) {
            for (task, result) in tasks.iter_mut().zip(results?) {
                if task.passed() && !result.passed() {
                    *task = TaskResult {
                        seed: Some(*seed),
                        snapshot: None, // It shows other values.
                        ..result
                    };
                }
            }
        }
        if !self.seeds.is_empty() && tasks.iter().any(|it| has_answered(it) && !it.passed()) {
            for ((task, once), again) in tasks.iter_mut().zip(first).zip(shown()?) {
                if is_unstable(&once, &again) {
                    *task = TaskResult {
                        outcome: Outcome::Unstable,
                        again: again.said,
                        ..once
                    };
                }
            }
        }
        Ok(tasks)
    }

    fn recorded(&self, lesson: &Lesson, seed: u64) -> Option<Arc<TempDir>> {
        self.lock().get(&(lesson.folder.clone(), seed)).cloned()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<(String, u64), Arc<TempDir>>> {
        // Nothing panics while it holds this lock.
        self.recorded.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether it came to answers.
fn has_answered(result: &TaskResult) -> bool {
    matches!(
        result.outcome,
        Outcome::Passed | Outcome::Wrong | Outcome::BrokeRules { .. } | Outcome::Crashed { .. }
    )
}

/// The same was asked, and something else was answered.
fn is_unstable(once: &TaskResult, again: &TaskResult) -> bool {
    has_answered(once) && has_answered(again) && once.said != again.said
}

/// Why there can be no rounds.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct RoundsError(String);

/// What the bot of `lesson`, as it stands in `course`, says to the values of `seed`. Nothing is compared: every conversation that
/// comes to its end has «passed».
pub fn replay(
    course: &Course,
    lesson: &Lesson,
    seed: u64,
    progress: &mut dyn Progress,
) -> Result<Vec<TaskResult>, CheckError> {
    let (program, judge) = build::program_and_judge(course, lesson, progress).map_err(CheckError::Build)?;
    let folder = TempDir::new()?;
    let candidate = Candidate {
        values: Values::Recorded(seed, folder.path()),
        ..Candidate::trusted(&program)
    };
    talk::results(course, lesson, &judge, &candidate)
}

/// Does `work` on each of `things`, some at the same time.
fn side_by_side<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let mut done = Vec::new();
    for some in things.chunks(AT_ONCE) {
        thread::scope(|scope| {
            let started: Vec<_> = some.iter().map(|thing| scope.spawn(|| work(thing))).collect();
            done.extend(started.into_iter().map(|it| match it.join() {
                Ok(result) => result,
                Err(panic) => std::panic::resume_unwind(panic),
            }));
        });
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(outcome: Outcome, said: &str) -> TaskResult {
        TaskResult {
            said: Some(said.to_owned()),
            ..TaskResult::bare("greets", outcome)
        }
    }

    #[test]
    fn another_answer_to_the_same_is_unstable() {
        let right = result(Outcome::Passed, "Hello!");
        let wrong = result(Outcome::Wrong, "Hullo!");
        assert!(is_unstable(&right, &wrong) && is_unstable(&wrong, &right));
        assert!(is_unstable(&wrong, &result(Outcome::Wrong, "Hallo!")));
        assert!(!is_unstable(&right, &right) && !is_unstable(&wrong, &wrong));
        let machine = Outcome::NotGraded {
            why: "the disk is full".to_owned(),
        };
        assert!(!is_unstable(&right, &result(machine, "")));
    }

    #[test]
    fn seeds_follow_each_other_and_are_drawn_if_nobody_names_one() {
        assert_eq!(Rounds::new(3, Some(7)).seeds(), [7, 8, 9]);
        let drawn = Rounds::new(2, None);
        assert_eq!(drawn.seeds()[1], drawn.seeds()[0] + 1);
    }
}
