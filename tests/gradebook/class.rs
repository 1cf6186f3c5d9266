//! A class whose points are known before it is graded.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use botcamp::course::{Course, Lesson};

use crate::files::copy;
use crate::hand_in::{solve, src};
use crate::scratch::Scratch;

pub struct Class {
    course: Course,
    /// So many lessons, from the first one on.
    lessons: usize,
    folder: Scratch,
    /// Each student's points in each of those lessons.
    pub expected: BTreeMap<String, Vec<u32>>,
    /// What becomes of all tasks, in each of those lessons.
    pub outcomes: BTreeMap<String, Vec<String>>,
}

/// What else than a wrong answer a lesson can be.
#[derive(Clone, Copy)]
pub enum Broken {
    DoesNotCompile,
    IsNoText,
    IsGone,
    HasAFileOfAnotherKind,
}

impl Class {
    pub fn new(course: Course, name: &str, lessons: usize) -> Class {
        Class {
            course,
            lessons,
            folder: Scratch::new(name),
            expected: BTreeMap::new(),
            outcomes: BTreeMap::new(),
        }
    }

    fn lessons(&self) -> &[Lesson] {
        &self.course.lessons()[..self.lessons]
    }

    fn of(&self, student: &str) -> PathBuf {
        self.folder.path().join("students").join(student)
    }

    /// A student who has done so many lessons, with a comment of their own in each, and has not begun the others.
    pub fn student(&mut self, name: &str, done: usize) {
        let student = self.of(name);
        for (at, lesson) in self.lessons().iter().enumerate() {
            match at < done {
                true => solve(&self.course, lesson, &student, &format!("// {name}")),
                false => copy(&lesson.starter(), &src(&student, lesson)),
            }
        }
        let points = self.lessons().iter().enumerate();
        let points = points
            .map(|(at, lesson)| if at < done { lesson.points() } else { 0 })
            .collect();
        self.expected.insert(name.to_owned(), points);
        let outcome = |at| if at < done { "passed" } else { "not_started" };
        let outcomes = (0..self.lessons).map(|at| outcome(at).to_owned());
        self.outcomes.insert(name.to_owned(), outcomes.collect());
    }

    /// A student's `main.rs` of the lesson at this place.
    pub fn main_of(&self, name: &str, at: usize) -> PathBuf {
        src(&self.of(name), &self.lessons()[at]).join("main.rs")
    }

    /// … whose next lesson is broken.
    pub fn broken(&mut self, name: &str, done: usize, how: Broken) {
        self.student(name, done);
        let (lesson, student) = (&self.lessons()[done], self.of(name));
        let src = src(&student, lesson);
        let outcome = match how {
            Broken::DoesNotCompile => "did_not_compile",
            Broken::IsNoText | Broken::HasAFileOfAnotherKind => "refused",
            Broken::IsGone => "not_started",
        };
        match how {
            Broken::DoesNotCompile => {
                let wrong = format!("fn wrong() -> u32 {{ \"{name}\" }}");
                solve(&self.course, lesson, &student, &wrong);
            }
            Broken::IsNoText => fs::write(src.join("main.rs"), b"fn main() {} // \xff").unwrap(),
            Broken::IsGone => fs::remove_dir_all(src.parent().unwrap()).unwrap(),
            Broken::HasAFileOfAnotherKind => fs::write(src.join("notes.txt"), "what is this?").unwrap(),
        }
        self.outcomes.get_mut(name).unwrap()[done] = outcome.to_owned();
    }

    /// … who has done so many lessons, but the first one by a trick of `tests/cheats/`.
    pub fn cheat(&mut self, trick: &str, done: usize) {
        let name = format!("cheat-{trick}");
        self.student(&name, done);
        let trick = Path::new("tests/cheats").join(trick);
        copy(&trick, &self.of(&name));
        self.expected.get_mut(&name).unwrap()[0] = 0;
        let facts = fs::read_to_string(trick.join("cheat.toml")).unwrap();
        let facts: toml::Table = toml::from_str(&facts).unwrap();
        // Where a program cannot be confined, some go another way.
        let there = facts.get("elsewhere").filter(|_| !cfg!(target_os = "linux"));
        let verdict = there.unwrap_or(&facts["verdict"]).as_str().unwrap();
        self.outcomes.get_mut(&name).unwrap()[0] = verdict.to_owned();
    }

    /// Grades them all.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_botcamp"));
        command
            .current_dir(self.course.root())
            .env("BOTCAMP_LANG", "en")
            .arg("gradebook")
            .arg(self.folder.path().join("students"))
            .arg("--out")
            .arg(self.folder.path().join("book"));
        for lesson in self.lessons() {
            command.arg("--lesson").arg(&lesson.folder);
        }
        command
    }

    /// Checks that the gradebook has the points and the outcomes that it must have.
    pub fn is_right(&self) {
        assert_eq!(self.found(), self.expected);
        assert_eq!(self.found_outcomes(), self.outcomes);
    }

    /// What became of each lesson's tasks.
    fn found_outcomes(&self) -> BTreeMap<String, Vec<String>> {
        let mut reader = csv::Reader::from_path(self.folder.path().join("book/gradebook-tasks.csv")).unwrap();
        let mut found = BTreeMap::<String, BTreeMap<String, Vec<String>>>::new();
        for row in reader.records().map(Result::unwrap) {
            let lessons = found.entry(row[0].to_owned()).or_default();
            lessons
                .entry(row[1].to_owned())
                .or_default()
                .push(row[4].to_owned());
        }
        let all = |mut tasks: Vec<String>| {
            tasks.dedup();
            tasks.join(", ")
        };
        let lessons = |it: BTreeMap<_, _>| it.into_values().map(all).collect();
        found
            .into_iter()
            .map(|(student, it)| (student, lessons(it)))
            .collect()
    }

    /// The points that count, as Canvas would have them. What was not begun has no deadline yet, and no grade.
    fn found(&self) -> BTreeMap<String, Vec<u32>> {
        let mut reader =
            csv::Reader::from_path(self.folder.path().join("book/gradebook-canvas.csv")).unwrap();
        let rows = reader.records().map(Result::unwrap).skip(1);
        let points = |row: &csv::StringRecord| row.iter().skip(5).map(|it| it.parse().unwrap_or(0)).collect();
        rows.map(|row| (row[0].to_owned(), points(&row))).collect()
    }
}
