//! What `file.rs` calls: each goes on to this bot's own way of doing it.

use std::io;
use std::path::{Path, PathBuf};

use crate::{disk, ours};

pub(crate) fn save_atomically(path: &Path, text: &str) -> io::Result<()> {
    (ours().save_atomically)(path, text)
}

pub(crate) fn sweep(path: &Path) -> io::Result<()> {
    (ours().sweep)(path)
}

pub(crate) fn real_place(path: &Path) -> io::Result<PathBuf> {
    (ours().real_place)(path)
}

/// Saves as it should be done, but for how the file at the first path is replaced by way of the second.
///
/// # Errors
/// If it could not be replaced.
pub fn save_by(path: &Path, replace: impl FnOnce(&Path, &Path) -> io::Result<()>) -> io::Result<()> {
    let path = real_place(path)?;
    let beside = disk::beside(&path);
    let replaced = replace(&path, &beside);
    if replaced.is_err() {
        let _ = disk::remove_file(&beside);
    }
    replaced
}
