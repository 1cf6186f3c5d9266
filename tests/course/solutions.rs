//! Every solution passes every task of its lesson.

use botcamp::stage::{Outcome, tell};
use botcamp::words::Lang;

use crate::course;
use crate::judged::judged;
use crate::programs::build_all;

#[test]
fn every_solution_passes_every_task() {
    let course = course();
    let packages: Vec<_> = course
        .lessons()
        .iter()
        .map(|lesson| format!("solution-{}", lesson.folder))
        .collect();
    let programs = build_all(&packages.iter().map(String::as_str).collect::<Vec<_>>());
    for (lesson, package) in course.lessons().iter().zip(&packages) {
        for result in judged(lesson, &programs[package]) {
            assert_eq!(
                result.outcome,
                Outcome::Passed,
                "{package}: {}",
                tell(&result, Lang::En)
            );
        }
    }
}
