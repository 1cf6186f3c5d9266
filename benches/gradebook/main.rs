//! Measures how quick the gradebook is, and prints it: `cargo bench --profile dev --bench gradebook`.
//!
//! The tool is built as an instructor's is. It works in `target/gradebook/`, and takes some minutes: students' programs are built.
//! Nothing here fails for being slow: machines differ, and the numbers are for people.

#![allow(
    clippy::unwrap_used,
    reason = "a measurement that cannot go on has nothing to say"
)]

mod class;
#[path = "../../tests/tool/files.rs"]
mod files;
#[path = "../../tests/gradebook/hand_in.rs"]
mod hand_in;
#[path = "../../tests/gradebook/made_up.rs"]
mod made_up;
mod times;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use botcamp::course::Course;
use class::Class;
use times::{median, seconds};

/// Students whose results are put together.
const STUDENTS: usize = 200;
/// Students who are graded, in the larger of two classes; there is one in the smaller.
const GRADED: u32 = 5;
/// So often, each.
const TIMES: usize = 3;

fn main() {
    let course = Course::open(env!("CARGO_MANIFEST_DIR")).unwrap();
    let folder = course.root().join("target/gradebook");
    let _ = fs::remove_dir_all(&folder); // There may be none.

    let times = put_together(&course, &folder.join("made-up"));
    println!(
        "{STUDENTS} results to a gradebook: {} (wanted: below 1 s)",
        seconds(&times)
    );

    let class = Class::new(&course, folder.join("class"));
    // What is built once for everybody is built here.
    class.is_graded(1);
    let (mut more, mut together, mut in_turn) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let one = class.is_graded(1);
        let several = class.is_graded(GRADED);
        more.push(several.saturating_sub(one) / (GRADED - 1));
        let alone = class.is_built();
        together.push(alone.0);
        in_turn.push(alone.1);
    }
    let by = |alone: &[Duration]| median(&more).as_secs_f64() / median(alone).as_secs_f64();
    println!("one more student, all lessons: {}", seconds(&more));
    println!("cargo alone builds those programs");
    println!(
        "  all at once: {} ({:.2} times)",
        seconds(&together),
        by(&together)
    );
    println!(
        "  one after the other: {} ({:.2} times; wanted: 1.3)",
        seconds(&in_turn),
        by(&in_turn)
    );
}

/// How long the tool takes for what others have graded.
fn put_together(course: &Course, folder: &Path) -> Vec<Duration> {
    made_up::write(course, folder, &made_up::students(STUDENTS), 1);
    let path = |name: &str| folder.join(name).display().to_string();
    let args = [
        path("artifacts"),
        format!("--roster={}", path("roster.csv")),
        format!("--received={}", path("received")),
        format!("--out={}", path("book")),
    ];
    (0..7).map(|_| gradebook(course, &args)).collect()
}

/// Runs the tool.
fn gradebook(course: &Course, args: &[String]) -> Duration {
    let start = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_botcamp"))
        .current_dir(course.root())
        .arg("gradebook")
        .args(args)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success(), "gradebook {args:?}");
    start.elapsed()
}
