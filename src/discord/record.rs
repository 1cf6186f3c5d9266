//! The traffic between the bot and the offline Discord, kept as JSON lines.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use serde_json::Value;

pub struct Record(Mutex<File>);

impl Record {
    pub fn create(path: &Path) -> io::Result<Self> {
        Ok(Self(Mutex::new(File::create(path)?)))
    }

    /// Writes one entry, whole lines at a time.
    pub fn write(&self, entry: &Value) -> io::Result<()> {
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        file.write_all(format!("{entry}\n").as_bytes())
    }
}
