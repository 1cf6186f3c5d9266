//! The one who writes the file: a thread with a pen. Everybody else hands in what they want written.
//!
//! So no task waits on a disk, nobody who reads waits for a save, and a save that has begun is finished even if the one who
//! asked for it has gone. All that came in during a save goes into the next one together.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;
use std::sync::{Arc, PoisonError, RwLock};

use serde_json::Value;
use tokio::sync::oneshot;

use super::contents::Contents;
use super::disk::{Disk, Saved, Seen};
use crate::shelf::{Shelf, Slot, change};
use crate::{Change, Expected, Place, StoreError};

/// So that the first of a crowd does not wait for all of it.
const MOST_AT_ONCE: usize = 1_000;

/// On a request there is one claim: the pen's, to write it, or that of the one who asked, to take it back. Whoever is first has it.
#[derive(Clone, Default)]
pub(super) struct Claim(Arc<AtomicBool>);

impl Claim {
    pub fn is_first(&self) -> bool {
        !self.0.swap(true, Ordering::AcqRel)
    }
}

pub(super) struct Request {
    pub key: String,
    pub value: Option<Arc<Value>>,
    pub expected: Expected,
    pub claim: Claim,
    pub answer: oneshot::Sender<Result<Change, StoreError>>,
}

pub(super) struct Pen {
    disk: Disk,
    /// What is in the file.
    contents: Contents,
    seen: Option<Seen>,
    /// What readers see: what is in the file, no more and no less.
    shelf: Arc<RwLock<Shelf>>,
    /// Set by the first failure after which nobody knows what is on the disk.
    lost: Option<StoreError>,
}

impl Pen {
    /// Reads the file. Whoever calls it holds the lock.
    pub fn open(disk: Disk) -> Result<Pen, StoreError> {
        disk.sweep()?;
        let seen = disk.look()?;
        let contents = match seen {
            Some(_) => read(&disk)?,
            None => Contents::default(),
        };
        let mut shelf = Shelf::default();
        for key in contents.keys() {
            if let Some(slot) = contents.slot(&key) {
                shelf.put(key.into(), slot);
            }
        }
        Ok(Pen {
            disk,
            contents,
            seen,
            shelf: Arc::new(RwLock::new(shelf)),
            lost: None,
        })
    }

    pub fn shelf(&self) -> Arc<RwLock<Shelf>> {
        self.shelf.clone()
    }

    /// Writes until nobody can ask for anything any more.
    pub fn write_all(mut self, requests: Receiver<Request>) {
        while let Ok(first) = requests.recv() {
            let others = requests.try_iter().take(MOST_AT_ONCE - 1);
            let all = [first].into_iter().chain(others);
            let batch: Vec<_> = all.filter(|it| it.claim.is_first()).collect();
            let results = self.write(&batch);
            for (request, result) in batch.into_iter().zip(results) {
                // Who no longer listens has their change all the same.
                let _ = request.answer.send(result);
            }
        }
    }

    /// All of it in one save: it is in the file when this returns, or none of it is.
    fn write(&mut self, batch: &[Request]) -> Vec<Result<Change, StoreError>> {
        match self.try_write(batch) {
            Ok(results) => results,
            Err(error) => batch.iter().map(|_| Err(error.clone())).collect(),
        }
    }

    fn try_write(&mut self, batch: &[Request]) -> Result<Vec<Result<Change, StoreError>>, StoreError> {
        if let Some(error) = &self.lost {
            return Err(error.clone());
        }
        loop {
            self.take_over_edits()?;
            let (results, next, changed) = self.change(batch);
            if changed.is_empty() {
                return Ok(results);
            }
            let bytes = next.render().map_err(|error| StoreError::Io {
                action: "make the text of",
                path: self.disk.path().to_owned(),
                source: Arc::new(error.into()),
            })?;
            match self.disk.save(&bytes, self.seen.as_ref()) {
                Ok(Saved::Edited) => continue,
                Ok(Saved::Done(seen)) => {
                    self.seen = Some(seen);
                    self.contents = next;
                    self.show(changed);
                    return Ok(results);
                }
                Err(fault) => {
                    let error = fault.to_error(self.disk.path());
                    if let StoreError::Uncertain { .. } = error {
                        self.lost = Some(error.clone());
                    }
                    return Err(error);
                }
            }
        }
    }

    /// What the batch makes of the file, one request after the other.
    fn change(
        &self,
        batch: &[Request],
    ) -> (Vec<Result<Change, StoreError>>, Contents, BTreeMap<String, Slot>) {
        let mut next = self.contents.clone();
        let mut changed = BTreeMap::new();
        let results = batch.iter().map(|request| {
            let found = next.slot(&request.key);
            let (change, slot) = change(
                &request.key,
                found.as_ref(),
                request.value.clone(),
                request.expected,
            )?;
            if let Some(slot) = slot {
                next.put(&request.key, &slot);
                changed.insert(request.key.clone(), slot);
            }
            Ok(change)
        });
        let results = results.collect();
        (results, next, changed)
    }

    /// If somebody has edited the file since it was last seen, their file is the one to change. A file that cannot be
    /// understood stays as it is, and so does what readers see.
    fn take_over_edits(&mut self) -> Result<(), StoreError> {
        let now = self.disk.look()?;
        if now == self.seen {
            return Ok(());
        }
        if now.is_none() {
            return Err(StoreError::Broken {
                place: Place::file(self.disk.path()),
                reason: format!(
                    "has gone while the bot ran. Put it back; {} is the one before the last save",
                    self.disk.previous().display()
                ),
            });
        }
        let edited = read(&self.disk)?;
        self.seen = now;
        let changed = self.contents.take_over(edited);
        self.show(changed);
        Ok(())
    }

    fn show(&self, changed: impl IntoIterator<Item = (String, Slot)>) {
        // Nothing under this lock panics, and if it did, the next reader would see whole entries all the same.
        let mut shelf = self.shelf.write().unwrap_or_else(PoisonError::into_inner);
        for (key, slot) in changed {
            shelf.put(key.into(), slot);
        }
    }
}

fn read(disk: &Disk) -> Result<Contents, StoreError> {
    let contents = Contents::parse(disk.path(), &disk.read()?);
    contents.map_err(|error| match error {
        StoreError::Broken { place, reason } if disk.previous().is_file() => StoreError::Broken {
            place,
            reason: format!(
                "{reason}. Mend it, or put back {}, the one before the last save",
                disk.previous().display()
            ),
        },
        error => error,
    })
}
