//! The gradebook as an instructor meets it: folders of submissions and results go in, a page and tables come out.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod class;
#[path = "../tool/copy.rs"]
#[allow(dead_code, reason = "it is the tests' of the tool")]
mod copy;
mod evidence;
#[path = "../tool/files.rs"]
mod files;
mod hand_in;
mod killed;
mod made_up;
mod page;
#[path = "../tool/scratch.rs"]
mod scratch;
#[path = "../page/screen.rs"]
#[allow(dead_code, reason = "it is the tests' of the chat page")]
mod screen;
mod tables;
mod thirty;

use std::path::{Path, PathBuf};

use botcamp::build::Silent;
use botcamp::course::Course;
use botcamp::gradebook::book::{Book, Row};
use botcamp::gradebook::{Asked, Done, GradebookError, Terms, Watch, make};

fn course() -> Course {
    Course::open(env!("CARGO_MANIFEST_DIR")).unwrap()
}

struct Nobody;

impl Watch for Nobody {
    fn begins(&self, _: usize, _: usize) {}
    fn graded(&self, _: &str, _: &Done) {}
}

/// A gradebook of these folders, with the roster and the times that `made_up` wrote beside them, if it did.
fn asked<'a>(course: &'a Course, folder: &Path, out: &Path) -> Asked<'a> {
    let there = |name: &str| Some(folder.join(name)).filter(|it| it.exists());
    Asked {
        folders: vec![there("artifacts").unwrap_or_else(|| folder.to_owned())],
        roster: there("roster.csv"),
        received: there("received").into_iter().collect(),
        deadlines: Vec::new(),
        lessons: course.lessons().iter().collect(),
        rehearsals: false,
        out: out.to_owned(),
        terms: Terms {
            rounds: 0,
            seed: None,
            at_once: 2,
            tool: PathBuf::from(env!("CARGO_BIN_EXE_botcamp")),
        },
        wanted_rounds: None,
        now: "2026-04-20T12:00:00+09:00".parse().unwrap(),
    }
}

fn book<'a>(course: &'a Course, asked: &Asked<'a>) -> Result<Book<'a>, GradebookError> {
    make(course, asked, &mut Silent, &Nobody)
}

/// The row of the student whose login is `key`.
fn row<'a>(book: &'a Book, key: &str) -> &'a Row {
    book.rows.iter().find(|it| it.student.key == key).unwrap()
}
