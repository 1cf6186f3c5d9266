//! What is written in these tests and in the offline Discord, for a test that looks whether anything was forgotten.

use std::fs;
use std::path::{Path, PathBuf};

/// The course's folder. These tests are compiled for a crate below it, too: without serenity's cache.
pub fn course() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let is_course = |folder: &&Path| folder.join("src/discord").is_dir();
    here.ancestors().find(is_course).unwrap()
}

/// One file.
pub fn file(path: &str) -> String {
    fs::read_to_string(course().join(path)).unwrap()
}

/// All that is written in a folder.
pub fn folder(path: &str) -> String {
    all(&course().join(path))
}

fn all(folder: &Path) -> String {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let read = |path: PathBuf| match path.is_dir() {
        true => all(&path),
        false => fs::read_to_string(path).unwrap_or_default(),
    };
    entries.map(read).collect()
}
