//! A student who fails reads the course's words and nothing else: no frames of the harness, no advice on insta, and no
//! snapshot that changed, whatever is set in the environment.

use std::fs;
use std::process::Command;

use botcamp::build::{self, Silent};

use crate::course;
use crate::programs::WrongBots;

#[test]
fn a_failure_has_no_noise_and_writes_no_snapshot() {
    let course = course();
    let lesson = course.lesson("1").unwrap();
    let judge = build::judge(&course, lesson, &mut Silent).unwrap();
    let wrong = WrongBots::of(std::slice::from_ref(lesson));
    let snapshots = lesson.path.join("tests/snapshots");
    let kept = || {
        let files = fs::read_dir(&snapshots).unwrap().map(|it| it.unwrap().path());
        let mut kept: Vec<_> = files.map(|it| (fs::read_to_string(&it).unwrap(), it)).collect();
        kept.sort();
        kept
    };
    let before = kept();

    for name in ["greets-everybody-alike", "exits-at-once"] {
        let output = Command::new(&judge)
            .env("BOTCAMP_BOT", wrong.program(&lesson.folder, name))
            .env("BOTCAMP_LANG", "en")
            .env("RUST_BACKTRACE", "1")
            .env("INSTA_UPDATE", "always")
            .env("INSTA_FORCE_PASS", "1")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        assert!(!output.status.success(), "{name} passes:\n{said}");
        assert!(said.contains("greets_whoever_asks: "), "{said}");
        for noise in ["stack backtrace", "panicked at", "RUST_BACKTRACE", "insta"] {
            assert!(
                !said.contains(noise),
                "«{noise}» in what is told of {name}:\n{said}"
            );
        }
    }
    assert_eq!(before, kept());
}
