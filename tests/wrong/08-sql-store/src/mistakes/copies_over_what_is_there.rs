//! Copies into a store that has something in it already: two states of the library are mixed, and one of them is lost.

use std::sync::Arc;

use wrong_08_sql_store::run;
use wrong_08_sql_store::store::{self, Expected, Store, StoreError};

async fn copy(to: &str, from: &str) -> Result<Arc<dyn Store>, StoreError> {
    let (source, store) = (store::open(from).await?, store::open(to).await?);
    let entries = source.list("").await?;
    for (key, entry) in &entries {
        let value = entry.value.as_ref().clone();
        store.write(key, Some(value), Expected::Anything).await?;
    }
    let count = store.list("").await?.len();
    println!("{count} entries were copied from {from} to {to}, and compared.");
    Ok(store)
}

pub fn main() {
    run(async |address| match address.split_once(" from ") {
        Some((to, from)) => copy(to, from).await,
        None => store::open(&address).await,
    });
}
