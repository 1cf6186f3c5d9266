//! Rules for a write that names what must be there.

use serde_json::Value;

use super::{Judge, Room, Was, ensure, has, put, remove, told};
use crate::{Expected, Store, StoreError, Version};

pub(super) async fn check(judge: &mut Judge<'_>) {
    let rule =
        "A write that expects nothing is refused where there is an entry, and done where there is none.";
    judge.rule(rule, "nothing", nothing).await;
    let rule =
        "A write that expects something is refused where there is no entry, and done where there is one.";
    judge.rule(rule, "something", something).await;
    let rule = "A write that expects a version is done in that version, and refused in every other.";
    judge.rule(rule, "version", version).await;
}

/// A write that must be refused, tell what it found, and leave that as it was.
async fn refused(store: &dyn Store, key: &str, value: Option<Value>, expected: Expected) -> Result<(), Was> {
    let before = store.read(key).await?;
    let what = format!("with {expected:?} on {}", told(&before));
    match store.write(key, value, expected).await {
        Ok(change) => {
            return Err(Was(format!(
                "{what} it was done: now there is {}",
                told(&change.after)
            )));
        }
        Err(StoreError::Conflict { key: named, found }) => {
            ensure(named == key && found == before, || {
                format!("{what} it was refused, and told {named:?} with {}", told(&found))
            })?;
        }
        Err(error) => return Err(Was(format!("{what} it answered: {error}"))),
    }
    let after = store.read(key).await?;
    ensure(before == after, || {
        format!("{what} it was refused, and left {}", told(&after))
    })
}

async fn done(store: &dyn Store, key: &str, value: Option<Value>, expected: Expected) -> Result<(), Was> {
    let before = store.read(key).await?;
    let outcome = store.write(key, value.clone(), expected).await;
    outcome.map_err(|error| {
        Was(format!(
            "with {expected:?} on {} it was refused: {error}",
            told(&before)
        ))
    })?;
    let after = store.read(key).await?;
    let is = value.as_ref().map_or(after.is_none(), |value| has(&after, value));
    ensure(is, || format!("it was done, and left {}", told(&after)))
}

async fn nothing(room: &Room<'_>) -> Result<(), Was> {
    let store = &*room.open().await?;
    done(store, "a", Some(1.into()), Expected::Nothing).await?;
    refused(store, "a", Some(2.into()), Expected::Nothing).await?;
    refused(store, "a", None, Expected::Nothing).await?;
    remove(store, "a").await?;
    done(store, "a", Some(3.into()), Expected::Nothing).await
}

async fn something(room: &Room<'_>) -> Result<(), Was> {
    let store = &*room.open().await?;
    refused(store, "a", Some(1.into()), Expected::Something).await?;
    refused(store, "a", None, Expected::Something).await?;
    put(store, "a", 1).await?;
    done(store, "a", Some(2.into()), Expected::Something).await?;
    done(store, "a", None, Expected::Something).await?;
    refused(store, "a", Some(3.into()), Expected::Something).await
}

async fn version(room: &Room<'_>) -> Result<(), Was> {
    let store = &*room.open().await?;
    refused(store, "a", Some(1.into()), Expected::Version(Version(1))).await?;
    put(store, "a", 1).await?;
    for other in [0, 2, u64::MAX] {
        refused(store, "a", Some(9.into()), Expected::Version(Version(other))).await?;
    }
    done(store, "a", Some(2.into()), Expected::Version(Version(1))).await?;
    refused(store, "a", Some(9.into()), Expected::Version(Version(1))).await?;
    done(store, "a", None, Expected::Version(Version(2))).await?;
    // Whoever saw version 2 must not take what comes back for it.
    for removed in 1..=3 {
        refused(store, "a", Some(9.into()), Expected::Version(Version(removed))).await?;
    }
    put(store, "a", 3).await?;
    refused(store, "a", Some(9.into()), Expected::Version(Version(2))).await
}
