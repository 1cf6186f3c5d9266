//! Every starter compiles without a warning (the package denies them) and has no task done yet.

use botcamp::stage::{Outcome, tell};
use botcamp::words::Lang;

use crate::course;
use crate::judged::judged;
use crate::programs::build_all;

#[test]
fn every_starter_is_not_started() {
    let programs = build_all(&["starters"]);
    for lesson in course().lessons() {
        let name = format!("starter-{}", lesson.folder);
        let program = programs
            .get(&name)
            .unwrap_or_else(|| panic!("tests/starters/Cargo.toml has no [[bin]] {name}"));
        for (task, result) in lesson.tasks.iter().zip(judged(lesson, program)) {
            let Outcome::NotStarted {
                task: number,
                file,
                line,
            } = &result.outcome
            else {
                panic!("{name}: {}", tell(&result, Lang::En));
            };
            // A task may stand on an earlier one, and is not reached before that is done.
            assert!(
                (1..=task.number).contains(number),
                "{name}: {} begins at task {number}",
                task.name
            );
            assert!(*line > 0 && file.ends_with(".rs"), "{name}: {file}:{line}");
        }
    }
}
