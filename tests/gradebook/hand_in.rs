//! What a student hands in.

use std::fs;
use std::path::{Path, PathBuf};

use botcamp::course::{Course, Lesson};

use crate::files::copy;

/// Where a lesson's source is in a student's checkout.
pub fn src(student: &Path, lesson: &Lesson) -> PathBuf {
    student.join("lessons").join(&lesson.folder).join("src")
}

/// Does the lesson as its solution does, with these lines at the end, so that nobody has built it before.
pub fn solve(course: &Course, lesson: &Lesson, student: &Path, own: &str) {
    let src = src(student, lesson);
    copy(&course.solution(lesson).unwrap().join("src"), &src);
    let main = src.join("main.rs");
    let text = fs::read_to_string(&main).unwrap();
    fs::write(main, format!("{text}\n{own}\n")).unwrap();
}
