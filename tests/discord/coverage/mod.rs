//! `docs/coverage.md` says what of Discord is covered. It is made here, of what the router serves and the gateway sends, and
//! must be as it was made. `BOTCAMP_WRITE=1 cargo test --test discord coverage` writes it.
//!
//! What is not covered comes from Discord's own description of its API, if `BOTCAMP_OPENAPI` says where it is; without it what
//! the page says is taken as the rest of that.

mod events;
mod page;
mod paths;

use std::fs;

use botcamp::discord::coverage;

use crate::source;
use page::{ENGLISH, KOREAN, Texts};

fn is_as_made(name: &str, texts: &Texts) {
    let file = source::course().join("docs").join(name);
    let there = fs::read_to_string(&file)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    let paths = paths::all(&there);
    let made = page::of(texts, &paths);
    if std::env::var_os("BOTCAMP_WRITE").is_some() {
        fs::write(&file, &made).unwrap();
        return;
    }
    let line = made
        .lines()
        .zip(there.lines())
        .find(|(made, there)| made != there);
    assert!(
        made == there,
        "docs/{name} is not what is covered: {line:?}\nBOTCAMP_WRITE=1 cargo test --test discord coverage writes it anew"
    );
}

#[test]
fn the_page_in_english() {
    is_as_made("coverage.md", &ENGLISH);
}

#[test]
fn the_page_in_korean() {
    is_as_made("coverage.ko.md", &KOREAN);
}

#[test]
fn every_event_that_is_sent_is_one_of_discords() {
    for name in coverage::events() {
        assert!(events::DISCORDS.contains(name), "{name}");
    }
}

#[test]
fn every_route_that_is_served_is_one_of_discords() {
    let Some(description) = paths::description() else {
        println!("skipped: BOTCAMP_OPENAPI is not set");
        return;
    };
    for route in coverage::routes() {
        let key = paths::key(&route.path);
        let known = paths::described(&description)
            .any(|(path, method)| paths::key(&path) == key && method == route.method);
        assert!(known, "{} {}", route.method, route.path);
    }
}
