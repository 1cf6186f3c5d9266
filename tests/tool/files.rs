//! Folders that are copied.

use std::fs;
use std::path::Path;

/// What cargo, Python and npm leave in a folder that holds what they have built or installed.
const MARKS: [&str; 3] = ["CACHEDIR.TAG", "pyvenv.cfg", ".package-lock.json"];

/// Copies the files of a folder, and those in the folders below it, but for what was built or installed there; nothing if it is
/// not there. What has the same name is written over.
pub fn copy(from: &Path, to: &Path) {
    if !from.exists() || MARKS.iter().any(|mark| from.join(mark).exists()) {
        return;
    }
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}
