//! Grades what has no result that fits: several at a time, each in a sealed place of its own, and all on libraries that are
//! built once.
//!
//! A student's lesson is one piece of work. Its result is kept as soon as it is there, so that whatever ends this program, the
//! next one goes on from there.

use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::fit::Expected;
use super::kept::{Begun, Kept};
use super::plan::{Piece, Plan, plan};
use super::pool::{Came, pool};
use crate::build::{self, Progress, Silent};
use crate::course::{Course, CourseError, Lesson};
use crate::grade::rounds::{Rounds, RoundsError};
use crate::grade::run::CheckError;
use crate::grade::sealed::{Sealed, Submission};
use crate::grade::{Evidence, Report};
use crate::stage::Outcome;

/// How a class is graded.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Conversations with other values.
    pub rounds: u32,
    /// What those are drawn from; drawn itself if it is not given.
    pub seed: Option<u64>,
    /// Students' lessons at the same time.
    pub at_once: usize,
    /// This tool's own program, which confines what is not trusted.
    pub tool: PathBuf,
}

/// One student's checkout.
#[derive(Clone, Debug)]
pub struct Work {
    pub student: String,
    pub submission: Submission,
}

/// Whoever wants to see how the grading gets on. It is told by several threads.
pub trait Watch: Sync {
    /// So many lessons are to be built and asked, and so many results fit already.
    fn begins(&self, lessons: usize, kept: usize);
    /// One of them is, this student's.
    fn graded(&self, student: &str, done: &Done);
}

/// One student's lesson.
#[derive(Clone, Debug)]
pub struct Done {
    /// The student's place among those that were handed over.
    pub student: usize,
    /// The lesson's folder.
    pub lesson: String,
    /// The result, or what went wrong through no fault of the student's.
    pub result: Result<Report, String>,
}

/// Why a class cannot be graded.
#[derive(Debug, thiserror::Error)]
pub enum GradingError {
    #[error(transparent)]
    Course(#[from] CourseError),
    /// A library, a judge or a place to build in.
    #[error(transparent)]
    Check(#[from] CheckError),
    #[error(transparent)]
    Rounds(#[from] RoundsError),
    /// A result is lost if it is not kept, so nothing more is graded.
    #[error("{}: {error}", path.display())]
    Keep { path: PathBuf, error: io::Error },
}

/// Grades all of `lessons` of everybody in `works`, and answers with all results, those that were there already among them.
///
/// # Errors
/// If nothing can be graded here, or no result can be kept.
pub fn grade(
    lessons: &[&Lesson],
    works: &[Work],
    kept: &Kept,
    expected: &Expected,
    terms: &Terms,
    progress: &mut dyn Progress,
    watch: &dyn Watch,
) -> Result<Vec<Done>, GradingError> {
    let begun = begun(kept, expected, terms);
    let rounds = Rounds::new(terms.rounds, Some(begun.seed));
    let Plan { mut done, open } = plan(lessons, works, kept, expected, terms.seed.map(|_| rounds.seeds()))?;
    watch.begins(open.iter().filter(|it| it.builds).count(), done.len());
    if open.is_empty() {
        return Ok(done);
    }
    kept.set_begun(Some(&begun)).map_err(cannot_keep(&kept.mark()))?;
    let class = Class {
        course: expected.course,
        works,
        kept,
        rounds,
        watch,
    };
    done.extend(class.grade(lessons, open, terms, progress)?);
    kept.set_begun(None).map_err(cannot_keep(&kept.mark()))?;
    Ok(done)
}

/// The grading that this one is, or goes on with.
fn begun(kept: &Kept, expected: &Expected, terms: &Terms) -> Begun {
    let earlier = kept
        .begun()
        .filter(|it| it.rounds == terms.rounds && it.grader == expected.grader);
    let earlier = earlier.map(|it| it.seed);
    Begun {
        // A seed is to be typed, so it is no longer than it must be.
        seed: terms
            .seed
            .or(earlier)
            .unwrap_or_else(|| u64::from(rand::random::<u32>())),
        rounds: terms.rounds,
        grader: expected.grader.clone(),
    }
}

fn cannot_keep(path: &Path) -> impl Fn(io::Error) -> GradingError {
    let path = path.to_owned();
    move |error| GradingError::Keep {
        path: path.clone(),
        error,
    }
}

struct Class<'a> {
    course: &'a Course,
    works: &'a [Work],
    kept: &'a Kept,
    rounds: Rounds,
    watch: &'a dyn Watch,
}

impl Class<'_> {
    fn grade(
        &self,
        lessons: &[&Lesson],
        open: VecDeque<Piece>,
        terms: &Terms,
        progress: &mut dyn Progress,
    ) -> Result<Vec<Done>, GradingError> {
        let built = |lesson: &&&Lesson| {
            open.iter()
                .any(|it| it.builds && it.lesson.folder == lesson.folder)
        };
        let lessons: Vec<_> = lessons.iter().filter(built).copied().collect();
        // This builds what all of them stand on, in the course's own folder. The places take it from there.
        for lesson in &lessons {
            build::judge(self.course, lesson, progress).map_err(CheckError::Build)?;
            self.rounds.prepare(self.course, lesson, progress)?;
        }
        let pieces = open.iter().filter(|it| it.builds).count();
        let places = self.places(&lessons, terms, pieces.clamp(1, terms.at_once.max(1)), progress)?;
        let Some(first) = places.first() else {
            return Ok(Vec::new());
        };
        let base = self.works.first().map(|it| {
            Evidence::of_submission(
                self.course,
                it.submission.root(),
                first.in_force(),
                self.rounds.seeds(),
            )
        });
        let base = base.unwrap_or_default();
        let done = Mutex::new(Vec::new());
        pool(&places, open, |place, piece, alone| {
            self.work(place, piece, alone, &base, &done)
        })?;
        Ok(done.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    /// So many places to grade in. What all lessons stand on has been built, and each place begins with it. To be sure of it,
    /// the last lesson is built as it was given: it stands on all that the lessons before it do.
    fn places(
        &self,
        lessons: &[&Lesson],
        terms: &Terms,
        count: usize,
        progress: &mut dyn Progress,
    ) -> Result<Vec<Sealed>, CheckError> {
        let last = &lessons[lessons.len().saturating_sub(1)..];
        let first = Sealed::set_up(self.course, last, &terms.tool, progress)?;
        let others: Vec<_> = thread::scope(|scope| {
            let place = || Sealed::set_up(self.course, last, &terms.tool, &mut Silent);
            let others: Vec<_> = (1..count).map(|_| scope.spawn(place)).collect();
            let join = |it: thread::ScopedJoinHandle<_>| {
                it.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            };
            others.into_iter().map(join).collect()
        });
        [Ok(first)].into_iter().chain(others).collect()
    }

    /// Grades one piece in `place`, keeps its result, and adds it to `done`.
    fn work(
        &self,
        place: &Sealed,
        piece: &Piece,
        alone: bool,
        base: &Evidence,
        done: &Mutex<Vec<Done>>,
    ) -> Result<Came, GradingError> {
        let work = &self.works[piece.student];
        let checked = place.check(
            self.course,
            piece.lesson,
            &work.submission,
            &self.rounds,
            &mut Silent,
        );
        let result = checked.map_err(|error| error.to_string()).map(|result| {
            let evidence = base.of_another(work.submission.root());
            Report::sealed(self.course, &[result], evidence)
        });
        if !alone && result.as_ref().is_ok_and(may_be_the_machines_fault) {
            return Ok(Came::Again);
        }
        if let (Ok(report), Some(path)) = (&result, &piece.path) {
            self.kept.write(path, report).map_err(cannot_keep(path))?;
        }
        let graded = Done {
            student: piece.student,
            lesson: piece.lesson.folder.clone(),
            result,
        };
        if piece.builds {
            self.watch.graded(&work.student, &graded);
        }
        // Nothing panics while it holds this lock.
        done.lock().unwrap_or_else(PoisonError::into_inner).push(graded);
        Ok(Came::ToAnEnd)
    }
}

/// Somebody was too slow, or nobody could tell: on a machine that does nothing else it might be another result. An answer that
/// came too late breaks one of Discord's rules, and what is late only now and then is unstable.
fn may_be_the_machines_fault(report: &Report) -> bool {
    let by_time = |outcome: &Outcome| {
        matches!(
            outcome,
            Outcome::TimedOut { .. } | Outcome::BrokeRules { .. } | Outcome::Unstable
        )
    };
    report
        .tasks()
        .any(|(lesson, task)| !lesson.judged(task) || by_time(&task.result.outcome))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::sample::{self, outcome};

    #[test]
    fn whoever_was_late_may_be_asked_again_and_whoever_was_wrong_is_not() {
        let with = |other: Outcome| {
            let mut report = sample::done();
            outcome(&mut report, "greets_whoever_asks", other);
            may_be_the_machines_fault(&report)
        };
        assert!(!may_be_the_machines_fault(&sample::done()));
        assert!(!with(Outcome::Wrong));
        assert!(with(Outcome::TimedOut {
            what: "did not connect".to_owned()
        }));
        assert!(with(Outcome::BrokeRules {
            rule: "the answer came after 3 seconds".to_owned()
        }));
        assert!(with(Outcome::Unstable));
        assert!(with(Outcome::NotGraded {
            why: "no memory left".to_owned()
        }));
    }
}
