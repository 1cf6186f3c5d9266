//! What a student has made of their own `data/` costs them nothing: each conversation has data of its own.

use std::fs;
use std::process::Command;

use botcamp::build::{self, Silent};

use crate::course;
use crate::files::copy;
use crate::judged::judges_are_built;
use crate::programs::build_all;

#[test]
fn no_solution_loses_a_task_where_the_data_are_broken() {
    let course = course();
    let packages: Vec<_> = course
        .lessons()
        .iter()
        .map(|lesson| format!("solution-{}", lesson.folder))
        .collect();
    let programs = build_all(&packages.iter().map(String::as_str).collect::<Vec<_>>());
    judges_are_built();

    // As much of a course as a judge looks at, which is told that it is there.
    let broken = tempfile::tempdir().unwrap();
    fs::write(broken.path().join("Cargo.toml"), "").unwrap();
    fs::create_dir(broken.path().join("data")).unwrap();
    fs::write(broken.path().join("data/library.json"), "{ \"name\": ").unwrap();
    for (lesson, package) in course.lessons().iter().zip(&packages) {
        let place = broken.path().join("lessons").join(&lesson.folder);
        copy(&lesson.path.join("tests"), &place.join("tests"));
        let judge = build::judge(&course, lesson, &mut Silent).unwrap();
        let output = Command::new(judge)
            .env("BOTCAMP_BOT", &programs[package])
            .env("CARGO_MANIFEST_DIR", &place)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        assert!(output.status.success(), "{package}: {said}");
    }
}
