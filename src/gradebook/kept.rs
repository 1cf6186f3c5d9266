//! The results of this gradebook's own gradings: a file for each student, lesson and source, in the form of
//! `grade --out`, written as soon as it is there. Whatever ends a grading, what it found out stays.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::course::Lesson;
use crate::grade::Report;

/// Names of devices on Windows, whatever comes after a dot.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Of a student's name. A system's names have at most 255 bytes, and a letter has up to four.
const LETTERS: usize = 56;

/// Of a source's hash: enough to tell one of a student's saves from another.
const DIGITS: usize = 16;

/// The folder with all of them.
#[derive(Clone, Debug)]
pub struct Kept {
    out: PathBuf,
}

/// A grading that has begun: whoever is graded in it is asked the same, and that stays so if it is cut short and goes on later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begun {
    pub seed: u64,
    pub rounds: u32,
    pub grader: String,
}

impl Kept {
    /// In the gradebook's folder `out`.
    pub fn new(out: &Path) -> Kept {
        Kept { out: out.to_owned() }
    }

    /// The file of the result of `source`, a source's hash.
    pub fn path(&self, student: &str, lesson: &Lesson, source: &str) -> PathBuf {
        let short = source.get(..DIGITS).unwrap_or(source);
        self.of(student).join(format!("{}-{short}.json", lesson.folder))
    }

    /// All files of a student.
    pub fn all(&self, student: &str) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.of(student)).into_iter().flatten().flatten();
        let mut files: Vec<_> = entries.map(|it| it.path()).collect();
        files.retain(|it| it.extension().is_some_and(|it| it == "json"));
        files.sort();
        files
    }

    /// Writes a result, all at once.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write(&self, path: &Path, report: &Report) -> io::Result<()> {
        write_whole(path, report.to_json().as_bytes())
    }

    /// The grading that was begun last and did not come to its end.
    pub fn begun(&self) -> Option<Begun> {
        serde_json::from_slice(&fs::read(self.mark()).ok()?).ok()
    }

    /// A grading begins, or has come to its end.
    ///
    /// # Errors
    /// If that cannot be noted.
    pub fn set_begun(&self, begun: Option<&Begun>) -> io::Result<()> {
        match begun {
            Some(begun) => {
                // Before the first result is there: this may be killed, and somebody add all files to a repository then.
                keep_out_of_repositories(&self.out)?;
                write_whole(&self.mark(), &serde_json::to_vec(begun)?)
            }
            None => match fs::remove_file(self.mark()) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            },
        }
    }

    /// Where it is noted that a grading has begun.
    pub fn mark(&self) -> PathBuf {
        self.out.join("unfinished.json")
    }

    fn of(&self, student: &str) -> PathBuf {
        self.out.join("verdicts").join(file_name(student))
    }
}

/// Names and points belong into no repository, and the gradebook's folder `out` often stands in one.
pub(super) fn keep_out_of_repositories(out: &Path) -> io::Result<()> {
    write_whole(&out.join(".gitignore"), b"*\n")
}

/// Writes a file that is there whole or not at all.
pub(super) fn write_whole(path: &Path, content: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(content)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// A name for a folder on every system, another one for each student. It is a name that a person finds: letters of all scripts
/// stay.
fn file_name(student: &str) -> String {
    // Systems that know no capitals would put `Bora` and `bora` into one folder, and macOS has one for both ways to write 한; so
    // does GitHub, and so do we.
    let student = super::student::folded(student);
    let is_plain = |it: char| it.is_alphanumeric() || "-_".contains(it);
    let plain: String = student
        .chars()
        .map(|it| if is_plain(it) { it } else { '_' })
        .take(LETTERS)
        .collect();
    if plain == student && !plain.is_empty() && !DEVICES.contains(&plain.as_str()) {
        return plain;
    }
    let hash = Sha256::digest(&student);
    let hash: String = hash.iter().take(4).map(|it| format!("{it:02x}")).collect();
    format!("{plain}-{hash}")
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn every_student_has_a_folder_that_every_system_can_make() {
        assert_eq!(file_name("Bora-K"), "bora-k");
        assert_eq!(file_name("김하나"), "김하나");
        let in_parts = "김하나".nfd().collect::<String>();
        assert_eq!(file_name(&in_parts), "김하나", "as macOS writes it");
        assert!(file_name(&"𝒳".repeat(100)).len() < 255);
        for strange in [
            "..",
            "a/b",
            "con",
            "하 나",
            "하나\u{202e}",
            "ha na",
            "",
            "=cmd|' /C calc'!A0",
            "x\u{202e}y",
        ] {
            let name = file_name(strange);
            assert!(
                name.contains('-') && name.chars().all(|it| it.is_alphanumeric() || "-_".contains(it)),
                "{name}"
            );
        }
        assert_ne!(file_name("하나"), file_name("보라"));
    }

    #[test]
    fn a_grading_that_was_cut_short_is_remembered_until_its_end() {
        let out = tempfile::tempdir().unwrap();
        let kept = Kept::new(out.path());
        assert_eq!(kept.begun(), None);
        kept.set_begun(None).unwrap();
        let begun = Begun {
            seed: 7,
            rounds: 3,
            grader: "x".into(),
        };
        kept.set_begun(Some(&begun)).unwrap();
        assert_eq!(kept.begun(), Some(begun));
        let ignored = fs::read_to_string(out.path().join(".gitignore")).unwrap();
        assert_eq!(ignored, "*\n", "what was cut short is added to no repository");
        kept.set_begun(None).unwrap();
        assert_eq!(kept.begun(), None);
    }
}
