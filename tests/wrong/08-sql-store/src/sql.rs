//! Connections to the bot's database beside those of the right store: for the part that is done wrongly.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};

use crate::run;
use crate::store::{self, Entry, Expected, Store, StoreError, Version};

/// Runs a bot whose SQLite store is what `spoiled` makes of the right one and of connections of its own. Other stores are right.
pub fn run_with<S: Store + 'static>(spoiled: impl FnOnce(Arc<dyn Store>, SqlitePool) -> S) {
    run(async |address| {
        let right = store::open(&address).await?;
        let to = address.split(" from ").next().unwrap_or_default();
        match to.strip_prefix("sqlite:") {
            Some(path) => Ok(Arc::new(spoiled(right, pool(path, Duration::from_secs(2)))) as Arc<dyn Store>),
            None => Ok(right),
        }
    });
}

/// Connections that are opened when they are needed. So long they wait for others who write.
pub fn pool(path: &str, patience: Duration) -> SqlitePool {
    let options = SqliteConnectOptions::new().filename(path).busy_timeout(patience);
    SqlitePoolOptions::new().connect_lazy_with(options)
}

/// What a row is in the database: the value, if there is one, and the version.
pub type Found = Option<(Option<String>, i64)>;

/// What a store answers of it.
pub fn entry(found: &Found) -> Option<Entry> {
    let (json, version) = found.as_ref()?;
    Some(Entry {
        value: Arc::new(serde_json::from_str(json.as_ref()?).ok()?),
        version: Version(version.unsigned_abs()),
    })
}

/// What is to be there after a write: JSON and version.
pub fn next(
    key: &str,
    found: &Found,
    value: Option<Value>,
    expected: Expected,
) -> Result<(Option<String>, i64), StoreError> {
    expected.check(key, entry(found).as_ref())?;
    let version = found.as_ref().map_or(0, |(_, version)| *version);
    Ok((value.map(|it| it.to_string()), version + 1))
}
