//! Tables of our own: a line a student, and a line a task with all the evidence for it.

use super::{MARK, csv, number, text, time};
use crate::grade::TaskReport;
use crate::gradebook::book::{Book, Cell, Row};
use crate::gradebook::class::cause;
use crate::gradebook::held;
use crate::words::Lang;

/// A line a student: the points that count, in all and in each lesson, and the days that a lesson is late. What is no grade is
/// empty, and never zero.
pub fn students(book: &Book, lang: Lang) -> String {
    let mut head: Vec<_> = [
        "student",
        "username",
        "name",
        "section",
        "in_roster",
        "points",
        "max_points",
        "not_counted_points",
        "not_graded_tasks",
        "received_at",
        "days_late",
        "commit",
    ]
    .map(str::to_owned)
    .into();
    for lesson in &book.lessons {
        head.extend([lesson.folder.clone(), format!("{}:days_late", lesson.folder)]);
    }
    head.push("look_at".to_owned());
    let line = |row: &Row| {
        let student = &row.student;
        let mut line = [&student.key, &student.username, &student.name, &student.section]
            .map(|it| text(it).into_owned())
            .to_vec();
        line.extend([
            if student.expected { "yes" } else { "no" }.to_owned(),
            number(row.total()),
            book.max_points().to_string(),
            row.unproven().to_string(),
            row.unjudged().to_string(),
            time(row.received()),
            number(row.days_late()),
            text(row.commit().unwrap_or_default()).into_owned(),
        ]);
        for (at, cell) in row.cells.iter().enumerate() {
            let cell = cell.as_ref().filter(|it| it.counts());
            line.push(number(book.grade(row, at)));
            line.push(number(cell.and_then(|it| it.days_late)));
        }
        line.push(text(&row.reasons(lang).join(" ")).into_owned());
        line
    };
    MARK.to_owned() + &csv([head].into_iter().chain(book.rows.iter().map(line)))
}

/// A line a task of a student, with where it comes from.
pub fn tasks(book: &Book, lang: Lang) -> String {
    let head = [
        "student",
        "lesson",
        "number",
        "task",
        "outcome",
        "points",
        "max_points",
        "counts",
        "days_late",
        "received_at",
        "graded_at",
        "commit",
        "source",
        "transcript",
        "seeds",
        "grader",
        "rustc",
        "system",
        "sandbox",
        "detail",
    ];
    let head = head.map(str::to_owned).to_vec();
    let cells = book
        .rows
        .iter()
        .flat_map(|row| row.cells.iter().flatten().map(move |cell| (row, cell)));
    let lines = cells.flat_map(|(row, cell)| cell.report.tasks.iter().map(move |task| (row, cell, task)));
    MARK.to_owned()
        + &csv([head]
            .into_iter()
            .chain(lines.map(|(row, cell, task)| line(row, cell, task, lang))))
}

fn line(row: &Row, cell: &Cell, task: &TaskReport, lang: Lang) -> Vec<String> {
    let evidence = &cell.evidence;
    let of = |it: &Option<String>| text(it.as_deref().unwrap_or_default()).into_owned();
    let seeds: Vec<_> = evidence.seeds.iter().map(u64::to_string).collect();
    vec![
        text(&row.student.key).into_owned(),
        text(&cell.report.lesson).into_owned(),
        task.number.to_string(),
        text(&task.result.task).into_owned(),
        cell.report.word(task).to_owned(),
        task.points.to_string(),
        task.max_points.to_string(),
        if cell.counts() { "yes" } else { "no" }.to_owned(),
        number(cell.days_late),
        time(cell.received),
        text(&evidence.graded_at).into_owned(),
        of(&evidence.commit),
        text(&cell.report.source).into_owned(),
        of(&task.transcript),
        seeds.join(" "),
        of(&evidence.grader),
        of(&evidence.rustc),
        text(&evidence.system).into_owned(),
        evidence.sandbox.as_ref().map(held).unwrap_or_default().join(" "),
        text(&cause(&cell.report, task, lang).unwrap_or_default()).into_owned(),
    ]
}
