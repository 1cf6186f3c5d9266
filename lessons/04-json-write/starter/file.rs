//! Reads and writes `data/library.json`. Given: you call `load()` and `save()`, you need not change it.

use std::fmt;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use tokio::task;

use crate::library::Library;
use crate::save::save_atomically;

/// From the folder that the bot was started in.
const PATH: &str = "data/library.json";

/// There is one pen. Whoever has it may write the file: [`save`] asks for it.
#[derive(Debug)]
pub struct Pen {
    _only_made_here: (),
}

/// The one pen. `main` makes it, when the bot starts.
pub fn pen() -> Pen {
    Pen { _only_made_here: () }
}

/// Why the file could not be read or written. Its words are for the person who runs the bot: file, line, column, what is wrong.
#[derive(Debug)]
pub struct FileError {
    place: Option<Place>,
    what: String,
}

/// Lines and columns as an editor counts them: from 1, and a column is a character, not a byte.
#[derive(Debug)]
struct Place {
    line: usize,
    column: usize,
}

/// Reads the file as it is at this moment. It is small, so reading it for each command takes no time that anybody notices.
pub fn load() -> Result<Library, FileError> {
    let bytes = fs::read(PATH).map_err(|fault| FileError {
        place: None,
        what: match fault.kind() {
            ErrorKind::NotFound => {
                "is not there. Put it back, or start the bot in the folder that has data/.".to_owned()
            }
            kind => format!("cannot be read: {kind}."),
        },
    })?;
    let text = std::str::from_utf8(&bytes).map_err(|fault| FileError {
        place: Some(place_after(&bytes[..fault.valid_up_to()])),
        what: "is not UTF-8 here. Open it in your editor and save it as UTF-8.".to_owned(),
    })?;
    if text.starts_with('\u{feff}') {
        return Err(FileError {
            place: Some(Place { line: 1, column: 1 }),
            what: "begins with a byte order mark. Save it as UTF-8 without BOM.".to_owned(),
        });
    }
    serde_json::from_str(text).map_err(|fault| FileError {
        place: Some(place_in(text, fault.line(), fault.column())),
        what: without_place(&fault.to_string()),
    })
}

/// Writes the whole file anew. When this returns `Ok`, the change is in the file; otherwise the file is as it was.
///
/// A disk is slow, so it is waited for elsewhere: other commands go on meanwhile.
pub async fn save(_pen: &mut Pen, library: &Library) -> Result<(), FileError> {
    let text = serde_json::to_string_pretty(library).map_err(io::Error::from);
    let saved = match text {
        Ok(text) => task::spawn_blocking(move || save_atomically(Path::new(PATH), &(text + "\n"))).await,
        Err(fault) => Ok(Err(fault)),
    };
    saved
        .map_err(io::Error::from)
        .flatten()
        .map_err(|fault| FileError {
            place: None,
            what: format!("cannot be saved: {fault}. It is as it was."),
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
