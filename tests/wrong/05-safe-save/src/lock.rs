//! What `file.rs` calls: it goes on to this bot's own way of keeping others away.

use std::io;
use std::path::Path;

use crate::{Held, ours};

/// While there is this value, no other bot has the file, if this bot is right.
#[derive(Debug)]
pub struct Lock {
    _held: Held,
}

pub(crate) fn take(path: &Path) -> io::Result<Lock> {
    Ok(Lock {
        _held: (ours().lock)(path)?,
    })
}
