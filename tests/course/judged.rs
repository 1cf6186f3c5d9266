//! What the judge of a lesson says about a program.

use std::path::Path;
use std::sync::LazyLock;

use botcamp::build::{self, Silent};
use botcamp::course::Lesson;
use botcamp::grade::run;
use botcamp::stage::TaskResult;

use crate::course;

/// Builds the judges of all lessons, once: the tests that need them run at the same time.
pub fn judges_are_built() {
    static BUILT: LazyLock<()> = LazyLock::new(|| {
        let course = course();
        for lesson in course.lessons() {
            build::judge(&course, lesson, &mut Silent).unwrap();
        }
    });
    LazyLock::force(&BUILT);
}

/// The result of each task of `lesson` for the bot `program`.
pub fn judged(lesson: &Lesson, program: &Path) -> Vec<TaskResult> {
    judges_are_built();
    run::judge(&course(), lesson, program, &mut Silent).unwrap()
}
