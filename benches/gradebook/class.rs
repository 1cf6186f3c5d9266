//! Students who have finished every lesson, each in a way that nobody has built before.

use std::cell::Cell;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use botcamp::build;
use botcamp::course::Course;

use crate::files::copy;
use crate::gradebook;
use crate::hand_in::{self, solve};

pub struct Class<'a> {
    course: &'a Course,
    folder: PathBuf,
    /// Students that there have been.
    students: Cell<u32>,
}

impl Class<'_> {
    pub fn new(course: &Course, folder: PathBuf) -> Class<'_> {
        Class {
            course,
            folder,
            students: Cell::new(0),
        }
    }

    /// How long the tool takes to grade so many.
    pub fn is_graded(&self, students: u32) -> Duration {
        let _ = fs::remove_dir_all(&self.folder);
        for _ in 0..students {
            self.student();
        }
        let path = |name: &str| self.folder.join(name).display().to_string();
        let args = [path("students"), format!("--out={}", path("book"))];
        gradebook(self.course, &args)
    }

    /// Somebody new, with a function of their own in every program.
    fn student(&self) -> PathBuf {
        let number = self.students.replace(self.students.get() + 1);
        let student = self.folder.join("students").join(format!("student{number:03}"));
        let own = format!(
            "#[allow(dead_code)]\nfn own() -> u32 {{\n    {}\n}}",
            salt(number)
        );
        for lesson in self.course.lessons() {
            solve(self.course, lesson, &student, &own);
        }
        student
    }

    /// How long cargo alone takes for the programs of one student, in the place where the tool has built the others': all at
    /// once, and one after the other.
    pub fn is_built(&self) -> (Duration, Duration) {
        let place = self.course.cache().join("sealed/1");
        let packages: Vec<_> = self
            .course
            .lessons()
            .iter()
            .map(|it| it.package.as_str())
            .collect();
        let build = |packages: &[&str]| {
            let mut cargo = build::cargo();
            cargo
                .current_dir(place.join("course"))
                .env("CARGO_INCREMENTAL", "0")
                .args(["build", "--locked", "--offline", "--target-dir"])
                .arg(place.join("target"));
            for package in packages {
                cargo.args(["--package", package, "--bin", package]);
            }
            let start = Instant::now();
            let output = cargo.output().unwrap();
            assert!(
                output.status.success(),
                "{}",
                String::from_utf8_lossy(&output.stderr)
            );
            start.elapsed()
        };
        let lay = || {
            let student = self.student();
            for lesson in self.course.lessons() {
                let src = hand_in::src(&place.join("course"), lesson);
                fs::remove_dir_all(&src).unwrap();
                copy(&hand_in::src(&student, lesson), &src);
            }
        };
        lay();
        let together = build(&packages);
        lay();
        (together, packages.iter().map(|it| build(&[it])).sum())
    }
}

/// Another number each time that this is run: a program that was built once is kept.
fn salt(number: u32) -> u32 {
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap();
    now.subsec_nanos() ^ number
}
