//! A bot that is killed in the middle of its work loses nothing that it has called saved. A student's check kills it ten times;
//! here it is more.

use std::process::Command;

use botcamp::build::{self, Silent};

use crate::programs::build_all;
use crate::wrong::side_by_side;
use crate::{course, judged};

/// Bots at the same time, for each waits most of the time; and how often each of them is killed.
const BOTS: [u32; 4] = [125; 4];

#[test]
fn a_bot_that_is_killed_500_times_has_all_it_called_saved() {
    let course = course();
    let lesson = course.lesson("5").unwrap();
    judged::judges_are_built();
    let judge = build::judge(&course, lesson, &mut Silent).unwrap();
    let programs = build_all(&["solution-05-safe-save"]);
    side_by_side(&BOTS, |kills| {
        let output = Command::new(&judge)
            .args(["--exact", "survives_being_killed", "--nocapture"])
            .env("BOTCAMP_BOT", &programs["solution-05-safe-save"])
            .env("BOTCAMP_KILLS", kills.to_string())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        assert!(output.status.success(), "{said}");
        let found = said.lines().find(|it| it.starts_with("killed ")).unwrap();
        println!("{found}");
        assert!(found.starts_with(&format!("killed {kills} times; ")), "{said}");
        assert!(!found.contains("; 0 changes"), "it never came to a save:\n{said}");
        assert!(found.ends_with(", 0 of them are lost"), "{said}");
    });
}
