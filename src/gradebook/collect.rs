//! From the folders that were named to the gradebook.

use std::fs;
use std::path::PathBuf;
use std::thread;

use chrono::{DateTime, FixedOffset};

use super::book::{Book, Row, Verdict};
use super::deadline::{DeadlineError, Deadlines};
use super::fit::{Conversations, Expected, strongest};
use super::grading::{self, Done, GradingError, Terms, Watch, Work};
use super::intake::{Handed, IntakeError, ResultFile, take_in};
use super::kept::Kept;
use super::one_go::put_in_one_time;
use super::received::Received;
use super::roster::Roster;
use super::sheet::SheetError;
use super::student::{Names, Student};
use crate::build::Progress;
use crate::confine::InForce;
use crate::course::{Course, CourseError, Lesson};
use crate::grade::sealed::Submission;
use crate::grade::{LessonReport, Report, grader};
use crate::words::say;

/// Bytes of a result. One of all lessons has a twentieth of it.
const LONGEST: u64 = 16 << 20;

/// What a gradebook is made of.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    pub folders: Vec<PathBuf>,
    pub roster: Option<PathBuf>,
    /// Lists of when the server received what.
    pub received: Vec<PathBuf>,
    pub deadlines: Vec<String>,
    pub lessons: Vec<&'a Lesson>,
    /// Results that a student's own copy made of itself count, too.
    pub rehearsals: bool,
    /// Where results are kept, and the gradebook is written.
    pub out: PathBuf,
    pub terms: Terms,
    /// So many rounds results of elsewhere must have. Without it, as many as what is graded here is asked in.
    pub wanted_rounds: Option<u32>,
    /// Now, in the zone in which times are shown.
    pub now: DateTime<FixedOffset>,
}

/// Why there is no gradebook.
#[derive(Debug, thiserror::Error)]
pub enum GradebookError {
    #[error(transparent)]
    Course(#[from] CourseError),
    #[error(transparent)]
    Intake(#[from] IntakeError),
    #[error(transparent)]
    Sheet(#[from] SheetError),
    #[error(transparent)]
    Deadline(#[from] DeadlineError),
    #[error(transparent)]
    Grading(#[from] GradingError),
    /// The folders that were named hold nothing at all, and there is no roster: it was another folder that was meant.
    #[error("{}", say("gradebook-nobody", &[("folders", .0.as_str().into())]))]
    Nobody(String),
}

/// Makes the gradebook: grades what has no result that fits, and puts everything together.
///
/// # Errors
/// If what was asked cannot be understood, or nothing can be graded here. What is wrong with one student's work is told in the
/// gradebook, and stops nobody else's.
pub fn make<'a>(
    course: &'a Course,
    asked: &Asked<'a>,
    progress: &mut dyn Progress,
    watch: &dyn Watch,
) -> Result<Book<'a>, GradebookError> {
    let deadlines = Deadlines::parse(course, &asked.deadlines)?;
    let roster = asked.roster.as_deref().map(Roster::read).transpose()?;
    let received = Received::read(&asked.received)?;
    let mut handed = take_in(&asked.folders, roster.as_ref())?;
    if handed.is_empty() {
        let folders: Vec<_> = asked.folders.iter().map(|it| it.display().to_string()).collect();
        return Err(GradebookError::Nobody(folders.join(", ")));
    }
    let kept = Kept::new(&asked.out);

    let works = works(&mut handed);
    let found = read_all(&mut handed);
    let expected = Expected {
        course,
        conversations: Conversations::of(course),
        grader: grader(course)?,
        sandbox: match works.is_empty() {
            true => strongest(
                found
                    .iter()
                    .filter_map(|(.., report)| report.evidence.sandbox.as_ref()),
            ),
            false => InForce::here(&asked.terms.tool).ok(),
        },
        rounds: match (works.is_empty(), asked.wanted_rounds) {
            (true, wanted) => wanted.unwrap_or(0) as usize,
            (false, _) => asked.terms.rounds as usize,
        },
        rehearsals: asked.rehearsals,
    };
    let own: Vec<_> = works.iter().map(|(_, work)| work.clone()).collect();
    let done = grading::grade(
        &asked.lessons,
        &own,
        &kept,
        &expected,
        &asked.terms,
        progress,
        watch,
    )?;

    let mut verdicts: Vec<Vec<Verdict>> = handed.iter().map(|_| Vec::new()).collect();
    let join = Joining {
        expected: &expected,
        received: &received,
    };
    for (at, file, report) in found {
        verdicts[at].push(join.elsewhere(&handed[at].student, &file, report));
    }
    for (work, (at, _)) in works.iter().enumerate() {
        let done = done.iter().filter(|it| it.student == work);
        let (made, problems) = join.here(&handed[*at].student, done, &kept);
        verdicts[*at].extend(made);
        handed[*at].problems.extend(problems);
    }
    put_in_one_time(verdicts.iter_mut().flatten());
    let rows = handed.into_iter().zip(verdicts).map(|(handed, verdicts)| {
        Row::new(
            handed.student,
            &verdicts,
            handed.problems,
            &asked.lessons,
            &deadlines,
        )
    });
    Ok(Book {
        rows: rows.collect(),
        lessons: asked.lessons.clone(),
        deadlines,
        grader: expected.grader,
        made_at: asked.now,
    })
}

/// The checkouts, each with its place among what was handed in.
fn works(handed: &mut [Handed]) -> Vec<(usize, Work)> {
    let mut works = Vec::new();
    for (at, handed) in handed.iter_mut().enumerate() {
        let Some(checkout) = &handed.checkout else {
            continue;
        };
        match Submission::open(checkout) {
            Ok(submission) => {
                let student = handed.student.key.clone();
                works.push((at, Work { student, submission }));
            }
            Err(error) => handed.problems.push(error.to_string()),
        }
    }
    works
}

/// The results that were found, each with its place. What cannot be read is told to its student's row.
fn read_all(handed: &mut [Handed]) -> Vec<(usize, ResultFile, Report)> {
    let files: Vec<_> = handed.iter().enumerate().collect();
    let files: Vec<_> = files
        .iter()
        .flat_map(|(at, it)| it.results.iter().map(move |file| (*at, file.clone())))
        .collect();
    let threads = thread::available_parallelism().map_or(1, |it| it.get());
    let share = files.len().div_ceil(threads).max(1);
    let read: Vec<_> = thread::scope(|scope| {
        let read = |files: &[(usize, ResultFile)]| files.iter().map(|(_, it)| read(it)).collect::<Vec<_>>();
        let all: Vec<_> = files
            .chunks(share)
            .map(|it| scope.spawn(move || read(it)))
            .collect();
        let join = |it: thread::ScopedJoinHandle<_>| {
            it.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        all.into_iter().flat_map(join).collect()
    });
    let mut found = Vec::new();
    for ((at, file), read) in files.into_iter().zip(read) {
        match read {
            Ok(Some(report)) => found.push((at, file, report)),
            Ok(None) => {}
            Err(problem) => handed[at].problems.push(problem),
        }
    }
    found
}

/// A result; nothing if it is another program's file.
fn read(file: &ResultFile) -> Result<Option<Report>, String> {
    let told = |why: String| format!("{}: {why}", file.shown);
    let size = fs::metadata(&file.path)
        .map_err(|error| told(error.to_string()))?
        .len();
    if size > LONGEST {
        return Err(told(say("gradebook-too-long", &[])));
    }
    match Report::read(&file.path) {
        Ok(Some(report)) => Ok(Some(report)),
        Ok(None) => Err(told(say("grade-from-other-version", &[]))),
        Err(error) if file.certain => {
            let args = [("reason", error.reason().into())];
            Err(told(say("gradebook-no-result", &args)))
        }
        Err(_) => Ok(None),
    }
}

struct Joining<'a> {
    expected: &'a Expected<'a>,
    received: &'a Received,
}

impl Joining<'_> {
    /// A result that was made elsewhere.
    fn elsewhere(&self, student: &Student, file: &ResultFile, report: Report) -> Verdict {
        self.verdict(student, report, file.run, file.shown.clone(), false)
    }

    /// The results that were made here, now and earlier, and what went wrong.
    fn here<'d>(
        &self,
        student: &Student,
        done: impl Iterator<Item = &'d Done>,
        kept: &Kept,
    ) -> (Vec<Verdict>, Vec<String>) {
        let (mut made, mut problems) = (Vec::new(), Vec::new());
        for done in done {
            match &done.result {
                Ok(report) => made.push(self.verdict(student, report.clone(), None, String::new(), true)),
                Err(why) => problems.push(format!("{}: {}", done.lesson, why.trim())),
            }
        }
        let known: Vec<_> = made.iter().flat_map(|it| it.report.lessons.clone()).collect();
        for path in kept.all(&student.key) {
            let Ok(Some(report)) = Report::read(&path) else {
                continue;
            };
            let again = |it: &_| known.iter().any(|known: &LessonReport| same_source(known, it));
            if report.lessons.iter().all(again) {
                continue;
            }
            let earlier = self.verdict(student, report, None, String::new(), false);
            // It is of another source; if its grader was another one, too, it is no use to anybody.
            if earlier.misfits.is_empty() {
                made.push(earlier);
            }
        }
        (made, problems)
    }

    fn verdict(
        &self,
        student: &Student,
        report: Report,
        run: Option<u64>,
        origin: String,
        current: bool,
    ) -> Verdict {
        let commit = report.evidence.commit.as_deref();
        let received = self.received.of(&Names::of(student), run, commit);
        Verdict {
            misfits: self.expected.misfits(&report, &received),
            made: report.evidence.graded_at.parse().ok(),
            report,
            received,
            origin,
            current,
        }
    }
}

fn same_source(one: &LessonReport, other: &LessonReport) -> bool {
    one.lesson == other.lesson && one.source == other.source
}
