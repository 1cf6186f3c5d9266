//! What lies in the folders that were named: checkouts, and results that were made elsewhere.
//!
//! ```text
//! students/bora/lessons/…               a checkout in a folder that is called after its student, or bots-bora
//! results/bora.json                     what `grade --out` wrote
//! artifacts/bora/result.json            gh run download RUN -n result -D artifacts/bora
//! artifacts/bora/result/result.json     gh run download RUN -D artifacts/bora
//! artifacts/bora/17345678901/…          the same, with a folder for each run
//! artifacts/result-bora/result.json     gh run download RUN -D artifacts, of one run that judged the whole class
//! ```
//!
//! gh puts a single artifact that was asked for by its name into the folder itself, and all others into folders of their names.
//! Nothing is looked for inside of a checkout: what lies there is the student's.

use std::fs;
use std::path::{Path, PathBuf};

use super::roster::Roster;
use super::student::{Student, folded};
use crate::words::say;

/// Folders within a student's folder: a run's, an artifact's, and one more.
const DEPTH: usize = 4;

/// GitHub's runs are numbered with so many digits, and no school's students are.
const DIGITS_OF_A_RUN: usize = 11;

/// What the workflow calls its artifact, and the file in it.
const ARTIFACT: &str = "result";
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
        handed: roster.map_or_else(Vec::new, |it| it.students().iter().map(Handed::nothing).collect()),
    };
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
            let args = [("folder", folder.display().to_string().into())];
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
        let own = named.then_some(stem);
        let way: Vec<_> = way.iter().cloned().chain(own).collect();
        self.of(&way).results.push(ResultFile {
            path: file.to_owned(),
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
                let is_name = |it: &&str| *it != ARTIFACT && run(it).is_none();
                let key = rest.iter().map(String::as_str).find(is_name).unwrap_or(first);
                Student::unknown(key, self.roster.is_none())
            }
        };
        let is_it = |it: &Handed| folded(&it.student.key) == folded(&student.key);
        let at = self.handed.iter().position(is_it).unwrap_or_else(|| {
            self.handed.push(Handed::nothing(&student));
            self.handed.len() - 1
        });
        &mut self.handed[at]
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
mod tests {
    use super::*;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "{}").unwrap();
        }
        folder
    }

    /// `bora: checkout, 2 results, run 17…`
    fn found(handed: &[Handed]) -> Vec<String> {
        let tell = |it: &Handed| {
            let runs: Vec<_> = it.results.iter().filter_map(|it| it.run).collect();
            let checkout = if it.checkout.is_some() { "checkout" } else { "none" };
            format!(
                "{} {checkout} {} {runs:?} {}",
                it.student.key,
                it.results.len(),
                it.problems.len()
            )
        };
        handed.iter().map(tell).collect()
    }

    #[test]
    fn every_layout_that_gh_or_a_loop_leaves_is_understood() {
        let layouts: [(&[&str], &[&str]); 6] = [
            (&["students/bora/lessons/x"], &["bora checkout 0 [] 0"]),
            (
                &["results/ada.json", "results/bora.json"],
                &["ada none 1 [] 0", "bora none 1 [] 0"],
            ),
            (&["artifacts/bora/result.json"], &["bora none 1 [] 0"]),
            (&["artifacts/bora/result/result.json"], &["bora none 1 [] 0"]),
            (
                &[
                    "artifacts/bora/17345678901/result/result.json",
                    "artifacts/bora/17345678902/result.json",
                ],
                &["bora none 2 [17345678901, 17345678902] 0"],
            ),
            (
                &["artifacts/17345678901/bora/result.json"],
                &["bora none 1 [17345678901] 0"],
            ),
        ];
        for (files, expected) in layouts {
            let folder = folder(files);
            let named = folder.path().join(files[0].split('/').next().unwrap());
            assert_eq!(found(&take_in(&[named], None).unwrap()), expected, "{files:?}");
        }
    }

    #[test]
    fn a_shell_may_name_each_students_folder_itself() {
        let folder = folder(&["bora/result/result.json", "ada/result.json", "20261234/lessons/x"]);
        let named = ["bora", "ada", "20261234"].map(|it| folder.path().join(it));
        let expected = ["bora none 1 [] 0", "ada none 1 [] 0", "20261234 checkout 0 [] 0"];
        assert_eq!(found(&take_in(&named, None).unwrap()), expected);
    }

    #[test]
    fn what_lies_in_a_checkout_is_the_students_and_no_result() {
        let folder = folder(&["bora/lessons/x", "bora/result.json", "bora/lessons/result.json"]);
        let handed = take_in(&[folder.path().to_owned()], None).unwrap();
        assert_eq!(found(&handed), ["bora checkout 0 [] 0"]);
    }

    #[test]
    fn everybody_on_the_roster_has_a_place_and_so_has_who_is_not() {
        let folder = folder(&[
            "all/discord-101-bots-Bora/lessons/x",
            "all/eve/lessons/x",
            "all/empty/readme.txt",
        ]);
        let roster = folder.path().join("roster.csv");
        fs::write(&roster, "username\nada\nbora\n").unwrap();
        let roster = Roster::read(&roster).unwrap();
        let handed = take_in(&[folder.path().join("all")], Some(&roster)).unwrap();
        let expected = [
            "ada none 0 [] 1",
            "bora checkout 0 [] 0",
            "empty none 0 [] 1",
            "eve checkout 0 [] 0",
        ];
        assert_eq!(found(&handed), expected);
        assert!(handed[1].student.expected && !handed[3].student.expected);
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        assert!(take_in(&["no such folder".into()], None).is_err());
    }
}
