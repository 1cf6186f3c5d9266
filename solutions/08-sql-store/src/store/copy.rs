//! Moves house: all that is in one store, into another. Your file, too.

use std::sync::Arc;

use super::{Entry, Expected, Store, StoreError};

// ---- Task 4 ----

/// Copies all entries, and answers how many have arrived as they were.
async fn copy(from: &dyn Store, to: &dyn Store) -> Result<usize, StoreError> {
    let entries = from.list("").await?;
    for (key, entry) in &entries {
        let value = entry.value.as_ref().clone();
        to.write(key, Some(value), Expected::Nothing).await?;
    }
    let arrived = to.list("").await?;
    compare(&entries, &arrived)?;
    Ok(arrived.len())
}

// ---- Given ----

/// Refuses two lists that are not the same. Their versions need not be: those are each store's own.
fn compare(one: &[(String, Entry)], other: &[(String, Entry)]) -> Result<(), StoreError> {
    let differ = |a: &(String, Entry), b: &(String, Entry)| a.0 != b.0 || a.1.value != b.1.value;
    let pair = one.iter().zip(other).find(|(a, b)| differ(a, b));
    let longer = if one.len() > other.len() { one } else { other };
    let left_over = longer.get(one.len().min(other.len()));
    match pair.map(|(a, _)| a).or(left_over) {
        Some((key, _)) => Err(StoreError::NotTheSame(key.clone())),
        None => Ok(()),
    }
}

/// Opens the store at `to`, which must be a new one, with all in it that is in the store at `from`.
pub async fn open(to: &str, from: &str) -> Result<Arc<dyn Store>, StoreError> {
    let source = super::open_one(from).await?;
    if source.list("").await?.is_empty() {
        return Err(StoreError::Broken {
            place: from.to_owned(),
            reason: "there is nothing in it that could be copied. Is this where your data is?".to_owned(),
        });
    }
    let store = super::open_one(to).await?;
    match store.list("").await?.len() {
        0 => {}
        count => {
            return Err(StoreError::NotEmpty {
                place: to.to_owned(),
                count,
            });
        }
    }
    let count = copy(source.as_ref(), store.as_ref()).await?;
    println!("{count} entries were copied from {from} to {to}, and compared.");
    Ok(store)
}
