//! Where the bot keeps what it knows. This is your file. What is outside this folder knows keys and values, and no file.

mod disk;
mod file;
mod layout;
mod lock;
mod save;

use std::fmt;

use serde_json::Value;
use tokio::sync::Mutex;

use file::Pen;

/// Keeps values under keys such as `name`, `hours/monday` and `facilities/Reading room`.
pub struct Store {
    pen: Mutex<Pen>,
}

/// What must be under a key for a write to be done.
#[derive(Clone, Copy, Debug)]
pub enum Expected {
    /// There must be nothing yet.
    Nothing,
    /// There must be something already.
    Something,
}

/// Why something could not be read or written.
#[derive(Debug)]
pub enum StoreError {
    /// Under this key was not what the writer expected. Nothing was changed.
    Conflict { key: String },
    /// What is kept cannot be understood.
    Broken { place: String, reason: String },
    /// The file has no place for this key with this value.
    BadKey(String),
    /// It could not be saved. We have changed nothing.
    NotSaved { place: String, reason: String },
    /// It may be saved, or not after a power cut.
    Uncertain { place: String, reason: String },
}

impl Store {
    /// The store. There is one: if another bot has the file, this is an error.
    pub fn open() -> Result<Store, StoreError> {
        Ok(Store {
            pen: Mutex::new(file::pen()?),
        })
    }

    // ---- Task 1 ----

    /// The value under a key, if there is one.
    pub async fn read(&self, key: &str) -> Result<Option<Value>, StoreError> {
        let values = file::load()?;
        Ok(layout::get(&values, key).cloned())
    }

    // ---- Task 2 ----

    /// All keys that begin with `group`, such as `facilities/`, each with its value, in the order of the keys.
    pub async fn list(&self, group: &str) -> Result<Vec<(String, Value)>, StoreError> {
        let values = file::load()?;
        let mut entries = Vec::new();
        for (key, value) in layout::entries(&values) {
            if key.starts_with(group) {
                entries.push((key, value));
            }
        }
        Ok(entries)
    }

    // ---- Task 3 ----

    /// Puts a value under a key, or takes the key away (`None`). When this returns `Ok`, it is on the disk.
    pub async fn write(&self, key: &str, value: Option<Value>, expected: Expected) -> Result<(), StoreError> {
        let mut pen = self.pen.lock().await;
        let mut values = file::load()?;
        match (expected, layout::get(&values, key)) {
            (Expected::Nothing, None) | (Expected::Something, Some(_)) => {}
            _ => return Err(StoreError::Conflict { key: key.to_owned() }),
        }
        layout::set(&mut values, key, value)?;
        file::save(&mut pen, values).await
    }
}

// ---- Given ----

/// For the person who runs the bot: where, and what is wrong.
impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::Conflict { key } => write!(f, "{key}: somebody else was quicker."),
            StoreError::Broken { place, reason } => write!(f, "{place}: {reason}"),
            StoreError::BadKey(key) => write!(f, "{key}: the file has no place for this."),
            StoreError::NotSaved { place, reason } => {
                write!(f, "{place}: cannot be saved: {reason}.")
            }
            StoreError::Uncertain { place, reason } => {
                write!(f, "{place}: has changed, but is not safe on the disk: {reason}.")
            }
        }
    }
}
