//! Writes a file so that it is never half a file. Given: you write it yourself in 05.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Replaces what is in the file at `path` by `text`, all of it or nothing.
pub fn save_atomically(path: &Path, text: &str) -> io::Result<()> {
    // Not into the file itself: writing there empties it first, and whoever looks just then sees half of it.
    let beside = path.with_extension("json.new");
    let mut file = File::create(&beside)?;
    file.write_all(text.as_bytes())?;
    // «Written» only means that the system has it in memory. This waits until it is on the disk.
    file.sync_all()?;
    // One file takes the other's name, in one step: at any moment there is a whole file of that name, old or new.
    fs::rename(&beside, path)
}
