//! Students × lessons: a table that can be sorted and searched.

use maud::{Markup, html};

use super::{Page, name, readable};
use crate::course::Lesson;
use crate::grade::result::Checked;
use crate::gradebook::book::{Cell, Row};

pub(super) fn section(page: &Page) -> Markup {
    let sections = page.book.rows.iter().any(|it| !it.student.section.is_empty());
    let late = page.book.deadlines.all().next().is_some();
    html! {
        section #students {
            h2 { (page.say("gradebook-page-students", &[])) }
            form.tools hidden {
                label { (page.say("gradebook-page-search", &[])) " " input #search type="search" autocomplete="off"; }
                label { input #look type="checkbox"; " " (page.say("gradebook-page-only-attention", &[])) }
                span #found role="status" data-of=(page.say("gradebook-page-found", &[("found", "{found}".into())])) {}
            }
            (legend(page))
            div.wide tabindex="0" role="region" aria-label=(page.say("gradebook-page-students", &[])) {
                table.book {
                    thead {
                        tr {
                            (head(&page.say("gradebook-page-student", &[]), None, "ascending"))
                            @if sections { (head(&page.say("gradebook-page-section", &[]), None, "ascending")) }
                            (head(&page.say("gradebook-page-points", &[]), Some(&page.book.max_points().to_string()), "descending"))
                            @for lesson in &page.book.lessons { (lesson_head(page, lesson)) }
                            @if late { (head(&page.say("gradebook-page-days-late", &[]), None, "descending")) }
                        }
                    }
                    tbody {
                        @for (at, row) in page.book.rows.iter().enumerate() {
                            (line(page, at, row, sections, late))
                        }
                    }
                }
            }
        }
    }
}

/// The shades, each with what it says.
fn legend(page: &Page) -> Markup {
    html! {
        p.legend {
            @for (class, key) in [
                ("done", "done"),
                ("some", "begun"),
                ("none", "no-points"),
                ("broken", "broken"),
                ("open", "open"),
                ("uncounted", "uncounted"),
            ] {
                span.(class) { (page.word(key)) } " "
            }
        }
    }
}

fn head(text: &str, small: Option<&str>, first: &str) -> Markup {
    html! {
        th scope="col" aria-sort="none" {
            button type="button" data-first=(first) {
                (text)
                @if let Some(small) = small { small { (small) } }
            }
        }
    }
}

fn lesson_head(page: &Page, lesson: &Lesson) -> Markup {
    let title = lesson.title.get(page.lang);
    html! {
        th scope="col" aria-sort="none" title=(title) {
            button type="button" data-first="descending" {
                (format!("{:02}", lesson.number))
                small { (lesson.points()) }
                span.unseen { " " (title) }
            }
        }
    }
}

fn line(page: &Page, at: usize, row: &Row, sections: bool, late: bool) -> Markup {
    let student = &row.student;
    let id = readable(&student.key, 40);
    html! {
        tr.look[row.needs_a_look()] {
            th scope="row" data-v=(student.shown().to_lowercase()) {
                a href=(format!("#s{at}")) { (name(student)) }
                @if !student.name.trim().is_empty() { " " small { bdi { (id) } } }
                @if row.needs_a_look() { " " span.flag { (page.say("gradebook-page-look", &[])) } }
            }
            @if sections { td data-v=(student.section.to_lowercase()) { bdi { (readable(&student.section, 20)) } } }
            td.sum data-v=(row.total().map_or(-1, i64::from)) {
                @match row.total() {
                    Some(points) => b { (points) },
                    None => {
                        span.dash aria-hidden="true" { "–" }
                        span.unseen { (page.say("gradebook-page-missing", &[])) }
                    }
                }
                @if row.unproven() > 0 {
                    " " small { (page.say("gradebook-page-unproven", &[("points", row.unproven().into())])) }
                }
            }
            @for (cell, lesson) in row.cells.iter().zip(&page.book.lessons) { (one(page, cell.as_ref(), lesson)) }
            @if late { td data-v=(row.days_late().map_or(-1, i64::from)) { (page.late(row.days_late()).unwrap_or_default()) } }
        }
    }
}

fn one(page: &Page, cell: Option<&Cell>, lesson: &Lesson) -> Markup {
    let Some(cell) = cell else {
        return html! { td.missing data-v="-3" { span.unseen { (page.say("gradebook-page-missing", &[])) } } };
    };
    let points = format!("{}/{}", cell.report.points, lesson.points());
    let (class, word) = state(cell);
    let word = word.map(|it| page.word(it));
    let late = cell.days_late.filter(|it| *it > 0);
    let value = match (cell.counts(), &cell.report.state) {
        (false, _) => -2,
        (_, Checked::Open) => -1,
        _ => i64::from(cell.report.points),
    };
    html! {
        td.(class) data-v=(value) {
            @if cell.report.state == Checked::Open && cell.counts() {
                span.dash aria-hidden="true" { "–" }
                span.unseen { (page.say("gradebook-page-open", &[])) }
            } @else {
                @if cell.counts() { (points) } @else { s { (points) } }
                @if let Some(word) = word { " " small { (word) } }
                @if cell.counts() && cell.unjudged() > 0 { " " small { (page.say("gradebook-page-not-judged", &[])) } }
                @if let Some(days) = late { " " small.late { (page.say("gradebook-page-late-short", &[("days", days.into())])) } }
            }
        }
    }
}

/// The class of a cell, and the word that says the same.
fn state(cell: &Cell) -> (&'static str, Option<&'static str>) {
    if !cell.counts() {
        return ("uncounted", Some("uncounted"));
    }
    match &cell.report.state {
        Checked::DidNotCompile { .. } => ("broken", Some("not-compiled")),
        Checked::Refused { .. } => ("broken", Some("refused")),
        Checked::Open => ("open", None),
        Checked::Graded if cell.is_done() => ("done", None),
        // No colour of a mark for what is none.
        Checked::Graded if cell.unjudged() == cell.report.tasks.len() => ("uncounted", None),
        Checked::Graded if cell.report.points > 0 => ("some", None),
        Checked::Graded => ("none", None),
    }
}
