//! One bot at a time: a lock on a file of its own, for the data file is another one after each save.

use std::fs::{self, File, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;
use std::process;

use crate::StoreError;

/// Held until it is dropped. The system lets go of it, too, when the program ends, however it ends.
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// `lock` is a file beside `data` that nobody deletes: two bots that each made one would both hold theirs.
    pub fn take(lock: &Path, data: &Path) -> Result<Lock, StoreError> {
        let fault = || StoreError::io("lock", lock);
        let mut file = fs::File::options()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(lock)
            .map_err(fault())?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut text = String::new();
                // Its number helps, but Windows lets nobody read a locked file.
                let process = file
                    .read_to_string(&mut text)
                    .ok()
                    .and_then(|_| text.trim().parse().ok());
                return Err(StoreError::InUse {
                    path: data.to_owned(),
                    process,
                });
            }
            Err(TryLockError::Error(error)) => return Err(fault()(error)),
        }
        file.set_len(0)
            .and_then(|()| file.rewind())
            .and_then(|()| writeln!(file, "{}", process::id()))
            .map_err(fault())?;
        Ok(Lock { _file: file })
    }
}
