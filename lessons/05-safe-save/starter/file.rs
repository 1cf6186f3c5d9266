//! Reads and writes `data/library.json`. Given. What is new since 04: a bot has the file to itself, and a save that failed says
//! what it left.

use std::fmt;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use tokio::task;

use crate::library::Library;
use crate::lock::{self, Lock};
use crate::save;

/// From the folder that the bot was started in.
const PATH: &str = "data/library.json";
const NOT_THERE: &str = "is not there. Put it back, or start the bot in the folder that has data/.";

/// There is one pen. Whoever has it may write the file: [`save`] asks for it. No other bot has one as long as we do.
#[derive(Debug)]
pub struct Pen {
    _lock: Lock,
}

/// The one pen. `main` makes it, when the bot starts. If another bot has it, this is an error.
pub fn pen() -> Result<Pen, FileError> {
    let place =
        save::real_place(Path::new(PATH)).map_err(|fault| because(format!("cannot be found: {fault}")))?;
    let lock = lock::take(&place).map_err(|fault| match fault.kind() {
        ErrorKind::NotFound => because(NOT_THERE.to_owned()),
        _ => because(format!("cannot be locked: {fault}")),
    })?;
    // Only now: before we had the lock, another bot could have been in the middle of a save.
    if let Err(fault) = save::sweep(&place) {
        eprintln!("{PATH}: something is left beside it that cannot be removed: {fault}");
    }
    Ok(Pen { _lock: lock })
}

/// Why the file could not be read or written. Its words are for the person who runs the bot: file, line, column, what is wrong.
#[derive(Debug)]
pub struct FileError {
    place: Option<Place>,
    what: String,
    /// It failed so late that the change may be there, or not after a power cut.
    pub may_be_saved: bool,
}

/// An error of the whole file.
fn because(what: String) -> FileError {
    FileError {
        place: None,
        what,
        may_be_saved: false,
    }
}

/// An error at a place in it.
fn at(place: Place, what: impl Into<String>) -> FileError {
    FileError {
        place: Some(place),
        ..because(what.into())
    }
}

/// Lines and columns as an editor counts them: from 1, and a column is a character, not a byte.
#[derive(Debug)]
struct Place {
    line: usize,
    column: usize,
}

/// Reads the file as it is at this moment. It is small, so reading it for each command takes no time that anybody notices.
pub fn load() -> Result<Library, FileError> {
    let bytes = fs::read(PATH).map_err(|fault| {
        because(match fault.kind() {
            ErrorKind::NotFound => NOT_THERE.to_owned(),
            kind => format!("cannot be read: {kind}."),
        })
    })?;
    let text = std::str::from_utf8(&bytes).map_err(|fault| {
        at(
            place_after(&bytes[..fault.valid_up_to()]),
            "is not UTF-8 here. Open it in your editor and save it as UTF-8.",
        )
    })?;
    if text.starts_with('\u{feff}') {
        let start = Place { line: 1, column: 1 };
        return Err(at(
            start,
            "begins with a byte order mark. Save it as UTF-8 without BOM.",
        ));
    }
    // Nobody has an empty library. To begin a new one here would bury the one that was lost.
    if text.trim().is_empty() {
        return Err(because("is empty. Put back a copy that is not.".to_owned()));
    }
    serde_json::from_str(text).map_err(|fault| {
        at(
            place_in(text, fault.line(), fault.column()),
            without_place(&fault.to_string()),
        )
    })
}

/// Writes the whole file anew. When this returns `Ok`, the change is on the disk.
///
/// A disk is slow, so it is waited for elsewhere: other commands go on meanwhile.
pub async fn save(_pen: &mut Pen, library: &Library) -> Result<(), FileError> {
    let cannot = |fault: io::Error| because(format!("cannot be saved: {fault}."));
    let text = serde_json::to_string_pretty(library).map_err(|fault| cannot(fault.into()))?;
    let saved = task::spawn_blocking(move || write(&(text + "\n"))).await;
    saved.unwrap_or_else(|fault| Err(cannot(fault.into())))
}

/// Writes, and if that fails, looks at what is in the file now.
fn write(text: &str) -> Result<(), FileError> {
    let before = fs::read(PATH);
    save::save_atomically(Path::new(PATH), text).map_err(|fault| match (before, fs::read(PATH)) {
        (Ok(before), Ok(now)) if before == now => {
            because(format!("cannot be saved: {fault}. It is as it was."))
        }
        // It is neither ours nor a part of it: somebody else has saved theirs.
        (_, Ok(now)) if !text.as_bytes().starts_with(&now) => because(format!("cannot be saved: {fault}.")),
        _ => FileError {
            may_be_saved: true,
            ..because(format!("has changed, but is not safe on the disk: {fault}."))
        },
    })
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
fn without_place(words: &str) -> String {
    let end = words.rfind(" at line ").unwrap_or(words.len());
    words[..end].to_owned()
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some(Place { line, column }) => write!(f, "{PATH}:{line}:{column}: {}", self.what),
            None => write!(f, "{PATH}: {}", self.what),
        }
    }
}
