//! From one store to another: every entry, counted and compared.

use std::sync::Arc;

use tokio::task::JoinSet;

use crate::{Entry, Expected, Store, StoreError};

/// So many are written at once: a JSON file is then saved once for all of them.
const AT_ONCE: usize = 64;

/// Why a copy cannot be relied on.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// Nothing was copied: it would mix two stores, and nobody could say afterwards what came from where.
    #[error("there are {entries} entries already. Copy into a store that is empty")]
    NotEmpty { entries: usize },

    #[error("cannot read what is to be copied: {0}")]
    From(StoreError),

    /// Of the entries before it some are there.
    #[error("after {copied} entries: {error}")]
    To { copied: usize, error: StoreError },

    /// Somebody wrote during the copy.
    #[error("{key:?} is not the same in both. Let nobody write while you copy")]
    Differs { key: String },

    #[error("a write ended in a panic")]
    Panicked,
}

/// Copies every entry of `from` to `to`, which must be empty. Says how many there are.
///
/// Values are kept as they are; versions begin at 1. When it is done, both are read again and compared.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use store::{Expected, copy, open};
///
/// let (from, to) = (open("memory").await?, open("memory").await?);
/// from.write("name", Some("Central Library".into()), Expected::Nothing).await?;
/// assert_eq!(copy(&*from, &to).await?, 1);
/// assert_eq!(*to.read("name").await?.unwrap().value, "Central Library");
/// # Ok(()) }
/// ```
pub async fn copy(from: &dyn Store, to: &Arc<dyn Store>) -> Result<usize, CopyError> {
    let there = to
        .list("")
        .await
        .map_err(|error| CopyError::To { copied: 0, error })?;
    if !there.is_empty() {
        return Err(CopyError::NotEmpty { entries: there.len() });
    }
    let entries = from.list("").await.map_err(CopyError::From)?;
    let mut copied = 0;
    for some in entries.chunks(AT_ONCE) {
        let mut writes = JoinSet::new();
        for (key, entry) in some.iter().cloned() {
            let to = to.clone();
            let value = (*entry.value).clone();
            writes.spawn(async move { to.write(&key, Some(value), Expected::Nothing).await });
        }
        while let Some(written) = writes.join_next().await {
            let written = written.map_err(|_| CopyError::Panicked)?;
            written.map_err(|error| CopyError::To { copied, error })?;
            copied += 1;
        }
    }
    let after = to
        .list("")
        .await
        .map_err(|error| CopyError::To { copied, error })?;
    let now = from.list("").await.map_err(CopyError::From)?;
    match first_difference(&now, &after) {
        Some(key) => Err(CopyError::Differs { key }),
        None => Ok(copied),
    }
}

/// Both lists are in the order of keys.
fn first_difference(one: &[(String, Entry)], other: &[(String, Entry)]) -> Option<String> {
    // As text, for `==` overlooks the order of members.
    let same = |(a, b): &(&(String, Entry), &(String, Entry))| {
        a.0 == b.0 && a.1.value.to_string() == b.1.value.to_string()
    };
    let differs = one
        .iter()
        .zip(other)
        .find(|pair| !same(pair))
        .map(|(a, b)| a.0.clone().min(b.0.clone()));
    differs.or_else(|| {
        let shorter = one.len().min(other.len());
        let more = one.get(shorter).or(other.get(shorter))?;
        Some(more.0.clone())
    })
}
