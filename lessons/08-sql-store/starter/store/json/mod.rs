//! Keeps everything in a JSON file, and in memory what is in the file: to read waits for no disk. As you left
//! it in 07.

mod disk;
mod document;
mod file;
mod layout;
mod lock;
mod save;

use std::path::Path;

use async_trait::async_trait;
use serde_json::Value;
use tokio::sync::Mutex;

use super::memory::MemoryStore;
use super::{Change, Entry, Expected, Store, StoreError};
use document::Document;
use file::JsonFile;

pub struct JsonStore {
    /// What is in the file.
    memory: MemoryStore,
    /// The file itself. Who writes holds it while the disk works, so its lock is tokio's.
    file: Mutex<JsonFile>,
}

#[async_trait]
impl Store for JsonStore {
    async fn read(&self, key: &str) -> Result<Option<Entry>, StoreError> {
        self.memory.read(key).await
    }

    async fn list(&self, group: &str) -> Result<Vec<(String, Entry)>, StoreError> {
        self.memory.list(group).await
    }

    async fn write(&self, key: &str, value: Option<Value>, expected: Expected) -> Result<Change, StoreError> {
        let mut file = self.file.lock().await;
        let mut document = self.by_hand_too(&mut file).await?;
        let slot = self.memory.slot(key);
        expected.check(key, slot.entry().as_ref())?;
        let next = slot.next(value);
        document.put(key, &next)?;
        file.save(document).await?; // first the disk …
        self.memory.keep(key, next.clone()); // … and only then what others read
        Ok(slot.change(&next))
    }
}

impl JsonStore {
    /// Reads the file once: from then on it is in memory. If another bot has it, this is an error.
    pub async fn open(path: &Path) -> Result<JsonStore, StoreError> {
        let file = JsonFile::open(path)?;
        let memory = MemoryStore::default();
        for (key, slot) in file.load().await?.slots() {
            memory.keep(&key, slot);
        }
        Ok(JsonStore {
            memory,
            file: Mutex::new(file),
        })
    }

    /// The file as it is now. What somebody has changed in it by hand since the bot last wrote counts as written.
    async fn by_hand_too(&self, file: &mut JsonFile) -> Result<Document, StoreError> {
        let mut document = file.load().await?;
        let changed = document.differences(&self.memory.all());
        if !changed.is_empty() {
            for (key, value) in changed {
                let next = self.memory.slot(&key).next(value);
                document.put(&key, &next)?;
                self.memory.keep(&key, next);
            }
            file.save(document.clone()).await?;
        }
        Ok(document)
    }
}

/// All entries of a JSON file.
pub async fn entries_of(path: &Path) -> Result<Vec<(String, Value)>, StoreError> {
    Ok(file::load(path).await?.entries())
}
