//! Reads and writes `data/library.json`. Given: as in 05, but that what it reads are values, whatever they mean.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use tokio::task;

use super::StoreError;
use super::layout::{self, Values};
use super::lock::{self, Lock};
use super::save;

/// From the folder that the bot was started in.
const PATH: &str = "data/library.json";
const NOT_THERE: &str = "is not there. Put it back, or start the bot in the folder that has data/.";

/// There is one pen. Whoever has it may write the file: [`save`] asks for it. No other bot has one as long as we do.
pub struct Pen {
    _lock: Lock,
}

/// The one pen. The store takes it, when the bot starts. If another bot has it, this is an error.
pub fn pen() -> Result<Pen, StoreError> {
    let place = save::real_place(Path::new(PATH))
        .map_err(|fault| broken(None, &format!("cannot be found: {fault}")))?;
    let lock = lock::take(&place).map_err(|fault| match fault.kind() {
        ErrorKind::NotFound => broken(None, NOT_THERE),
        _ => broken(None, &format!("cannot be locked: {fault}")),
    })?;
    // Only now: before we had the lock, another bot could have been in the middle of a save.
    if let Err(fault) = save::sweep(&place) {
        eprintln!("{PATH}: something is left beside it that cannot be removed: {fault}");
    }
    Ok(Pen { _lock: lock })
}

/// Reads the file as it is at this moment. It is small, so reading it for each command takes no time that anybody notices.
pub fn load() -> Result<Values, StoreError> {
    let bytes = fs::read(PATH).map_err(|fault| match fault.kind() {
        ErrorKind::NotFound => broken(None, NOT_THERE),
        kind => broken(None, &format!("cannot be read: {kind}.")),
    })?;
    let text = std::str::from_utf8(&bytes).map_err(|fault| {
        broken(
            Some(place_after(&bytes[..fault.valid_up_to()])),
            "is not UTF-8 here. Open it in your editor and save it as UTF-8.",
        )
    })?;
    if text.starts_with('\u{feff}') {
        let start = Place { line: 1, column: 1 };
        return Err(broken(
            Some(start),
            "begins with a byte order mark. Save it as UTF-8 without BOM.",
        ));
    }
    // Nobody has an empty library. To begin a new one here would bury the one that was lost.
    if text.trim().is_empty() {
        return Err(broken(None, "is empty. Put back a copy that is not."));
    }
    let values = serde_json::from_str(text).map_err(|fault| {
        let place = place_in(text, fault.line(), fault.column());
        broken(Some(place), without_place(&fault.to_string()))
    })?;
    match layout::twice(&values) {
        None => Ok(values),
        Some(key) => Err(broken(
            None,
            &format!("two entries are called {key}. Rename one, or remove it."),
        )),
    }
}

/// Writes the whole file anew. When this returns `Ok`, the change is on the disk.
///
/// A disk is slow, so it is waited for elsewhere: other commands go on meanwhile.
pub async fn save(_pen: &mut Pen, values: Values) -> Result<(), StoreError> {
    let text = serde_json::to_string_pretty(&values).map_err(|fault| not_saved(fault.into()))?;
    let saved = task::spawn_blocking(move || write(&(text + "\n"))).await;
    saved.unwrap_or_else(|fault| Err(not_saved(fault.into())))
}

/// Writes, and if that fails, looks at what is in the file now.
fn write(text: &str) -> Result<(), StoreError> {
    let before = fs::read(PATH);
    save::save_atomically(Path::new(PATH), text).map_err(|fault| match (before, fs::read(PATH)) {
        (Ok(before), Ok(now)) if before == now => not_saved(fault),
        // It is neither ours nor a part of it: somebody else has saved theirs.
        (_, Ok(now)) if !text.as_bytes().starts_with(&now) => not_saved(fault),
        _ => StoreError::Uncertain {
            place: PATH.to_owned(),
            reason: fault.to_string(),
        },
    })
}

fn not_saved(fault: io::Error) -> StoreError {
    StoreError::NotSaved {
        place: PATH.to_owned(),
        reason: fault.to_string(),
    }
}

/// Lines and columns as an editor counts them: from 1, and a column is a character, not a byte.
struct Place {
    line: usize,
    column: usize,
}

fn broken(place: Option<Place>, reason: &str) -> StoreError {
    StoreError::Broken {
        place: match place {
            Some(Place { line, column }) => format!("{PATH}:{line}:{column}"),
            None => PATH.to_owned(),
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
