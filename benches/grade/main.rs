//! Measures what the grader promises about its speed and prints medians: `cargo bench --profile dev --bench grade`. With the
//! numbers of lessons after it (`-- 04 07`), only their conversations.
//!
//! A student is the solutions, each with a line of its own so that nothing is known of them. What cargo alone takes for the same
//! programs is measured in between, so that a machine which has other things to do slows both.

#![allow(
    clippy::unwrap_used,
    reason = "a measurement that cannot go on has nothing to say"
)]

#[path = "../../tests/tool/files.rs"]
mod files;
#[path = "../../tests/gradebook/hand_in.rs"]
mod hand_in;
#[path = "../gradebook/times.rs"]
mod times;

use std::fs::File;
use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

use botcamp::build::{self, Silent};
use botcamp::course::{Course, Lesson};
use botcamp::grade::result::Checked;
use botcamp::grade::rounds::Rounds;
use botcamp::grade::run;
use botcamp::grade::sealed::{Sealed, Submission};
use hand_in::solve;
use times::{median, seconds};

/// The tool, which confines.
const KEEPER: &str = env!("CARGO_BIN_EXE_botcamp");
const STUDENTS: u32 = 3;
const TIMES: usize = 5;

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let done = work();
    (start.elapsed(), done)
}

fn main() {
    let course = Course::open(env!("CARGO_MANIFEST_DIR")).unwrap();
    let numbers: Vec<String> = std::env::args()
        .skip(1)
        .filter(|it| !it.starts_with('-'))
        .collect();
    let is_asked_for =
        |it: &&Lesson| numbers.is_empty() || numbers.iter().any(|number| it.folder.starts_with(number));
    let lessons: Vec<_> = course.lessons().iter().filter(is_asked_for).collect();
    let rounds = Rounds::new(3, Some(1));
    let many_rounds = Rounds::new(5, Some(1));
    for lesson in &lessons {
        rounds.prepare(&course, lesson, &mut Silent).unwrap();
        many_rounds.prepare(&course, lesson, &mut Silent).unwrap();
    }

    println!("conversations of a lesson, with 5 rounds of other values (wanted: below 2 s)");
    for lesson in &lessons {
        let program = build::solution(&course, lesson, &mut Silent).unwrap();
        let talks = (0..TIMES).map(|_| {
            let judged = || {
                run::judge_confined(
                    &course,
                    lesson,
                    &program,
                    KEEPER.as_ref(),
                    &many_rounds,
                    &mut Silent,
                )
            };
            let (took, tasks) = timed(judged);
            assert!(tasks.unwrap().iter().all(|it| it.passed()), "{}", lesson.folder);
            took
        });
        println!("  {}: {}", lesson.folder, seconds(&talks.collect::<Vec<_>>()));
    }

    if !numbers.is_empty() {
        return;
    }
    let sealed = Sealed::set_up(&course, &lessons, KEEPER.as_ref(), &mut Silent).unwrap();
    let (mut graded, mut alone) = (Vec::new(), Vec::new());
    for student in 0..STUDENTS {
        let folder = tempfile::tempdir().unwrap();
        hand_in(&course, folder.path(), student);
        let submission = Submission::open(folder.path()).unwrap();
        let (took, results) = timed(|| {
            sealed
                .check_all(&course, &lessons, &submission, &rounds, &mut Silent)
                .unwrap()
        });
        assert!(
            results
                .iter()
                .all(|it| it.state == Checked::Graded && it.passed())
        );
        graded.push(took);
        alone.push(build_alone(&course, &lessons));
    }
    let ratio = median(&graded).as_secs_f64() / median(&alone).as_secs_f64();
    println!(
        "one more student, all {} lessons, with 3 rounds: {}",
        lessons.len(),
        seconds(&graded)
    );
    println!("  cargo alone, one lesson after the other: {}", seconds(&alone));
    println!("  {ratio:.2} times as much (wanted: at most 1.3)");
}

/// Writes a checkout in which every lesson is solved.
fn hand_in(course: &Course, folder: &Path, student: u32) {
    // The same student would be known from the last time.
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap()
        .as_nanos();
    let own = format!("#[allow(dead_code)]\nconst STUDENT: &str = \"{student} {now}\";");
    for lesson in course.lessons() {
        solve(course, lesson, folder, &own);
    }
}

/// What cargo takes to build the same programs, each as if it had been changed.
fn build_alone(course: &Course, lessons: &[&Lesson]) -> Duration {
    let took = lessons.iter().map(|lesson| {
        let main = course.solution(lesson).unwrap().join("src/main.rs");
        File::options()
            .write(true)
            .open(main)
            .unwrap()
            .set_modified(SystemTime::now())
            .unwrap();
        timed(|| build::solution(course, lesson, &mut Silent).unwrap()).0
    });
    took.sum()
}
