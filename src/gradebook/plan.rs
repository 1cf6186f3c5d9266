//! What is to be graded, and what has a result that fits.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use super::fit::Expected;
use super::grading::{Done, Work};
use super::kept::Kept;
use super::received::Answer;
use crate::course::{CourseError, Lesson, Source};
use crate::grade::sealed::HandedIn;
use crate::grade::{LessonReport, Report};

pub(super) struct Plan<'a> {
    /// What there is already.
    pub(super) done: Vec<Done>,
    pub(super) open: VecDeque<Piece<'a>>,
}

/// One piece of work.
#[derive(Clone)]
pub(super) struct Piece<'a> {
    pub(super) student: usize,
    pub(super) lesson: &'a Lesson,
    /// Where its result is kept. What is refused has no source that it could be kept under.
    pub(super) path: Option<PathBuf>,
    /// There is something to build and to ask.
    pub(super) builds: bool,
}

/// What is to be done, whoever has least first: what need not be built, then student by student. With `seeds`, only what was
/// asked with those fits.
pub(super) fn plan<'a>(
    lessons: &[&'a Lesson],
    works: &[Work],
    kept: &Kept,
    expected: &Expected,
    seeds: Option<&[u64]>,
) -> Result<Plan<'a>, CourseError> {
    let (mut done, mut open) = (Vec::new(), Vec::new());
    for &lesson in lessons {
        let starter = Source::read(&lesson.starter())?;
        for (student, work) in works.iter().enumerate() {
            let source = match work.submission.of(lesson)? {
                HandedIn::Source(source) => Some(source),
                HandedIn::Nothing => Some(starter.clone()),
                HandedIn::Refused(_) => None,
            };
            let hash = source.as_ref().map(Source::hash);
            let path = hash.as_deref().map(|it| kept.path(&work.student, lesson, it));
            let earlier = path.as_deref().zip(hash.as_deref());
            let earlier = earlier.and_then(|(path, hash)| fitting(path, lesson, hash, expected, seeds));
            match earlier {
                Some(report) => done.push(Done {
                    student,
                    lesson: lesson.folder.clone(),
                    result: Ok(report),
                }),
                None => open.push(Piece {
                    student,
                    lesson,
                    path,
                    builds: source.is_some_and(|it| !it.same_code(&starter)),
                }),
            }
        }
    }
    open.sort_by_key(|it| (it.builds, it.student, it.lesson.number));
    let open = open.into();
    Ok(Plan { done, open })
}

/// The kept result of `source` in `path`, if nothing about it has to be found out again.
fn fitting(
    path: &Path,
    lesson: &Lesson,
    source: &str,
    expected: &Expected,
    seeds: Option<&[u64]>,
) -> Option<Report> {
    let report = Report::read(path).ok()??;
    let of = |it: &LessonReport| (it.lesson.clone(), it.source.clone());
    let fits = report
        .lessons
        .iter()
        .map(of)
        .eq([(lesson.folder.clone(), source.to_owned())])
        && expected.misfits(&report, &Answer::Silent).is_empty()
        && report.unjudged().next().is_none()
        && seeds.is_none_or(|it| it == report.evidence.seeds);
    fits.then_some(report)
}
