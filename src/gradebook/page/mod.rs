//! The gradebook as one page: a file that fetches nothing and that nothing can be fetched by. It can be sent, printed and kept.
//!
//! What students wrote, names among it, is text on it and never markup; and were it markup, the page's own rules let no script
//! run but the page's.

mod attention;
mod chart;
mod class;
mod each;
mod students;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};
use unicode_normalization::char::is_combining_mark;

use super::book::Book;
use super::class as figures;
use super::student::Student;
use crate::words::{Lang, Value, say_in};

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// A name longer than this is cut: it is still in the tables.
const NAME: usize = 60;

/// Marks on one letter. Languages have up to three.
const MARKS: usize = 4;

/// The page.
pub fn page(book: &Book, lang: Lang) -> String {
    let page = Page { book, lang };
    let rules = format!(
        "default-src 'none'; script-src '{}'; style-src '{}'; base-uri 'none'; form-action 'none'",
        hash(SCRIPT),
        hash(STYLE)
    );
    let markup = html! {
        (DOCTYPE)
        html lang=(lang.code()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(rules);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { (page.say("gradebook-page-title", &[])) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#students" { (page.say("gradebook-page-skip", &[])) }
                (page.header())
                main {
                    (attention::section(&page))
                    (students::section(&page))
                    (class::lessons(&page))
                    (class::tasks(&page))
                    (chart::section(&page))
                    (each::section(&page))
                }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    markup.into_string()
}

/// What all parts of the page need.
struct Page<'a> {
    book: &'a Book<'a>,
    lang: Lang,
}

impl Page<'_> {
    fn say(&self, key: &str, args: &[(&str, Value)]) -> String {
        say_in(self.lang, key, args)
    }

    /// The sentence of this page that is called `name`.
    fn word(&self, name: &str) -> String {
        self.say(&format!("gradebook-page-{name}"), &[])
    }

    fn header(&self) -> Markup {
        let expected = self.book.rows.iter().filter(|it| it.student.expected).count();
        let args = [
            ("students", expected.into()),
            ("lessons", self.book.lessons.len().into()),
            ("points", self.book.max_points().into()),
            ("median", figures::median(&self.book.rows).into()),
        ];
        let deadlines: Vec<_> = self
            .book
            .deadlines
            .all()
            .map(|(lesson, at)| {
                let at = at.format("%Y-%m-%d %H:%M %:z");
                lesson.map_or_else(|| at.to_string(), |lesson| format!("{lesson} {at}"))
            })
            .collect();
        let made = [
            (
                "time",
                self.book.made_at.format("%Y-%m-%d %H:%M %:z").to_string().into(),
            ),
            (
                "grader",
                self.book.grader.get(..12).unwrap_or(&self.book.grader).into(),
            ),
        ];
        html! {
            header {
                h1 { (self.say("gradebook-page-title", &[])) }
                p { (self.say("gradebook-page-sum", &args)) }
                @if !deadlines.is_empty() {
                    p.small { (self.say("gradebook-page-deadlines", &[("deadlines", deadlines.join(" · ").into())])) }
                }
                p.small { (self.say("gradebook-page-made", &made)) }
                nav aria-label=(self.say("gradebook-page-parts", &[])) {
                    @for (id, key) in [
                        ("students", "students"),
                        ("lessons", "stuck"),
                        ("tasks", "tasks"),
                        ("time", "time"),
                        ("each", "each"),
                    ] {
                        a href=(format!("#{id}")) { (self.word(key)) }
                    }
                }
            }
        }
    }

    /// A time, where people who read it are.
    fn time(&self, at: DateTime<Utc>) -> String {
        at.with_timezone(&self.book.made_at.timezone())
            .format("%Y-%m-%d %H:%M")
            .to_string()
    }

    /// How late something is, if that is known.
    fn late(&self, days: Option<u32>) -> Option<String> {
        days.map(|days| match days {
            0 => self.say("gradebook-page-on-time", &[]),
            days => self.say("gradebook-page-late", &[("days", days.into())]),
        })
    }
}

/// A name that stays within its own place, whichever way it is written.
fn name(student: &Student) -> Markup {
    html! { bdi { (readable(student.shown(), NAME)) } }
}

/// Text of somebody else's: what cannot be seen, or turns around what comes after it, is left out, and no letter grows over the
/// lines around it.
fn readable(text: &str, most: usize) -> String {
    let mut shown = String::new();
    let mut marks = 0;
    for it in text.chars() {
        let turns = matches!(it, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        marks = if is_combining_mark(it) { marks + 1 } else { 0 };
        if turns || marks > MARKS {
            continue;
        }
        shown.push(if it.is_control() { '\u{fffd}' } else { it });
    }
    match shown.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &shown[..end]),
        None => shown,
    }
}

/// What a page's rules call an inline script or style by.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_names_stay_readable() {
        assert_eq!(readable("김보라 👩‍🚀 é O'Neil", NAME), "김보라 👩‍🚀 é O'Neil");
        assert_eq!(readable("a\u{202e}b\u{7}", NAME), "ab\u{fffd}");
        let tall = format!("z{}z", "\u{300}".repeat(40));
        assert_eq!(readable(&tall, NAME).chars().count(), 2 + MARKS);
        assert_eq!(readable(&"가".repeat(100), NAME).chars().count(), NAME + 1);
    }
}
