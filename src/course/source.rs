//! What a student wrote: the files under a lesson's `src/`, their hash, and whether they are still the starter.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::lexer::code_of;
use super::{CourseError, Lesson};

/// The files of a folder, by their path in it with forward slashes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source(BTreeMap<String, Vec<u8>>);

impl Source {
    /// These files, by their path from the source's folder with forward slashes.
    pub fn of(files: BTreeMap<String, Vec<u8>>) -> Source {
        Source(files)
    }

    /// The files and their contents, by their path.
    pub fn files(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.0
    }

    /// Reads every file under `folder`. Hidden files and what editors leave behind are no source.
    pub fn read(folder: &Path) -> Result<Source, CourseError> {
        let mut files = BTreeMap::new();
        collect(folder, "", &mut files)?;
        Ok(Source(files))
    }

    /// The SHA-256 of all names and contents, in hexadecimal digits.
    pub fn hash(&self) -> String {
        let mut hasher = Sha256::new();
        for (name, content) in &self.0 {
            hasher.update((name.len() as u64).to_le_bytes());
            hasher.update(name);
            hasher.update((content.len() as u64).to_le_bytes());
            hasher.update(content);
        }
        hex(&hasher.finalize())
    }

    /// Where it says `todo!("task N: …")`, as a starter does: the file, from the lesson's folder, and the line.
    pub fn open_task(&self, task: u32) -> Option<(String, u32)> {
        let mark = format!("todo!(\"task {task}:");
        let is_open = |line: &str| line.contains(&mark) && !line.trim_start().starts_with("//");
        self.0.iter().find_map(|(name, content)| {
            let text = String::from_utf8_lossy(content);
            let (_, line) = text.lines().zip(1..).find(|(line, _)| is_open(line))?;
            Some((format!("src/{name}"), line))
        })
    }

    /// Both are the same program: they differ by nothing but space and comments.
    pub fn same_code(&self, other: &Source) -> bool {
        self.0.len() == other.0.len()
            && self
                .0
                .iter()
                .zip(&other.0)
                .all(|((name, one), (other_name, other))| {
                    name == other_name
                        && (one == other || (name.ends_with(".rs") && code(one) == code(other)))
                })
    }
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn code(content: &[u8]) -> String {
    code_of(&String::from_utf8_lossy(content))
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) -> Result<(), CourseError> {
    for entry in fs::read_dir(folder).map_err(|error| CourseError::read(folder, error))? {
        let entry = entry.map_err(|error| CourseError::read(folder, error))?;
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if name.starts_with('.') || name.ends_with('~') {
            continue;
        }
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), files)?;
        } else {
            let content = fs::read(&path).map_err(|error| CourseError::read(&path, error))?;
            files.insert(format!("{prefix}{name}"), content);
        }
    }
    Ok(())
}

/// Where the lesson's task still says `todo!("task N: …")`: the file, from the lesson's folder, and the line.
pub fn open_task_line(lesson: &Lesson, task: u32) -> Option<(String, u32)> {
    Source::read(&lesson.src()).ok()?.open_task(task)
}
