//! The same conversation with other values: the variables by which the judge is asked for it.
//!
//! `BOTCAMP_SEED` is what values are drawn from. `BOTCAMP_RECORDS` is a folder that what was said is written to, instead of being
//! compared: so the reference bot is asked. `BOTCAMP_EXPECTED` is such a folder, with which a bot is compared then.

use std::env;
use std::fs;
use std::io;
use std::path::PathBuf;

/// The seed that this process was given.
pub(super) fn seed() -> Option<u64> {
    env::var("BOTCAMP_SEED").ok()?.parse().ok()
}

/// Whether what was said is written down and not compared.
pub(super) fn is_recorded() -> bool {
    env::var_os("BOTCAMP_RECORDS").is_some()
}

/// Writes down what was said in the conversation `name`.
pub(super) fn record(name: &str, said: &str) -> io::Result<()> {
    let folder = env::var_os("BOTCAMP_RECORDS").unwrap_or_default();
    fs::write(file(folder.into(), name), said)
}

/// Where the conversation `name` was written down, if that is what it is compared with.
pub(super) fn expected(name: &str) -> Option<PathBuf> {
    Some(file(env::var_os("BOTCAMP_EXPECTED")?.into(), name))
}

fn file(folder: PathBuf, name: &str) -> PathBuf {
    folder.join(format!("{name}.txt"))
}
