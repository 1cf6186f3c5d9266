//! Saves a file so that nothing is ever lost. As it stands at the end of 05.
//!
//! `disk::` stands before each call to the disk: those are in `disk.rs`, and do what `std::fs` calls by the same name.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::disk;

/// Writes `text` into a new file `beside`, and puts that in the place of the file at `path`. After `Ok` it is on the disk.
fn replace(path: &Path, beside: &Path, text: &str) -> io::Result<()> {
    let old = fs::metadata(path)?;
    let mut file = disk::create_new(beside)?;
    file.set_owner(&old);
    file.set_permissions(old.permissions())?;
    file.write_all(text)?;
    file.sync_all()?;
    if fs::metadata(path)?.modified()? != old.modified()? {
        return Err(io::Error::other("somebody else has just saved it"));
    }
    disk::rename(beside, path)?;
    disk::sync_folder_of(path)
}

/// Removes what a bot that was killed in the middle of a save has left behind. It runs when the bot starts.
pub fn sweep(path: &Path) -> io::Result<()> {
    let left = disk::left_behind(path)?;
    for file in &left {
        disk::remove_file(file)?;
    }
    Ok(())
}

/// Replaces what is in the file at `path` by `text`: all of it, or nothing.
pub fn save_atomically(path: &Path, text: &str) -> io::Result<()> {
    let path = real_place(path)?;
    let beside = disk::beside(&path);
    let replaced = replace(&path, &beside, text);
    if replaced.is_err() {
        // It may not have come that far, or the disk is out of order. Then there is nothing more to be done.
        let _ = disk::remove_file(&beside);
    }
    replaced
}

/// Where the file is that `path` leads to. Mostly `path` itself; but it can be a link to a file elsewhere.
pub fn real_place(path: &Path) -> io::Result<PathBuf> {
    if path.is_symlink() {
        return fs::canonicalize(path);
    }
    Ok(path.to_owned())
}
