//! Why something could not be read or written. Given.

use std::fmt;

use super::Entry;

#[derive(Debug)]
pub enum StoreError {
    /// Not what the writer expected was under this key. Nothing was changed.
    Conflict { key: String, found: Option<Entry> },
    /// What is kept cannot be understood.
    Broken { place: String, reason: String },
    /// This store cannot keep this value under this key.
    BadKey(String),
    /// It could not be saved. We have changed nothing.
    NotSaved { place: String, reason: String },
    /// It may be saved, or not after a power cut.
    Uncertain { place: String, reason: String },
    /// `STORE` names no store.
    BadAddress(String),
}

/// For the person who runs the bot: where, and what is wrong.
impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::Conflict { key, found: Some(it) } => {
                write!(f, "{key}: is at version {} by now.", it.version.0)
            }
            StoreError::Conflict { key, found: None } => write!(f, "{key}: is not there."),
            StoreError::Broken { place, reason } => write!(f, "{place}: {reason}"),
            StoreError::BadKey(key) => write!(f, "{key}: the file has no place for this."),
            StoreError::NotSaved { place, reason } => {
                write!(f, "{place}: cannot be saved: {reason}.")
            }
            StoreError::Uncertain { place, reason } => {
                write!(f, "{place}: has changed, but is not safe on the disk: {reason}.")
            }
            StoreError::BadAddress(address) => write!(
                f,
                "STORE={address}: there is no such store. It can be memory, or json: and a path, such as json:data/library.json."
            ),
        }
    }
}

/// «This is an error»: so it fits in a `Box<dyn Error>`.
impl std::error::Error for StoreError {}
