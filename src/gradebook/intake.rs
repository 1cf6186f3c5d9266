//! What lies in the folders that were named: checkouts, and results that were made elsewhere.
//!
//! ```text
//! students/bora/lessons/…               a checkout in a folder that is called after its student, or bots-bora
//! results/bora.json                     what `grade --out` wrote
//! artifacts/bora/result.json            gh run download RUN -n verdict -D artifacts/bora
//! artifacts/bora/verdict/result.json    gh run download RUN -D artifacts/bora
//! artifacts/bora/17345678901/…          the same, with a folder for each run
//! artifacts/result-bora/result.json     gh run download RUN -D artifacts, of one run that judged the whole class
//! ```
//!
//! gh puts a single artifact that was asked for by its name into the folder itself, and all others into folders of their names.
//! Nothing is looked for inside of a checkout: what lies there is the student's.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::roster::Roster;
use super::student::{Student, folded};
use crate::words::say;

/// Folders within a student's folder: a run's, an artifact's, and one more.
const DEPTH: usize = 4;

/// GitHub's runs are numbered with so many digits, and no school's students are.
const DIGITS_OF_A_RUN: usize = 11;

/// What the course's workflows call their artifacts, and the file in them.
const ARTIFACTS: [&str; 2] = ["result", "verdict"];
const FILE: &str = "result.json";

/// What was handed in by one student.
#[derive(Clone, Debug)]
pub struct Handed {
    pub student: Student,
    pub checkout: Option<PathBuf>,
    pub results: Vec<ResultFile>,
    /// What is wrong with it, told to a person.
    pub problems: Vec<String>,
}

/// A file that could be a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultFile {
    pub path: PathBuf,
    /// Its place as it is told to a person: `artifacts/bora/result.json`.
    pub shown: String,
    /// The run whose artifact it was, if its folder is called after it.
    pub run: Option<u64>,
    /// It must be one: it is called as only results are.
    pub certain: bool,
}

/// A folder that was named cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{}: {error}", path.display())]
pub struct IntakeError {
    path: PathBuf,
    error: std::io::Error,
}

/// Looks through `folders`. Everybody on the roster is in what comes of it, in its order, and then whoever else was found.
///
/// # Errors
/// If one of `folders` is not there or cannot be read. What is wrong with one student's is that student's problem.
pub fn take_in(folders: &[PathBuf], roster: Option<&Roster>) -> Result<Vec<Handed>, IntakeError> {
    let mut intake = Intake {
        roster,
        handed: Vec::new(),
        places: HashMap::new(),
    };
    for student in roster.into_iter().flat_map(Roster::students) {
        intake.place(student);
    }
    for folder in folders {
        intake.named(folder)?;
    }
    for handed in &mut intake.handed {
        let none = handed.checkout.is_none() && handed.results.is_empty() && handed.problems.is_empty();
        if none {
            handed.problems.push(say("gradebook-nothing-handed-in", &[]));
        }
    }
    Ok(intake.handed)
}

impl Handed {
    fn nothing(student: &Student) -> Handed {
        Handed {
            student: student.clone(),
            checkout: None,
            results: Vec::new(),
            problems: Vec::new(),
        }
    }
}

struct Intake<'a> {
    roster: Option<&'a Roster>,
    handed: Vec<Handed>,
    /// Each student's place, by the folded key.
    places: HashMap<String, usize>,
}

impl Intake<'_> {
    fn named(&mut self, folder: &Path) -> Result<(), IntakeError> {
        let fault = |error| IntakeError {
            path: folder.to_owned(),
            error,
        };
        // `.` has a name, too.
        let whole = fs::canonicalize(folder).map_err(fault)?;
        let way = [name(&whole)];
        if whole.is_file() {
            self.file(&whole, &[], true);
        } else if is_checkout(&whole) || whole.join(FILE).is_file() {
            self.walk(&whole, &way, 0);
        } else {
            for entry in sorted(fs::read_dir(&whole).map_err(fault)?) {
                if entry.is_dir() {
                    self.folder(&entry, &way);
                } else {
                    self.file(&entry, &way, true);
                }
            }
        }
        Ok(())
    }

    /// A folder of somebody's.
    fn folder(&mut self, folder: &Path, way: &[String]) {
        let way: Vec<_> = way.iter().cloned().chain([name(folder)]).collect();
        if !self.walk(folder, &way, 0) {
            // As the files are called: the page may be sent, and where it was made is nobody's business.
            let args = [("folder", way.join("/").into())];
            self.of(&way).problems.push(say("gradebook-nothing-in", &args));
        }
    }

    /// Whether anything was found.
    fn walk(&mut self, folder: &Path, way: &[String], depth: usize) -> bool {
        if is_checkout(folder) {
            let handed = self.of(way);
            match &handed.checkout {
                None => handed.checkout = Some(folder.to_owned()),
                Some(first) => {
                    let args = [
                        ("first", first.display().to_string().into()),
                        ("second", folder.display().to_string().into()),
                    ];
                    let problem = say("gradebook-two-checkouts", &args);
                    handed.problems.push(problem);
                }
            }
            return true;
        }
        let entries = match fs::read_dir(folder) {
            Ok(entries) => sorted(entries),
            Err(error) => {
                let problem = format!("{}: {error}", folder.display());
                self.of(way).problems.push(problem);
                return true;
            }
        };
        let mut found = false;
        for entry in entries {
            // A link in what was unpacked could lead anywhere.
            let Ok(kind) = fs::symlink_metadata(&entry) else {
                continue;
            };
            if kind.is_dir() && depth < DEPTH {
                let way: Vec<_> = way.iter().cloned().chain([name(&entry)]).collect();
                found |= self.walk(&entry, &way, depth + 1);
            } else if kind.is_file() {
                found |= self.file(&entry, way, false);
            }
        }
        found
    }

    fn file(&mut self, file: &Path, way: &[String], named: bool) -> bool {
        if file.extension().is_none_or(|it| it != "json") {
            return false;
        }
        let certain = named || name(file) == FILE;
        let stem = file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let run = way.iter().find_map(|it| run(it));
        let shown: Vec<_> = way.iter().cloned().chain([name(file)]).collect();
        let shown = shown.join("/");
        let own = named.then_some(stem);
        let way: Vec<_> = way.iter().cloned().chain(own).collect();
        self.of(&way).results.push(ResultFile {
            path: file.to_owned(),
            shown,
            run,
            certain,
        });
        true
    }

    /// Whose it is: the names on the way to it are those of a folder that was named, and of what is in it.
    fn of(&mut self, way: &[String]) -> &mut Handed {
        let parts = || way.iter().map(String::as_str);
        let student = match self.roster.and_then(|it| it.find(parts())) {
            Some(student) => student.clone(),
            None => {
                let (first, rest) = way
                    .split_first()
                    .map_or(("", way), |(first, rest)| (first.as_str(), rest));
                let is_name = |it: &&str| !ARTIFACTS.contains(it) && run(it).is_none();
                let key = rest.iter().map(String::as_str).find(is_name).unwrap_or(first);
                Student::unknown(key, self.roster.is_none())
            }
        };
        let at = self.place(&student);
        &mut self.handed[at]
    }

    /// A student's place, made if there is none yet.
    fn place(&mut self, student: &Student) -> usize {
        *self.places.entry(folded(&student.key)).or_insert_with(|| {
            self.handed.push(Handed::nothing(student));
            self.handed.len() - 1
        })
    }
}

fn is_checkout(folder: &Path) -> bool {
    fs::symlink_metadata(folder.join("lessons")).is_ok_and(|it| it.is_dir())
}

/// The number of a run, if it is one.
fn run(part: &str) -> Option<u64> {
    let digits = part.len() >= DIGITS_OF_A_RUN && part.bytes().all(|it| it.is_ascii_digit());
    digits.then(|| part.parse().ok()).flatten()
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// What is in a folder and is not hidden, by name.
fn sorted(entries: fs::ReadDir) -> Vec<PathBuf> {
    let mut entries: Vec<_> = entries.flatten().map(|it| it.path()).collect();
    entries.retain(|it| !name(it).starts_with('.'));
    entries.sort();
    entries
}

#[cfg(test)]
#[path = "intake_tests.rs"]
mod tests;
