//! What `file.rs` calls: each goes on to this bot's own way of doing it.

use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use crate::disk::NewFile;
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

/// A new file with the text in it, beside the one whose place it is to take.
#[derive(Debug)]
pub struct Draft<'a> {
    pub file: NewFile,
    pub path: &'a Path,
    pub beside: &'a Path,
    old: Metadata,
}

impl<'a> Draft<'a> {
    /// Makes it as it should be made.
    fn write(path: &'a Path, beside: &'a Path, text: &str) -> io::Result<Draft<'a>> {
        let old = fs::metadata(path)?;
        let mut file = disk::create_new(beside)?;
        file.set_owner(&old);
        file.set_permissions(old.permissions())?;
        file.write_all(text)?;
        Ok(Draft {
            file,
            path,
            beside,
            old,
        })
    }

    /// Looks whether somebody else has saved the file meanwhile.
    ///
    /// # Errors
    /// If so.
    pub fn is_wanted(&self) -> io::Result<()> {
        is_still(self.path, &self.old)
    }
}

/// Whether the file at a path has not been saved since then.
///
/// # Errors
/// If it has.
pub fn is_still(path: &Path, old: &Metadata) -> io::Result<()> {
    match fs::metadata(path)?.modified()? == old.modified()? {
        true => Ok(()),
        false => Err(io::Error::other("somebody else has just saved it")),
    }
}

/// Saves as it should be done, but for what becomes of the new file that has the text in it.
///
/// # Errors
/// If the file could not be replaced.
pub fn save_by(
    path: &Path,
    text: &str,
    put: impl FnOnce(&mut Draft<'_>) -> io::Result<()>,
) -> io::Result<()> {
    let path = real_place(path)?;
    let beside = disk::beside(&path);
    let replaced = Draft::write(&path, &beside, text).and_then(|mut draft| put(&mut draft));
    if replaced.is_err() {
        let _ = disk::remove_file(&beside);
    }
    replaced
}
