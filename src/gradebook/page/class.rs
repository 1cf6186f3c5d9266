//! Where the class is stuck, and which tasks fail most and with what.

use maud::{Markup, html};

use super::{Page, readable};
use crate::gradebook::class::{self as figures, LessonCount};

/// So many tasks are shown at once.
const TASKS: usize = 12;

/// The parts of a lesson's bar, in its order: their class, their words, and how many they are.
type Part = (&'static str, &'static str, fn(&LessonCount) -> usize);
const PARTS: [Part; 7] = [
    ("done", "done", |it| it.done),
    ("some", "begun", |it| it.some),
    ("none", "no-points", |it| it.none),
    ("broken", "broken", |it| it.broken),
    ("open", "open", |it| it.open),
    ("uncounted", "uncounted", |it| it.uncounted),
    ("missing", "missing", |it| it.missing),
];

pub(super) fn lessons(page: &Page) -> Markup {
    let counts = figures::lessons(page.book);
    let most = counts.iter().map(|it| it.stuck).max().unwrap_or(0);
    html! {
        section #lessons {
            h2 { (page.say("gradebook-page-stuck", &[])) }
            p { (page.say("gradebook-page-stuck-means", &[])) }
            div.wide tabindex="0" role="region" aria-label=(page.say("gradebook-page-stuck", &[])) {
                table.bars {
                    thead {
                        tr {
                            th scope="col" { (page.say("gradebook-page-lesson", &[])) }
                            th scope="col" { (page.say("gradebook-page-stuck-here", &[])) }
                            th scope="col" { (page.say("gradebook-page-how-far", &[])) }
                        }
                    }
                    tbody {
                        @for (lesson, count) in page.book.lessons.iter().zip(&counts) {
                            tr {
                                th scope="row" { (format!("{:02} {}", lesson.number, lesson.title.get(page.lang))) }
                                td.most[most > 0 && count.stuck == most] { (count.stuck) }
                                td { (bar(page, count)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// One bar of all parts, with its numbers in words below.
fn bar(page: &Page, count: &LessonCount) -> Markup {
    let total: usize = PARTS.iter().map(|(.., number)| number(count)).sum();
    let mut at = 0;
    let parts: Vec<_> = PARTS
        .iter()
        .map(|(class, key, number)| {
            let (start, width) = (at, number(count));
            at += width;
            (*class, *key, start, width)
        })
        .filter(|(.., width)| *width > 0)
        .collect();
    html! {
        svg.bar viewBox=(format!("0 0 {} 1", total.max(1))) preserveAspectRatio="none" aria-hidden="true" {
            @for (class, _, start, width) in &parts {
                rect.(class) x=(start) y="0" width=(width) height="1" {}
            }
        }
        small {
            @for (at, (class, key, _, width)) in parts.iter().enumerate() {
                @if at > 0 { " · " }
                span.key.(class) {} (page.word(key)) " " (width)
            }
        }
    }
}

pub(super) fn tasks(page: &Page) -> Markup {
    let counts = figures::tasks(page.book, page.lang);
    let (first, rest) = counts.split_at(counts.len().min(TASKS));
    html! {
        section #tasks {
            h2 { (page.say("gradebook-page-tasks", &[])) }
            @if counts.is_empty() {
                p { (page.say("gradebook-page-tasks-none", &[])) }
            } @else {
                (table(page, first))
                @if !rest.is_empty() {
                    details {
                        summary { (page.say("gradebook-page-tasks-more", &[("tasks", rest.len().into())])) }
                        (table(page, rest))
                    }
                }
            }
        }
    }
}

fn table(page: &Page, counts: &[figures::TaskCount]) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label=(page.say("gradebook-page-tasks", &[])) {
            table.tasks {
                thead {
                    tr {
                        th scope="col" { (page.say("gradebook-page-task", &[])) }
                        th scope="col" { (page.say("gradebook-page-failing", &[])) }
                        th scope="col" { (page.say("gradebook-page-with-what", &[])) }
                    }
                }
                tbody {
                    @for it in counts {
                        @let tried = it.failed + it.passed;
                        tr {
                            th scope="row" {
                                (format!("{:02}.{} ", it.lesson.number, it.task.number))
                                (it.task.title.get(page.lang))
                            }
                            td {
                                (page.say("gradebook-page-of-tried", &[("failed", it.failed.into()), ("tried", tried.into())]))
                                svg.bar viewBox=(format!("0 0 {tried} 1")) preserveAspectRatio="none" aria-hidden="true" {
                                    rect.none x="0" y="0" width=(it.failed) height="1" {}
                                    rect.done x=(it.failed) y="0" width=(it.passed) height="1" {}
                                }
                            }
                            td {
                                ul {
                                    @for (cause, students) in &it.causes {
                                        li { b { (students) "×" } " " (readable(cause, 400)) }
                                    }
                                    @if it.others > 0 {
                                        li { (page.say("gradebook-page-other-causes", &[("students", it.others.into())])) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
