//! One bot at a time. Given.
//!
//! The pen keeps two commands of one bot apart. Two bots that are started in the same folder have two pens. So a bot locks a
//! file, and the operating system, which sees all programs, lets only one have it.
//!
//! It is a file of its own, `library.json.lock`. On `library.json` itself a lock would be worth nothing: with each save
//! another file gets that name.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::{fs, process};

use super::disk;

/// While there is this value, no other bot has the file. When the process ends, however it ends, the system unlocks.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Takes the lock of the file at `path`, or says who has it.
pub fn take(path: &Path) -> io::Result<Lock> {
    let lock = disk::with_ending(path, ".lock");
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(&lock)?;
    match file.try_lock() {
        Ok(()) => {
            // For whoever wants to know who has it. It is locked without that, too.
            let _ = file.set_len(0).and_then(|()| writeln!(file, "{}", process::id()));
            Ok(Lock { _file: file })
        }
        Err(TryLockError::WouldBlock) => {
            // Windows does not let us look into a file that is locked.
            let number = fs::read_to_string(&lock).unwrap_or_default();
            let who = match number.trim() {
                "" => String::new(),
                number => format!("\nThe other bot is process {number}."),
            };
            let what = format!(
                "another bot has this file. Stop that one, or start this one in a folder of its own.{who}"
            );
            Err(io::Error::new(ErrorKind::ResourceBusy, what))
        }
        Err(TryLockError::Error(fault)) => Err(fault),
    }
}
