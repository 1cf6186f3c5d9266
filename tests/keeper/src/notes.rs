//! The notes and their file.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::process;
use std::thread;
use std::time::Duration;

use anyhow::Context;

use crate::mistake;

const FILE: &str = "data/notes.txt";
const NEW: &str = "data/notes.txt.new";
const LOCK: &str = "data/notes.txt.lock";

pub struct Notes {
    /// For a bot that does not trust its file.
    remembered: String,
    /// No second bot has it.
    _lock: Option<File>,
}

impl Notes {
    pub fn open() -> anyhow::Result<Notes> {
        let lock = match mistake("shares its file") {
            true => None,
            false => Some(locked()?),
        };
        Ok(Notes {
            remembered: String::new(),
            _lock: lock,
        })
    }

    pub fn text(&self) -> io::Result<String> {
        match mistake("keeps notes in its head") {
            true => Ok(self.remembered.clone()),
            false => read(),
        }
    }

    pub fn add(&mut self, text: &str) -> io::Result<()> {
        self.remembered += &format!("{text}\n");
        if mistake("keeps notes in its head") {
            return Ok(());
        }
        let mut notes = read()?;
        if mistake("is one note behind") {
            // What was asked for last waits for the next one.
            let count = self.remembered.lines().count();
            let before = self.remembered.lines().nth(count.wrapping_sub(2));
            notes += &before.map(|it| format!("{it}\n")).unwrap_or_default();
            return write(&notes);
        }
        notes += &format!("{text}\n");
        let written = write(&notes);
        if mistake("dies of a full disk") && written.is_err() {
            process::exit(5);
        }
        written
    }
}

fn locked() -> anyhow::Result<File> {
    let lock = File::create(LOCK).context(LOCK)?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => anyhow::bail!("{FILE} is in use: another bot has it"),
        Err(TryLockError::Error(fault)) => Err(fault).context(LOCK),
    }
}

pub fn read() -> io::Result<String> {
    match fs::read_to_string(FILE) {
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        read => read,
    }
}

pub fn write(notes: &str) -> io::Result<()> {
    if mistake("writes over its file") {
        let mut file = File::create(FILE)?;
        // A disk that is slow, so that there is a middle to be killed in.
        thread::sleep(Duration::from_millis(20));
        return file.write_all(notes.as_bytes());
    }
    let mut file = File::create(NEW)?;
    file.write_all(notes.as_bytes())?;
    file.sync_all()?;
    fs::rename(NEW, FILE)
}
