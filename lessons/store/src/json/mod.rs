//! Entries in a JSON file that a person can read, and edit while the bot runs.
//!
//! ```text
//!   read ──► shelf (in memory) ◄── shows ── pen: a thread ──► disk: the file, whole at every moment
//!   write ─────────── request ────────────► └── contents: document (layout) + versions
//! ```

mod contents;
mod disk;
mod layout;
mod lock;
mod pen;
mod strict;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread::{self, JoinHandle};

use async_trait::async_trait;
use serde_json::Value;
use tokio::sync::oneshot;
use tokio::time::sleep;

use crate::patience::{no_turn, not_done};
use crate::shelf::Shelf;
use crate::{Change, Entry, Expected, Patience, Store, StoreError, limits};
use disk::Disk;
use lock::Lock;
use pen::{Claim, Pen, Request};

/// One JSON file, written anew at each save.
///
/// * Reading never waits for a save, and never touches the disk.
/// * A write returns when the new file, and its name, are on the disk. What came in during a save is saved together. If that takes
///   longer than its [`Patience`] allows, a write that has not begun is taken back, and one that has is told as uncertain.
/// * The file keeps its form, its permissions, and what it is a link to. The one before it is kept beside it, as
///   `library.json.previous`.
/// * An edit by hand is noticed before the next write, and taken over. A file that cannot be understood is refused, and left
///   as it is.
/// * One bot at a time: the second gets [`StoreError::InUse`].
///
/// A save costs as much as the whole file: a few thousand entries are fine, a hundred thousand want a database.
pub struct JsonStore {
    path: PathBuf,
    patience: Patience,
    shelf: Arc<RwLock<Shelf>>,
    /// `None` only while it is dropped.
    pen: Option<(Sender<Request>, JoinHandle<()>)>,
}

impl JsonStore {
    /// Opens the file at `path`, or begins a new one there; its folder must exist.
    pub async fn open(path: impl AsRef<Path>) -> Result<JsonStore, StoreError> {
        JsonStore::open_with(path, Patience::BOT).await
    }

    /// The same for somebody who has more patience, or less.
    pub async fn open_with(path: impl AsRef<Path>, patience: Patience) -> Result<JsonStore, StoreError> {
        let path = path.as_ref().to_owned();
        let here = path.clone();
        let opened = tokio::task::spawn_blocking(move || JsonStore::open_blocking(&here, patience)).await;
        opened.unwrap_or_else(|_| Err(gone(&path)))
    }

    fn open_blocking(path: &Path, patience: Patience) -> Result<JsonStore, StoreError> {
        let disk = Disk::new(path)?;
        JsonStore::start(disk, patience)
    }

    fn start(disk: Disk, patience: Patience) -> Result<JsonStore, StoreError> {
        let path = disk.path().to_owned();
        let lock = Lock::take(&disk.lock(), &path)?;
        let pen = Pen::open(disk)?;
        let shelf = pen.shelf();
        let (requests, inbox) = mpsc::channel();
        let thread = thread::Builder::new()
            .name("json-store".to_owned())
            .spawn(move || {
                pen.write_all(inbox);
                drop(lock); // Only now may another bot begin.
            });
        let thread = thread.map_err(StoreError::io("start a thread for", &path))?;
        Ok(JsonStore {
            path,
            patience,
            shelf,
            pen: Some((requests, thread)),
        })
    }
}

impl JsonStore {
    /// Hands the change to the pen, and waits for it until it is given up.
    async fn write_unless(
        &self,
        given_up: impl Future<Output = ()>,
        key: &str,
        value: Option<Arc<Value>>,
        expected: Expected,
    ) -> Result<Change, StoreError> {
        let (answer, answered) = oneshot::channel();
        let claim = Claim::default();
        let request = Request {
            key: key.to_owned(),
            value,
            expected,
            claim: claim.clone(),
            answer,
        };
        let (requests, _) = self.pen.as_ref().ok_or_else(|| gone(&self.path))?;
        requests.send(request).map_err(|_| gone(&self.path))?;
        tokio::select! {
            biased;
            answer = answered => answer.unwrap_or_else(|_| Err(gone(&self.path))),
            () = given_up => match claim.is_first() {
                true => Err(no_turn(&self.path)),
                false => Err(not_done(&self.path)),
            },
        }
    }
}

#[async_trait]
impl Store for JsonStore {
    async fn read(&self, key: &str) -> Result<Option<Entry>, StoreError> {
        let shelf = self.shelf.read().unwrap_or_else(PoisonError::into_inner);
        shelf.read(key)
    }

    async fn list(&self, group: &str) -> Result<Vec<(String, Entry)>, StoreError> {
        limits::check_group(group)?;
        let shelf = self.shelf.read().unwrap_or_else(PoisonError::into_inner);
        Ok(shelf.list(group))
    }

    async fn write(&self, key: &str, value: Option<Value>, expected: Expected) -> Result<Change, StoreError> {
        limits::check_key(key)?;
        if let Some(value) = &value {
            limits::check_value(key, value)?;
        }
        let given_up = sleep(self.patience.longest());
        self.write_unless(given_up, key, value.map(Arc::new), expected)
            .await
    }
}

impl Drop for JsonStore {
    /// Waits for the save that is under way, so that who opens the file next finds it free.
    fn drop(&mut self) {
        if let Some((requests, thread)) = self.pen.take() {
            drop(requests);
            // If it panicked, it has said so itself.
            let _ = thread.join();
        }
    }
}

/// Its thread has panicked: no more than that is known.
fn gone(path: &Path) -> StoreError {
    StoreError::Uncertain {
        path: path.to_owned(),
        reason: format!("the thread that writes it has stopped. {}", disk::CLOSED),
    }
}
