//! What counts of somebody's checkout: the files in `lessons/*/src`, if they are what source files are.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use crate::course::{CourseError, Lesson, Source};
use crate::stage::visible;
use crate::words::say;

/// Bytes of one file; the course's longest has a tenth of it.
const FILE: u64 = 256 * 1024;
/// Files of one lesson.
const FILES: usize = 200;
/// Folders within folders.
const DEPTH: usize = 6;

/// A checkout to be graded.
#[derive(Clone, Debug)]
pub struct Submission {
    root: PathBuf,
}

/// Why a folder is no submission.
#[derive(Debug, thiserror::Error)]
#[error("{}", say("seal-no-submission", &[("folder", .0.display().to_string().into())]))]
pub struct NoSubmission(PathBuf);

/// What was handed in for a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandedIn {
    /// There is no such folder.
    Nothing,
    Source(Source),
    /// It is not what a source is: why.
    Refused(String),
}

impl Submission {
    /// The checkout in `root`.
    ///
    /// # Errors
    /// If it has no `lessons/`.
    pub fn open(root: &Path) -> Result<Submission, NoSubmission> {
        let found = fs::canonicalize(root).ok();
        match found.filter(|it| is_folder(&it.join("lessons"))) {
            Some(root) => Ok(Submission { root }),
            None => Err(NoSubmission(root.to_owned())),
        }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What stands in the lesson's `src/`.
    ///
    /// # Errors
    /// If the course's own starter, which says what kinds of files there may be, cannot be read.
    pub fn of(&self, lesson: &Lesson) -> Result<HandedIn, CourseError> {
        let folder = self.root.join("lessons").join(&lesson.folder);
        for part in [&folder, &folder.join("src")] {
            match fs::symlink_metadata(part) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(HandedIn::Nothing),
                Ok(found) if found.is_dir() => {}
                _ => return Ok(HandedIn::Refused(refused("seal-not-a-folder", "src"))),
            }
        }
        let mut read = Reading {
            kinds: kinds(lesson)?,
            files: BTreeMap::new(),
        };
        Ok(match read.folder(&folder.join("src"), "src/", 0) {
            Ok(()) => HandedIn::Source(Source::of(read.files)),
            Err(why) => HandedIn::Refused(why),
        })
    }

    /// Whether there is anything to build and to ask in the lesson: not if it is still the starter, or refused.
    ///
    /// # Errors
    /// As [`Submission::of`].
    pub fn begun(&self, lesson: &Lesson) -> Result<bool, CourseError> {
        let HandedIn::Source(source) = self.of(lesson)? else {
            return Ok(false);
        };
        Ok(!source.same_code(&Source::read(&lesson.starter())?))
    }
}

fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|it| it.is_dir())
}

/// Rust, and whatever else the lesson starts with.
fn kinds(lesson: &Lesson) -> Result<BTreeSet<String>, CourseError> {
    let starter = Source::read(&lesson.starter())?;
    let kinds = starter.files().keys().filter_map(|it| kind(it));
    Ok(kinds.chain(["rs"]).map(str::to_owned).collect())
}

fn kind(name: &str) -> Option<&str> {
    name.rsplit_once('.').map(|(_, kind)| kind)
}

/// What an editor, a merge or a system leaves behind. It is no source, and nobody's fault.
fn is_litter(name: &str) -> bool {
    const KINDS: [&str; 6] = ["bak", "orig", "rej", "rs.bk", "swp", "tmp"];
    let is_named = |litter: &str| name.eq_ignore_ascii_case(litter);
    let is_of = |litter: &&str| name.strip_suffix(litter).is_some_and(|it| it.ends_with('.'));
    let is_systems = ["desktop.ini", "thumbs.db"].into_iter().any(is_named);
    name.starts_with('.') || name.ends_with('~') || is_systems || KINDS.iter().any(is_of)
}

struct Reading {
    kinds: BTreeSet<String>,
    files: BTreeMap<String, Vec<u8>>,
}

impl Reading {
    /// Takes in a folder whose path from the lesson is `prefix`. The error is told to a person.
    fn folder(&mut self, folder: &Path, prefix: &str, depth: usize) -> Result<(), String> {
        if depth > DEPTH {
            return Err(refused("seal-too-deep", prefix));
        }
        let unreadable = |error: io::Error| format!("{}: {error}", visible(prefix));
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let Ok(name) = entry.file_name().into_string() else {
                return Err(refused("seal-name", &entry.file_name().to_string_lossy()));
            };
            if is_litter(&name) {
                continue;
            }
            let place = format!("{prefix}{name}");
            // Not followed, wherever it leads.
            let found = fs::symlink_metadata(entry.path()).map_err(unreadable)?;
            if found.is_dir() {
                self.folder(&entry.path(), &format!("{place}/"), depth + 1)?;
            } else {
                let content = self.file(&entry.path(), &place, &found)?;
                let inside = place.trim_start_matches("src/").to_owned();
                self.files.insert(inside, content);
            }
        }
        Ok(())
    }

    fn file(&self, path: &Path, place: &str, found: &Metadata) -> Result<Vec<u8>, String> {
        if !found.is_file() {
            return Err(refused("seal-not-regular", place));
        }
        if !kind(place).is_some_and(|it| self.kinds.contains(it)) {
            return Err(refused("seal-kind", place));
        }
        if found.len() > FILE || self.files.len() >= FILES {
            return Err(refused("seal-too-much", place));
        }
        let content = fs::read(path).map_err(|error| format!("{}: {error}", visible(place)))?;
        match std::str::from_utf8(&content) {
            Ok(_) => Ok(content),
            Err(_) => Err(refused("seal-not-text", place)),
        }
    }
}

/// A name is somebody's, too: it may hold what a terminal obeys, and line breaks.
fn refused(why: &str, file: &str) -> String {
    say(why, &[("file", visible(file).into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_behind_is_no_source_and_what_is_like_it_is_seen() {
        for name in [
            ".DS_Store",
            "main.rs~",
            "main.rs.orig",
            "main.rs.bk",
            "Thumbs.db",
            "desktop.ini",
        ] {
            assert!(is_litter(name), "{name}");
        }
        for name in [
            "main.rs",
            "answers.json",
            "original.rs",
            "orig",
            "thumbs.rs",
            "library.db",
        ] {
            assert!(!is_litter(name), "{name}");
        }
    }
}
