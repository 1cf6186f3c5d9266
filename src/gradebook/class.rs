//! What the class as a whole shows: where it is stuck, which tasks fail most and with what, and how its points grow.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::book::{Book, Cell, Row};
use crate::course::{Lesson, Task};
use crate::grade::result::Checked;
use crate::grade::{LessonReport, TaskReport, outcome};
use crate::stage::Outcome;
use crate::words::{Lang, say_in};

/// So many different ways to fail are told of each task.
const CAUSES: usize = 3;

/// A line of a conversation or of a compiler is shown up to here.
const LINE: usize = 160;

/// How many students are how far in a lesson. Each is counted once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LessonCount {
    pub done: usize,
    /// Some tasks are passed.
    pub some: usize,
    /// It was begun, and no task is passed.
    pub none: usize,
    /// It does not compile, or is no source.
    pub broken: usize,
    pub open: usize,
    /// There is a result, and it does not count.
    pub uncounted: usize,
    /// There is no result.
    pub missing: usize,
    /// For so many it is the first that is not done.
    pub stuck: usize,
}

/// How a task goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskCount<'a> {
    pub lesson: &'a Lesson,
    pub task: &'a Task,
    pub passed: usize,
    pub failed: usize,
    /// What it fails with, and how many students' does; the most frequent first.
    pub causes: Vec<(String, usize)>,
    /// Students whose task fails with something else than those.
    pub others: usize,
}

/// The points of the class at a time: a quarter has no more than `low`, and a quarter no less than `high`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    pub at: DateTime<Utc>,
    pub low: u32,
    pub median: u32,
    pub high: u32,
}

/// How far the class is in each lesson.
pub fn lessons(book: &Book) -> Vec<LessonCount> {
    let mut counts = vec![LessonCount::default(); book.lessons.len()];
    for row in expected(book) {
        for (cell, count) in row.cells.iter().zip(&mut counts) {
            *place(cell.as_ref(), count) += 1;
        }
        if let Some(count) = row.stuck_at().and_then(|it| counts.get_mut(it)) {
            count.stuck += 1;
        }
    }
    counts
}

/// Who is on the roster: the others are none of the class.
fn expected<'b>(book: &'b Book) -> impl Iterator<Item = &'b Row> {
    book.rows.iter().filter(|it| it.student.expected)
}

fn place<'a>(cell: Option<&Cell>, count: &'a mut LessonCount) -> &'a mut usize {
    match cell {
        None => &mut count.missing,
        Some(cell) if !cell.counts() => &mut count.uncounted,
        Some(cell) if cell.is_done() => &mut count.done,
        Some(cell) => match cell.report.state {
            Checked::Open => &mut count.open,
            Checked::DidNotCompile { .. } | Checked::Refused { .. } => &mut count.broken,
            Checked::Graded if cell.report.points > 0 => &mut count.some,
            Checked::Graded => &mut count.none,
        },
    }
}

/// The tasks that fail, most often failing first.
pub fn tasks<'a>(book: &Book<'a>, lang: Lang) -> Vec<TaskCount<'a>> {
    let mut counts = Vec::new();
    for (at, lesson) in book.lessons.iter().enumerate() {
        let cells = || expected(book).filter_map(move |row| row.cells[at].as_ref());
        for task in &lesson.tasks {
            let mut count = TaskCount {
                lesson,
                task,
                passed: 0,
                failed: 0,
                causes: Vec::new(),
                others: 0,
            };
            let mut causes = BTreeMap::<String, usize>::new();
            for cell in cells().filter(|it| it.counts()) {
                let Some(found) = cell.report.tasks.iter().find(|it| it.result.task == task.name) else {
                    continue;
                };
                if found.passed() {
                    count.passed += 1;
                } else if let Some(cause) = cause(&cell.report, found, lang) {
                    count.failed += 1;
                    *causes.entry(cause).or_default() += 1;
                }
            }
            count.causes = causes.into_iter().collect();
            count
                .causes
                .sort_by_key(|(_, students)| std::cmp::Reverse(*students));
            let others = count.causes.split_off(count.causes.len().min(CAUSES));
            count.others = others.iter().map(|(_, students)| students).sum();
            counts.push(count);
        }
    }
    counts.retain(|it| it.failed > 0);
    counts.sort_by_key(|it| std::cmp::Reverse(it.failed));
    counts
}

/// What a task fails with, in one line by which two can be the same; `None` if it was not tried, or nobody could judge it.
pub fn cause(lesson: &LessonReport, task: &TaskReport, lang: Lang) -> Option<String> {
    let how = || outcome(lesson, task, lang);
    let detail = match &lesson.state {
        Checked::DidNotCompile { message } => message
            .lines()
            .find(|it| it.starts_with("error"))
            .map(str::to_owned),
        Checked::Refused { why } => Some(why.clone()),
        Checked::Open => return None,
        Checked::Graded if !task.result.outcome.is_failure() => return None,
        Checked::Graded => detail(task, lang),
    };
    let line = match detail {
        Some(detail) => format!("{} · {detail}", how()),
        None => how(),
    };
    Some(cut(&line, LINE))
}

fn detail(task: &TaskReport, lang: Lang) -> Option<String> {
    match &task.result.outcome {
        Outcome::BrokeRules { rule } => Some(rule.clone()),
        Outcome::Crashed { .. } => {
            let words = &task.result.last_words;
            let panic = words.iter().position(|it| it.contains("panicked at"));
            // Where it panicked is another line of each program; what it said is the same.
            panic
                .and_then(|at| words.get(at + 1))
                .or(words.last())
                .map(|it| it.trim().to_owned())
        }
        // Those have other values each time.
        _ if task.result.seed.is_some() => Some(say_in(lang, "gradebook-cause-other-values", &[])),
        Outcome::Wrong => {
            let differs = task.differs.as_ref()?;
            let line = |it: &Option<String>| match it.as_deref().map(str::trim) {
                Some(line) if !line.is_empty() => format!("«{}»", cut(line, LINE / 2)),
                _ => say_in(lang, "gradebook-cause-nothing", &[]),
            };
            let args = [
                ("expected", line(&differs.expected).into()),
                ("said", line(&differs.said).into()),
            ];
            Some(say_in(lang, "gradebook-cause-differs", &args))
        }
        _ => None,
    }
}

fn cut(text: &str, most: usize) -> String {
    let mut chars = text.chars();
    let mut cut: String = chars.by_ref().take(most).collect();
    if chars.next().is_some() {
        cut.push('…');
    }
    cut
}

/// How the points of the class grow, a step at each time at which anybody's change.
pub fn spread(book: &Book) -> Vec<Spread> {
    let mut times: Vec<_> = book
        .rows
        .iter()
        .flat_map(|row| row.history.iter().map(|(at, _)| *at))
        .collect();
    times.sort();
    times.dedup();
    let students: Vec<_> = book.rows.iter().filter(|it| it.student.expected).collect();
    // Each student's place in the history moves on with the time, so that all is gone through once.
    let mut next = vec![0; students.len()];
    let mut points = vec![0; students.len()];
    let step = |at: DateTime<Utc>| {
        for ((row, next), points) in students.iter().zip(&mut next).zip(&mut points) {
            while let Some((_, now)) = row.history.get(*next).filter(|(when, _)| *when <= at) {
                *points = *now;
                *next += 1;
            }
        }
        let mut sorted = points.clone();
        sorted.sort_unstable();
        let quarter = |it: usize| {
            sorted
                .get((sorted.len().saturating_sub(1)) * it / 4)
                .copied()
                .unwrap_or(0)
        };
        Spread {
            at,
            low: quarter(1),
            median: middle(&sorted),
            high: quarter(3),
        }
    };
    times.into_iter().map(step).collect()
}

/// The middle one of the class's points now.
pub fn median(rows: &[Row]) -> u32 {
    let mut points: Vec<_> = rows
        .iter()
        .filter(|it| it.student.expected)
        .map(Row::points)
        .collect();
    points.sort_unstable();
    middle(&points)
}

/// Half of them are this or more: of two in the middle it is the greater one.
fn middle(sorted: &[u32]) -> u32 {
    sorted.get(sorted.len() / 2).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::middle;

    #[test]
    fn half_of_a_class_has_its_middle_or_more() {
        assert_eq!(middle(&[]), 0);
        assert_eq!(middle(&[1, 2, 9]), 2);
        assert_eq!(middle(&[0, 0, 4, 6]), 4);
    }
}
