//! Why a store did not do what it was asked. A variant for each thing that a bot can answer differently.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::Entry;

/// Nothing has changed when a store answers with one of these, but for [`StoreError::Uncertain`].
///
/// Its words are for the person who runs the bot: they name the file and what to do. To a user a bot says less.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// What is there is not what the writer expected. Show it to the user, and ask again.
    #[error("{key} {was}", key = Shown(key), was = was(.found))]
    Conflict { key: String, found: Option<Entry> },

    /// No store takes this key. The user typed something that cannot be a name.
    #[error("{key} is no key: {reason}", key = Shown(key))]
    BadKey { key: String, reason: String },

    /// No store takes this value.
    #[error("the value of {key} cannot be kept: {reason}", key = Shown(key))]
    BadValue { key: String, reason: String },

    /// There is no store at this address. Seen when a bot starts.
    #[error("{address:?} is no store: {reason}. A store is memory, json:PATH, sqlite:PATH or postgres://…")]
    BadAddress { address: String, reason: String },

    /// What is stored cannot be understood. It is kept as it is: somebody must look at it.
    #[error("{place}: {reason}")]
    Broken { place: Place, reason: String },

    /// Another program has the store open, and it is not one for two.
    #[error("{path} is in use by {by}. Stop that one first", path = .path.display(), by = by(.process))]
    InUse { path: PathBuf, process: Option<u32> },

    /// The disk is full, or a limit is reached. Reading goes on.
    #[error("there is no room left to save {path}", path = .path.display())]
    Full { path: PathBuf },

    /// Others were writing all the time, and it was not waited for any longer. Asking again later may help.
    #[error("the store is busy: {reason}")]
    Busy { reason: String },

    /// The disk failed while it saved, or the server went away, or it took longer than anybody waits: nobody knows whether the
    /// change is there, or will be after a restart. After a failed fsync a JSON store takes no more changes.
    #[error("{path} may not be on the disk: {reason}", path = .path.display())]
    Uncertain { path: PathBuf, reason: String },

    /// The system said no.
    #[error("cannot {action} {path}: {source}", path = .path.display())]
    Io {
        action: &'static str,
        path: PathBuf,
        source: Arc<io::Error>,
    },

    /// The database said no.
    #[error("cannot {action}: {reason}")]
    Database { action: &'static str, reason: String },
}

impl StoreError {
    /// For `map_err`: what was being done to which file.
    pub(crate) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> StoreError {
        let path = path.to_owned();
        move |source| StoreError::Io {
            action,
            path,
            source: Arc::new(source),
        }
    }
}

/// Where something is wrong. Lines and columns as an editor counts them: from 1, and a column is a character, not a byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub path: PathBuf,
    pub line: Option<usize>,
    pub column: Option<usize>,
}

impl Place {
    /// The file as a whole.
    pub fn file(path: &Path) -> Place {
        Place {
            path: path.to_owned(),
            line: None,
            column: None,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        for number in [self.line, self.column].into_iter().flatten() {
            write!(f, ":{number}")?;
        }
        Ok(())
    }
}

/// A key in a message: in quotes, what cannot be seen escaped, not endless.
struct Shown<'a>(&'a str);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MOST: usize = 60;
        match self.0.char_indices().nth(MOST) {
            None => write!(f, "{:?}", self.0),
            Some((end, _)) => write!(f, "{:?}", format!("{}…", &self.0[..end])),
        }
    }
}

fn was(found: &Option<Entry>) -> String {
    match found {
        Some(entry) => format!("is there already, in {}", entry.version),
        None => "is not there".to_owned(),
    }
}

fn by(process: &Option<u32>) -> String {
    match process {
        Some(id) => format!("another bot, process {id}"),
        None => "another bot".to_owned(),
    }
}
