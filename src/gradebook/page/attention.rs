//! What somebody has to look at: results that do not count, and work that could not be read.

use maud::{Markup, html};

use super::{Page, name, readable};

/// A reason is shown up to here.
const REASON: usize = 400;

pub(super) fn section(page: &Page) -> Markup {
    let rows: Vec<_> = page
        .book
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.needs_a_look())
        .collect();
    html! {
        @if !rows.is_empty() {
            section #attention {
                h2 { (page.say("gradebook-page-attention", &[("students", rows.len().into())])) }
                p { (page.say("gradebook-page-attention-means", &[])) }
                details open[rows.len() <= 12] {
                    summary { (page.say("gradebook-page-attention-all", &[])) }
                    dl {
                        @for (at, row) in rows {
                            dt { a href=(format!("#s{at}")) { (name(&row.student)) } }
                            @for why in reasons(page, at) {
                                dd { (why) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Why somebody has to look at this student's row.
pub(super) fn reasons(page: &Page, at: usize) -> Vec<String> {
    let reasons = page.book.rows[at].reasons(page.lang).into_iter();
    reasons.map(|it| readable(&it, REASON)).collect()
}
