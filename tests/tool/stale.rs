//! Files that are older than what was built from others: cargo goes by the time, and would run the program of those others.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::copy::Copy;
use crate::watched::Watched;
use crate::{LESSON_00, SOLUTION_00};

/// Makes every file in `folder` as old as an archive's.
pub fn date_back(folder: &Path) {
    let old = SystemTime::UNIX_EPOCH + Duration::from_secs(946_684_800);
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => date_back(&path),
            false => {
                let file = File::options().write(true).open(path).unwrap();
                file.set_modified(old).unwrap();
            }
        }
    }
}

#[test]
fn an_old_file_is_not_checked_by_the_program_of_a_newer_one() {
    let copy = Copy::of_the_course("stale");
    copy.keep_only_lesson("00-first-words");
    let right = copy.read(SOLUTION_00);
    let wrong = right.replace("Hello, {", "Hullo, {");
    let src = copy.path("lessons/00-first-words/src");
    for _ in 0..2 {
        for (source, code) in [(&right, 0), (&wrong, 1)] {
            copy.write(LESSON_00, source);
            date_back(&src);
            let run = copy.runs(&["check", "0"]);
            assert_eq!(run.code, code, "{run}");
        }
    }
    copy.write(LESSON_00, &right);
    date_back(&src);
    assert_eq!(copy.runs(&["check", "0"]).code, 0);
    assert_eq!(copy.runs(&["reset", "0"]).code, 0);
    date_back(&src);
    let run = copy.runs(&["check", "0"]);
    assert_eq!(run.code, 1, "the starter passes nothing: {run}");
}

#[test]
fn an_old_file_is_not_watched_by_the_program_of_a_newer_one() {
    let copy = Copy::of_the_course("stale-watch");
    copy.keep_only_lesson("00-first-words");
    let right = copy.read(SOLUTION_00);
    let wrong = right.replace("Hello, {", "Hullo, {");
    // As it comes from an archive: it is old from the moment at which it is there.
    let unpack = |source: &str| {
        copy.write("unpacked/main.rs", source);
        date_back(&copy.path("unpacked"));
        fs::rename(copy.path("unpacked/main.rs"), copy.path(LESSON_00)).unwrap();
    };
    fs::create_dir_all(copy.path("unpacked")).unwrap();
    let mut watch = Watched::start(&copy, "0");
    watch.until("is open");
    for _ in 0..2 {
        unpack(&right);
        watch.until("Lesson 00 first-words is done.");
        unpack(&wrong);
        watch.until("Hullo");
    }
    unpack(&right);
    watch.until("Lesson 00 first-words is done.");
    // The starter, which is old itself here, in the place of a program that passes.
    date_back(&copy.path("lessons/00-first-words/starter"));
    copy.runs(&["reset", "0"]);
    watch.until("is open");
    unpack(&wrong);
    watch.until("Hullo");
    watch.quit();
}
