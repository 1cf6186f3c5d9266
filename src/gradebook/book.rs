//! The gradebook as data: students × lessons, and of each cell where it comes from, when it came and whether it counts.

use chrono::{DateTime, FixedOffset, Utc};

use super::deadline::Deadlines;
use super::fit::{Misfit, Misfits};
use super::received::Answer;
use super::student::Student;
use crate::course::Lesson;
use crate::grade::result::Checked;
use crate::grade::{Evidence, LessonReport, Report};
use crate::words::{Lang, say_in};

/// One result of a student's.
#[derive(Clone, Debug)]
pub struct Verdict {
    pub report: Report,
    /// What the server says about it.
    pub received: Answer,
    pub misfits: Misfits,
    /// When it was made. A class that is graded in one go has one time, whoever's turn came when.
    pub made: Option<DateTime<Utc>>,
    /// Where it was found, told to a person; nothing if it was made here.
    pub origin: String,
    /// It is of the source that lies there now.
    pub current: bool,
}

/// All results of a class.
#[derive(Clone, Debug)]
pub struct Book<'a> {
    pub lessons: Vec<&'a Lesson>,
    pub rows: Vec<Row>,
    pub deadlines: Deadlines,
    /// The hash of the grader whose results count.
    pub grader: String,
    /// Times are shown in its zone.
    pub made_at: DateTime<FixedOffset>,
}

/// One student.
#[derive(Clone, Debug)]
pub struct Row {
    pub student: Student,
    /// A cell for each lesson, if there is a result.
    pub cells: Vec<Option<Cell>>,
    /// What does not count, and why.
    pub marks: Vec<Mark>,
    /// What is wrong with what was handed in, told to a person.
    pub problems: Vec<String>,
    /// The points after each result that counts.
    pub history: Vec<(DateTime<Utc>, u32)>,
    /// How many commits, or states of the files, results were made of.
    pub submissions: usize,
}

/// One student's lesson.
#[derive(Clone, Debug)]
pub struct Cell {
    pub report: LessonReport,
    pub evidence: Evidence,
    /// When the server first had this source.
    pub received: Option<DateTime<Utc>>,
    /// After the lesson's deadline; `None` if it has none, or nobody knows when it was received.
    pub days_late: Option<u32>,
    pub misfits: Vec<Misfit>,
}

/// Something that does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub origin: String,
    /// The lesson's folder, if it is about one.
    pub lesson: Option<String>,
    pub misfit: Misfit,
}

impl Mark {
    /// `artifacts/bora/result.json and 2 more, 01-hello-bot: made by another grader.`
    fn tell(&self, results: usize, lang: Lang) -> String {
        let origin = match results {
            0 | 1 => self.origin.clone(),
            _ => {
                let args = [
                    ("one", self.origin.as_str().into()),
                    ("more", (results - 1).into()),
                ];
                say_in(lang, "gradebook-and-more", &args)
            }
        };
        let place = [origin.as_str(), self.lesson.as_deref().unwrap_or_default()];
        let place: Vec<_> = place.into_iter().filter(|it| !it.is_empty()).collect();
        match place.is_empty() {
            true => self.misfit.tell(lang),
            false => format!("{}: {}", place.join(", "), self.misfit.tell(lang)),
        }
    }
}

impl Cell {
    /// Its points are the student's.
    pub fn counts(&self) -> bool {
        self.misfits.is_empty()
    }

    /// The tasks that nobody was able to judge.
    pub fn unjudged(&self) -> usize {
        self.report
            .tasks
            .iter()
            .filter(|it| !self.report.judged(it))
            .count()
    }

    /// Every task is passed.
    pub fn is_done(&self) -> bool {
        self.report.state == Checked::Graded && self.report.tasks.iter().all(|it| it.passed())
    }
}

impl Row {
    /// A student's results, put together: in each lesson the latest that counts, else the latest.
    pub fn new(
        student: Student,
        verdicts: &[Verdict],
        problems: Vec<String>,
        lessons: &[&Lesson],
        deadlines: &Deadlines,
    ) -> Row {
        let cell = |lesson: &&Lesson| cell(verdicts, &lesson.folder, deadlines);
        let mut states: Vec<_> = verdicts.iter().map(state).collect();
        states.sort();
        states.dedup();
        Row {
            cells: lessons.iter().map(cell).collect(),
            marks: marks(verdicts, lessons),
            problems,
            history: history(verdicts, lessons),
            submissions: states.len(),
            student,
        }
    }

    /// The points that count.
    pub fn points(&self) -> u32 {
        self.counting().map(|it| it.report.points).sum()
    }

    /// The same for a table: where nothing counts there is no grade, and no zero.
    pub fn total(&self) -> Option<u32> {
        self.counting().next().map(|_| self.points())
    }

    /// The points that would count if their evidence did fit.
    pub fn unproven(&self) -> u32 {
        let not = self.cells.iter().flatten().filter(|it| !it.counts());
        not.map(|it| it.report.points).sum()
    }

    /// The tasks that nobody was able to judge.
    pub fn unjudged(&self) -> usize {
        self.counting().map(Cell::unjudged).sum()
    }

    /// The most days that a lesson is late; `None` if of no lesson it is known.
    pub fn days_late(&self) -> Option<u32> {
        self.counting().filter_map(|it| it.days_late).max()
    }

    /// When the latest of what counts was received.
    pub fn received(&self) -> Option<DateTime<Utc>> {
        self.counting().filter_map(|it| it.received).max()
    }

    /// The commit of the latest result.
    pub fn commit(&self) -> Option<&str> {
        let latest = self
            .counting()
            .max_by_key(|it| (it.received, it.evidence.graded_at.as_str()));
        latest?.evidence.commit.as_deref()
    }

    /// Everything that somebody has to look at, each reason once.
    pub fn reasons(&self, lang: Lang) -> Vec<String> {
        let mut reasons = Vec::new();
        if !self.student.expected {
            reasons.push(say_in(lang, "gradebook-stranger", &[]));
        }
        reasons.extend(self.problems.iter().cloned());
        for mark in &self.marks {
            let same = |it: &&Mark| (&it.lesson, &it.misfit) == (&mark.lesson, &mark.misfit);
            let all: Vec<_> = self.marks.iter().filter(same).collect();
            // Of several results the last one is named.
            if all.last().is_some_and(|it| it.origin == mark.origin) {
                reasons.push(mark.tell(all.len(), lang));
            }
        }
        if self.unjudged() > 0 {
            reasons.push(say_in(
                lang,
                "gradebook-unjudged",
                &[("tasks", self.unjudged().into())],
            ));
        }
        reasons
    }

    /// Somebody has to look at it.
    pub fn needs_a_look(&self) -> bool {
        !self.marks.is_empty() || !self.problems.is_empty() || self.unjudged() > 0 || !self.student.expected
    }

    /// The first lesson, by its place, that is not done, if anything was begun.
    pub fn stuck_at(&self) -> Option<usize> {
        let begun = |cell: &Cell| cell.counts() && cell.report.state != Checked::Open;
        let any = self.cells.iter().flatten().any(begun);
        let done = |cell: &Option<Cell>| cell.as_ref().is_some_and(|it| it.counts() && it.is_done());
        self.cells.iter().position(|it| !done(it)).filter(|_| any)
    }

    fn counting(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().flatten().filter(|it| it.counts())
    }
}

impl Book<'_> {
    /// The points of a row's lesson for a table that takes what is empty for «no grade». Nobody has zero points for what could
    /// not be graded, does not count, or was not begun as long as there is time.
    pub fn grade(&self, row: &Row, at: usize) -> Option<u32> {
        let cell = row.cells[at]
            .as_ref()
            .filter(|it| it.counts() && it.unjudged() == 0)?;
        let over = || {
            self.deadlines
                .of(&cell.report.lesson)
                .is_some_and(|it| it < self.made_at)
        };
        (cell.report.state != Checked::Open || over()).then_some(cell.report.points)
    }

    pub fn max_points(&self) -> u32 {
        self.lessons.iter().map(|it| it.points()).sum()
    }
}

/// When a result came: when its commit was received, else when it was made.
fn time(verdict: &Verdict) -> Option<DateTime<Utc>> {
    match &verdict.received {
        Answer::Received(receipt) => Some(receipt.at),
        _ => verdict.made,
    }
}

fn state(verdict: &Verdict) -> String {
    let evidence = &verdict.report.evidence;
    evidence
        .commit
        .clone()
        .unwrap_or_else(|| evidence.graded_at.clone())
}

fn cell(verdicts: &[Verdict], lesson: &str, deadlines: &Deadlines) -> Option<Cell> {
    let of = |verdict: &'_ Verdict| {
        let found = verdict.report.lessons.iter().find(|it| it.lesson == lesson)?;
        Some((found.clone(), verdict.misfits.of(lesson)))
    };
    let all: Vec<_> = verdicts.iter().filter_map(|it| Some((it, of(it)?))).collect();
    let best = |(verdict, (_, misfits)): &&(&Verdict, (LessonReport, Vec<Misfit>))| {
        (misfits.is_empty(), verdict.current, time(verdict))
    };
    let (verdict, (report, misfits)) = all.iter().max_by_key(best)?;
    // Sent again without a change it is no later.
    let same = all
        .iter()
        .filter(|(_, (it, misfits))| it.source == report.source && misfits.is_empty());
    let received = same.filter_map(|(it, _)| match &it.received {
        Answer::Received(receipt) => Some(receipt.at),
        _ => None,
    });
    let received = received.min();
    let begun = report.state != Checked::Open;
    Some(Cell {
        days_late: received
            .filter(|_| begun)
            .and_then(|it| deadlines.days_late(lesson, it)),
        received,
        report: report.clone(),
        evidence: verdict.report.evidence.clone(),
        misfits: misfits.clone(),
    })
}

fn marks(verdicts: &[Verdict], lessons: &[&Lesson]) -> Vec<Mark> {
    let mut marks = Vec::new();
    for verdict in verdicts {
        let mark = |lesson: Option<&str>, misfit: &Misfit| Mark {
            origin: verdict.origin.clone(),
            lesson: lesson.map(str::to_owned),
            misfit: misfit.clone(),
        };
        let is_here =
            |lesson: &str| lessons.iter().any(|it| it.folder == lesson) || verdict.misfits.whole.is_empty();
        let own = verdict
            .misfits
            .lessons
            .iter()
            .filter(|(lesson, _)| is_here(lesson));
        let own = own.flat_map(|(lesson, misfits)| misfits.iter().map(move |it| (Some(lesson.as_str()), it)));
        let whole = verdict.misfits.whole.iter().map(|it| (None, it));
        for (lesson, misfit) in whole.chain(own) {
            let mark = mark(lesson, misfit);
            if !marks.contains(&mark) {
                marks.push(mark);
            }
        }
    }
    marks
}

/// The points after each result that counts, as time goes on.
fn history(verdicts: &[Verdict], lessons: &[&Lesson]) -> Vec<(DateTime<Utc>, u32)> {
    let mut verdicts: Vec<_> = verdicts.iter().filter_map(|it| Some((time(it)?, it))).collect();
    verdicts.sort_by_key(|(time, _)| *time);
    let mut points = vec![0; lessons.len()];
    let mut history: Vec<(DateTime<Utc>, u32)> = Vec::new();
    for (time, verdict) in verdicts {
        let mut any = false;
        for (lesson, points) in lessons.iter().zip(&mut points) {
            let found = verdict
                .report
                .lessons
                .iter()
                .find(|it| it.lesson == lesson.folder);
            let Some(found) = found.filter(|_| verdict.misfits.of(&lesson.folder).is_empty()) else {
                continue;
            };
            *points = found.points;
            any = true;
        }
        if !any {
            continue;
        }
        let now = points.iter().sum();
        match history.last_mut() {
            Some(last) if last.0 == time => last.1 = now,
            _ => history.push((time, now)),
        }
    }
    history
}
