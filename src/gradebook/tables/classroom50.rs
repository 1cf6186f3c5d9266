//! Classroom 50's table of an assignment, as its page writes it. Its other form, `scores.json`, wants a tag, a release and links
//! of each submission, which only its own collector has.

use super::{csv, number, text, time};
use crate::gradebook::book::{Book, Row};

const HEAD: [&str; 12] = [
    "name",
    "first_name",
    "last_name",
    "usernames",
    "score",
    "max_score",
    "submissions",
    "submitted_at",
    "late",
    "commit",
    "review",
    "release",
];

/// The table: the course is one assignment. Who is not on the roster is not in it, as there.
pub fn classroom50(book: &Book) -> String {
    let rows = book
        .rows
        .iter()
        .filter(|it| it.student.expected)
        .map(|row| line(book, row));
    csv([HEAD.map(str::to_owned).to_vec()].into_iter().chain(rows))
}

fn line(book: &Book, row: &Row) -> Vec<String> {
    let student = &row.student;
    let user = [&student.username, &student.key]
        .into_iter()
        .find(|it| !it.is_empty());
    // What nobody was able to judge costs nothing, so there is no score yet.
    let score = row.total().filter(|_| row.unjudged() == 0);
    vec![
        text(&student.name).into_owned(),
        text(&student.first_name).into_owned(),
        text(&student.last_name).into_owned(),
        text(user.map_or("", String::as_str)).into_owned(),
        number(score),
        book.max_points().to_string(),
        row.submissions.to_string(),
        time(row.received()),
        row.days_late().map(|it| (it > 0).to_string()).unwrap_or_default(),
        text(row.commit().unwrap_or_default()).into_owned(),
        String::new(),
        String::new(),
    ]
}
