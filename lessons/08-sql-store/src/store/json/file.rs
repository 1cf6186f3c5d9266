//! Reads and writes the file. Given: as in 06, but that the path is not in the code.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use tokio::task;

use super::super::StoreError;
use super::document::Document;
use super::lock::{self, Lock};
use super::{disk, save};

/// The file at a path. Only whoever has it as `&mut` may write, and no other bot has it as long as we do.
pub struct JsonFile {
    path: PathBuf,
    _lock: Lock,
}

impl JsonFile {
    /// Takes the file for this bot. If there is none yet, it is made, and there is nothing in it.
    pub fn open(path: &Path) -> Result<JsonFile, StoreError> {
        let place = save::real_place(path)
            .map_err(|fault| broken(path, None, &format!("cannot be found: {fault}")))?;
        let lock = lock::take(&place).map_err(|fault| match fault.kind() {
            ErrorKind::NotFound => broken(
                path,
                None,
                "its folder is not there. Make it, or start the bot in the folder that has it.",
            ),
            _ => broken(path, None, &format!("cannot be locked: {fault}")),
        })?;
        // Only now: before we had the lock, another bot could have been in the middle of a save.
        if let Err(fault) = save::sweep(&place) {
            let path = path.display();
            eprintln!("{path}: something is left beside it that cannot be removed: {fault}");
        }
        if !place.exists() {
            make(&place).map_err(|fault| not_saved(path, fault))?;
        }
        Ok(JsonFile {
            path: path.to_owned(),
            _lock: lock,
        })
    }

    /// Reads the file as it is at this moment.
    pub async fn load(&self) -> Result<Document, StoreError> {
        load(&self.path).await
    }

    /// Writes the whole file anew. When this returns `Ok`, the change is on the disk.
    ///
    /// A disk is slow, so it is waited for elsewhere: other commands go on meanwhile.
    pub async fn save(&mut self, document: Document) -> Result<(), StoreError> {
        let path = self.path.clone();
        let saved = task::spawn_blocking(move || write(&path, document)).await;
        saved.unwrap_or_else(|fault| Err(not_saved(&self.path, fault.into())))
    }
}

/// Reads a file that may be another bot's.
pub async fn load(path: &Path) -> Result<Document, StoreError> {
    let file = path.to_owned();
    let loaded = task::spawn_blocking(move || read(&file)).await;
    loaded.unwrap_or_else(|fault| Err(broken(path, None, &fault.to_string())))
}

/// Makes a file with nothing in it. Like a save, it is there as a whole or not at all.
fn make(path: &Path) -> io::Result<()> {
    let beside = disk::beside(path);
    let mut file = disk::create_new(&beside)?;
    file.write_all("{}\n")?;
    file.sync_all()?;
    disk::rename(&beside, path)?;
    disk::sync_folder_of(path)
}

/// Writes, and if that fails, looks at what is in the file now.
fn write(path: &Path, document: Document) -> Result<(), StoreError> {
    let text = document
        .into_json()
        .map_err(|fault| not_saved(path, fault.into()))?;
    let before = fs::read(path);
    save::save_atomically(path, &text).map_err(|fault| match (before, fs::read(path)) {
        (Ok(before), Ok(now)) if before == now => not_saved(path, fault),
        // It is neither ours nor a part of it: somebody else has saved theirs.
        (_, Ok(now)) if !text.as_bytes().starts_with(&now) => not_saved(path, fault),
        _ => StoreError::Uncertain {
            place: path.display().to_string(),
            reason: fault.to_string(),
        },
    })
}

fn not_saved(path: &Path, fault: io::Error) -> StoreError {
    StoreError::NotSaved {
        place: path.display().to_string(),
        reason: fault.to_string(),
    }
}

fn read(path: &Path) -> Result<Document, StoreError> {
    let bytes = fs::read(path).map_err(|fault| match fault.kind() {
        ErrorKind::NotFound => broken(
            path,
            None,
            "is not there. Put it back, or start the bot in the folder that has data/.",
        ),
        kind => broken(path, None, &format!("cannot be read: {kind}.")),
    })?;
    let text = std::str::from_utf8(&bytes).map_err(|fault| {
        broken(
            path,
            Some(place_after(&bytes[..fault.valid_up_to()])),
            "is not UTF-8 here. Open it in your editor and save it as UTF-8.",
        )
    })?;
    if text.starts_with('\u{feff}') {
        let start = Place { line: 1, column: 1 };
        return Err(broken(
            path,
            Some(start),
            "begins with a byte order mark. Save it as UTF-8 without BOM.",
        ));
    }
    // Nobody has an empty library. To begin a new one here would bury the one that was lost.
    if text.trim().is_empty() {
        return Err(broken(path, None, "is empty. Put back a copy that is not."));
    }
    let values = serde_json::from_str(text).map_err(|fault| {
        let place = place_in(text, fault.line(), fault.column());
        broken(path, Some(place), without_place(&fault.to_string()))
    })?;
    Document::from_json(values).map_err(|fault| broken(path, None, &fault.to_string()))
}

/// Lines and columns as an editor counts them: from 1, and a column is a character, not a byte.
struct Place {
    line: usize,
    column: usize,
}

fn broken(path: &Path, place: Option<Place>, reason: &str) -> StoreError {
    let path = path.display();
    StoreError::Broken {
        place: match place {
            Some(Place { line, column }) => format!("{path}:{line}:{column}"),
            None => path.to_string(),
        },
        reason: reason.to_owned(),
    }
}

/// The place of the character that comes after these bytes, which are UTF-8.
fn place_after(bytes: &[u8]) -> Place {
    let text = String::from_utf8_lossy(bytes);
    let last_line = text.rsplit('\n').next().unwrap_or_default();
    Place {
        line: text.matches('\n').count() + 1,
        column: last_line.chars().count() + 1,
    }
}

/// serde_json counts a column in bytes, and 도 is three of them.
fn place_in(text: &str, line: usize, column_in_bytes: usize) -> Place {
    let this_line = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
    let before = &this_line.as_bytes()[..column_in_bytes.min(this_line.len())];
    let column = String::from_utf8_lossy(before).chars().count();
    Place {
        line,
        column: column.max(1),
    }
}

/// serde_json's words end with the place, counted in bytes. We tell it ourselves.
fn without_place(words: &str) -> &str {
    let end = words.rfind(" at line ").unwrap_or(words.len());
    &words[..end]
}
