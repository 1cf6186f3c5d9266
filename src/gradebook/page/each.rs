//! Each student by themselves: every task, how it ended, and where the result comes from.

use maud::{Markup, html};

use super::{Page, attention, name, readable};
use crate::grade::outcome;
use crate::gradebook::book::{Cell, Row};
use crate::gradebook::class::cause;

pub(super) fn section(page: &Page) -> Markup {
    html! {
        section #each {
            h2 { (page.say("gradebook-page-each", &[])) }
            @for (at, row) in page.book.rows.iter().enumerate() {
                details.student id=(format!("s{at}")) {
                    summary {
                        (name(&row.student)) " "
                        small { (points(page, row)) }
                    }
                    (student(page, at, row))
                }
            }
        }
    }
}

fn points(page: &Page, row: &Row) -> String {
    let of = page.book.max_points();
    match row.total() {
        Some(points) => page.say(
            "gradebook-page-of-points",
            &[("points", points.into()), ("of", of.into())],
        ),
        None => page.say("gradebook-page-missing", &[]),
    }
}

fn student(page: &Page, at: usize, row: &Row) -> Markup {
    let reasons = attention::reasons(page, at);
    html! {
        @if !reasons.is_empty() {
            ul.reasons { @for reason in &reasons { li { (reason) } } }
        }
        @for (cell, lesson) in row.cells.iter().zip(&page.book.lessons) {
            @if let Some(cell) = cell {
                h3 { (format!("{:02} {}", lesson.number, lesson.title.get(page.lang))) }
                (tasks(page, cell))
                p.small { (evidence(page, cell)) }
            }
        }
        p { a href="#students" { (page.say("gradebook-page-back", &[])) } }
    }
}

fn tasks(page: &Page, cell: &Cell) -> Markup {
    html! {
        ul.plain {
            @for task in &cell.report.tasks {
                li {
                    b { (format!("{}/{}", task.points, task.max_points)) } " "
                    (format!("{}. {}", task.number, readable(task.title.get(page.lang), 120))) " — "
                    @match cause(&cell.report, task, page.lang) {
                        Some(cause) => {
                            (readable(&cause, 400))
                            // With it the student can have the same conversation at home.
                            @if let Some(seed) = task.result.seed {
                                " " small { (page.say("gradebook-page-seed", &[("seed", seed.to_string().into())])) }
                            }
                        }
                        None => (readable(&outcome(&cell.report, task, page.lang), 200)),
                    }
                }
            }
        }
    }
}

/// In one line, with what is not known left out.
fn evidence(page: &Page, cell: &Cell) -> String {
    let evidence = &cell.evidence;
    let mut parts = Vec::new();
    if let Some(at) = cell.received {
        parts.push(page.say("gradebook-page-received", &[("time", page.time(at).into())]));
    }
    parts.extend(page.late(cell.days_late));
    if let Ok(at) = evidence.graded_at.parse() {
        parts.push(page.say("gradebook-page-graded", &[("time", page.time(at).into())]));
    }
    if let Some(commit) = evidence.commit.as_deref().and_then(|it| it.get(..7)) {
        parts.push(page.say("gradebook-page-commit", &[("commit", commit.into())]));
    }
    if !evidence.seeds.is_empty() {
        parts.push(page.say(
            "gradebook-page-rounds",
            &[("rounds", evidence.seeds.len().into())],
        ));
    }
    readable(&parts.join(" · "), 400)
}
