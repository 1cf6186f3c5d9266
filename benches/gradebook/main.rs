//! Measures how quick the gradebook is, and prints it: `cargo bench --profile dev --bench gradebook`.
//!
//! The tool is built as an instructor's is. It works in `target/gradebook/`, and takes some minutes: students' programs are built.
//! Nothing here fails for being slow: machines differ, and the numbers are for people.

#![allow(
    clippy::unwrap_used,
    reason = "a measurement that cannot go on has nothing to say"
)]

mod class;
#[path = "../../tests/gradebook/made_up.rs"]
mod made_up;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use botcamp::course::Course;
use class::Class;

/// Students whose results are put together.
const STUDENTS: usize = 200;
/// Students who are graded, in the larger of two classes; there is one in the smaller.
const GRADED: u32 = 5;

fn main() {
    let course = Course::open(env!("CARGO_MANIFEST_DIR")).unwrap();
    let folder = course.root().join("target/gradebook");
    let _ = fs::remove_dir_all(&folder); // There may be none.

    let times = put_together(&course, &folder.join("made-up"));
    println!(
        "{STUDENTS} results to a gradebook: {} (wanted: below 1 s)",
        seconds(median(times))
    );

    let class = Class::new(&course, folder.join("class"));
    // What is built once for everybody is built here.
    class.is_graded(1);
    let one = class.is_graded(1);
    let several = class.is_graded(GRADED);
    let more = several.saturating_sub(one) / (GRADED - 1);
    let (together, in_turn) = class.is_built();
    println!("one more student, all lessons: {}", seconds(more));
    println!(
        "cargo alone builds those programs: all at once in {} ({:.2} times), one after the other in {} ({:.2} times; wanted: 1.3)",
        seconds(together),
        more.as_secs_f64() / together.as_secs_f64(),
        seconds(in_turn),
        more.as_secs_f64() / in_turn.as_secs_f64(),
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

/// Takes the median: one slow run tells about the machine.
fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

/// A copy of a folder's files.
fn copy(from: &Path, to: &PathBuf) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}
