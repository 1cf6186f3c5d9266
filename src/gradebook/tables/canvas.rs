//! Canvas's gradebook: `Student, ID, SIS User ID, SIS Login ID, Section`, then an assignment a lesson.
//!
//! Canvas finds a student by the ID, else by one of the SIS IDs, else by the name; and an assignment by its title, so a lesson
//! is always called by its folder's name, whatever its title becomes. An empty cell is «no grade» to it.

use super::{csv, number, text};
use crate::gradebook::book::{Book, Row};

/// The table. Who is not on the roster is not in it: Canvas would ask who that is.
pub fn canvas(book: &Book) -> String {
    let mut head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
        .map(str::to_owned)
        .to_vec();
    head.extend(book.lessons.iter().map(|it| it.folder.clone()));
    let mut possible = ["Points Possible", "", "", "", ""].map(str::to_owned).to_vec();
    possible.extend(book.lessons.iter().map(|it| it.points().to_string()));
    let rows = book
        .rows
        .iter()
        .filter(|it| it.student.expected)
        .map(|row| line(book, row));
    csv([head, possible].into_iter().chain(rows))
}

fn line(book: &Book, row: &Row) -> Vec<String> {
    let student = &row.student;
    let or = |one: &str, other: &str| text(if one.is_empty() { other } else { one }).into_owned();
    let name = match (student.last_name.as_str(), student.first_name.as_str()) {
        // As Canvas sorts names.
        (last, first) if !last.is_empty() && !first.is_empty() => format!("{last}, {first}"),
        _ => student.shown().to_owned(),
    };
    let mut line = vec![
        text(&name).into_owned(),
        text(&student.canvas.id).into_owned(),
        or(&student.canvas.sis_user_id, &student.identifier),
        or(&student.canvas.sis_login_id, &student.email),
        text(&student.section).into_owned(),
    ];
    line.extend((0..row.cells.len()).map(|at| number(book.grade(row, at))));
    line
}
