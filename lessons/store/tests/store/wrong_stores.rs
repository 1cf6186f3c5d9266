//! Stores that are wrong on purpose: the contract names what each of them does.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;
use sqlx::sqlite::{SqlitePool, SqlitePoolOptions};
use sqlx::{AssertSqlSafe, Row};
use store::contract::{Broken, Keeps, check};
use store::{Change, Entry, Expected, MemoryStore, Store, StoreError, Version};

#[derive(Clone, Copy, PartialEq)]
enum Flaw {
    /// Looks, lets others go first, and then writes whatever they did.
    LosesUpdates,
    /// Lists what was written last first, say.
    ListsInAnyOrder,
    /// Uses `LIKE`, or looks whether the group is anywhere in the key.
    ListsWhatOnlyLooksSo,
    /// Thinks that a key in other letters is the same.
    IgnoresCase,
    /// Does not count.
    StaysInVersionOne,
    /// Forgets how often a key was written when it is removed.
    CountsAnew,
    /// Does not say what it found.
    HidesWhatItFound,
    /// Takes every number for one with a point.
    RoundsNumbers,
    /// Does not look what was expected.
    WritesOver,
    /// Takes every text for a key.
    TakesEveryKey,
}

struct Flawed {
    inner: MemoryStore,
    flaw: Flaw,
}

impl Flawed {
    fn key(&self, key: &str) -> String {
        match self.flaw {
            Flaw::IgnoresCase => key.to_lowercase(),
            Flaw::TakesEveryKey if key.is_empty() => "empty".to_owned(),
            _ => key.to_owned(),
        }
    }

    fn entry(&self, entry: Entry) -> Entry {
        match self.flaw {
            Flaw::StaysInVersionOne => Entry {
                version: Version(1),
                ..entry
            },
            _ => entry,
        }
    }
}

#[async_trait]
impl Store for Flawed {
    async fn read(&self, key: &str) -> Result<Option<Entry>, StoreError> {
        let found = self.inner.read(&self.key(key)).await?;
        Ok(found.map(|entry| self.entry(entry)))
    }

    async fn list(&self, group: &str) -> Result<Vec<(String, Entry)>, StoreError> {
        if self.flaw == Flaw::ListsWhatOnlyLooksSo {
            let all = self.inner.list("").await?;
            return Ok(all.into_iter().filter(|(key, _)| key.contains(group)).collect());
        }
        let mut list = self.inner.list(group).await?;
        if self.flaw == Flaw::ListsInAnyOrder {
            list.sort_by_key(|(key, _)| (key.to_lowercase(), key.len()));
        }
        Ok(list
            .into_iter()
            .map(|(key, entry)| (key, self.entry(entry)))
            .collect())
    }

    async fn write(&self, key: &str, value: Option<Value>, expected: Expected) -> Result<Change, StoreError> {
        let key = &self.key(key);
        let value = match value {
            Some(Value::Number(number)) if self.flaw == Flaw::RoundsNumbers => {
                number.as_f64().map(Value::from)
            }
            value => value,
        };
        if matches!(self.flaw, Flaw::LosesUpdates | Flaw::WritesOver) {
            if self.flaw == Flaw::LosesUpdates {
                let before = self.inner.read(key).await?;
                expected.check(key, before.as_ref())?;
                tokio::task::yield_now().await;
            }
            return self.inner.write(key, value, Expected::Anything).await;
        }
        if self.flaw == Flaw::CountsAnew {
            let before = self.inner.read(key).await?;
            expected.check(key, before.as_ref())?;
            let version = before.as_ref().map_or(Version(1), |entry| entry.version.next());
            let written = self.inner.write(key, value, expected).await?;
            let after = written.after.map(|entry| Entry { version, ..entry });
            return Ok(Change { before, after });
        }
        let change = self
            .inner
            .write(key, value, expected)
            .await
            .map_err(|error| match error {
                StoreError::Conflict { key, .. } if self.flaw == Flaw::HidesWhatItFound => {
                    StoreError::Conflict { key, found: None }
                }
                error => error,
            })?;
        Ok(Change {
            before: change.before.map(|entry| self.entry(entry)),
            after: change.after.map(|entry| self.entry(entry)),
        })
    }
}

/// The rules that it breaks.
async fn broken(outcome: Result<(), Broken>) -> String {
    outcome.unwrap_err().to_string()
}

#[tokio::test]
async fn each_is_named_by_its_flaw() {
    for (flaw, said) in [
        (
            Flaw::LosesUpdates,
            "Of two who have seen the same version, exactly one wins, and the other is told the winner's value.\n    but 2 of the two won",
        ),
        (
            Flaw::ListsInAnyOrder,
            "A list is in the order of its keys, byte by byte.\n    but it was",
        ),
        (
            Flaw::ListsWhatOnlyLooksSo,
            "A list has every entry whose key begins with the group, and no other.\n    but the list of",
        ),
        (
            Flaw::IgnoresCase,
            "A key is kept letter for letter: keys that only look alike are two, and no key does anything.\n    but",
        ),
        (
            Flaw::StaysInVersionOne,
            "Each write of a key raises its version by one, and no other's.\n    but write number 2 answered 2 in version 1",
        ),
        (
            Flaw::CountsAnew,
            "A removed key has no entry, and when it comes back its version is higher than it was.\n    but it was removed after version 2, and came back as 3 in version 1",
        ),
        (
            Flaw::HidesWhatItFound,
            "with Nothing on 1 in version 1 it was refused, and told \"a\" with nothing",
        ),
        (
            Flaw::RoundsNumbers,
            "A value is kept as it is, whatever it is, in the order of its members.\n    but 0 was written, and there was 0.0 in version",
        ),
        (
            Flaw::WritesOver,
            "A write that expects nothing is refused where there is an entry, and done where there is none.\n    but with Nothing on 1 in version 1 it was done: now there is 2 in version 2",
        ),
        (
            Flaw::TakesEveryKey,
            "What is no key (empty, too long, with a control character) is refused as one.\n    but \"\" was read",
        ),
    ] {
        let open = |_| async move {
            let inner = MemoryStore::new();
            Ok(Arc::new(Flawed { inner, flaw }) as Arc<dyn Store>)
        };
        let told = broken(check(Keeps::Nothing, open).await).await;
        assert!(told.contains(said), "expected: {said}\n{told}");
    }
}

#[tokio::test]
async fn one_that_forgets_is_named() {
    let told = broken(check(Keeps::Everything, |_| store::open("memory")).await).await;
    let said = "this store breaks 1 of the rules:\n  \
                After a restart every entry is there, in its version, and what was removed is not.\n    \
                but there was [\"hours: 5 in version 1\"";
    assert!(told.starts_with(said), "{told}");
}

/// Puts what it is given into the text of its SQL.
struct StringBuilt {
    pool: SqlitePool,
}

impl StringBuilt {
    async fn open() -> StringBuilt {
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .connect("sqlite::memory:")
            .await
            .unwrap();
        let table = "CREATE TABLE entries (key TEXT PRIMARY KEY, value TEXT, version INTEGER)";
        sqlx::query(table).execute(&pool).await.unwrap();
        StringBuilt { pool }
    }

    async fn rows(&self, condition: String) -> Result<Vec<(String, Entry)>, StoreError> {
        let select = format!("SELECT key, value, version FROM entries WHERE {condition} ORDER BY key");
        let rows = sqlx::query(AssertSqlSafe(select))
            .fetch_all(&self.pool)
            .await
            .map_err(fault)?;
        let entry = |row: &sqlx::sqlite::SqliteRow| {
            let value: String = row.get("value");
            let version: i64 = row.get("version");
            let value = Arc::new(serde_json::from_str(&value).unwrap());
            (
                row.get("key"),
                Entry {
                    value,
                    version: Version(version as u64),
                },
            )
        };
        Ok(rows.iter().map(entry).collect())
    }
}

fn fault(error: sqlx::Error) -> StoreError {
    StoreError::Database {
        action: "do it",
        reason: error.to_string(),
    }
}

#[async_trait]
impl Store for StringBuilt {
    async fn read(&self, key: &str) -> Result<Option<Entry>, StoreError> {
        store::limits::check_key(key)?;
        let mut rows = self.rows(format!("key = '{key}'")).await?;
        Ok(rows.pop().map(|(_, entry)| entry))
    }

    async fn list(&self, group: &str) -> Result<Vec<(String, Entry)>, StoreError> {
        self.rows(format!("key LIKE '{group}%'")).await
    }

    async fn write(&self, key: &str, value: Option<Value>, expected: Expected) -> Result<Change, StoreError> {
        let before = self.read(key).await?;
        expected.check(key, before.as_ref())?;
        let version = before.as_ref().map_or(1, |entry| entry.version.0 + 1);
        let write = match value {
            Some(value) => format!("REPLACE INTO entries VALUES ('{key}', '{value}', {version})"),
            None => format!("DELETE FROM entries WHERE key = '{key}'"),
        };
        sqlx::raw_sql(AssertSqlSafe(write))
            .execute(&self.pool)
            .await
            .map_err(fault)?;
        let after = self.read(key).await?;
        Ok(Change { before, after })
    }
}

#[tokio::test]
async fn one_that_builds_its_sql_from_what_people_type_is_named() {
    let open = |_| async { Ok(Arc::new(StringBuilt::open().await) as Arc<dyn Store>) };
    let told = broken(check(Keeps::Nothing, open).await).await;
    let said = "A key is kept letter for letter: keys that only look alike are two, and no key does anything.\n    \
                but it answered with an error: cannot do it: error returned from database: (code: 1) unrecognized token";
    assert!(told.contains(said), "{told}");
}

/// What the rule above is for: a name that somebody types in a chat takes everything away.
#[tokio::test]
async fn an_injection_works_where_sql_is_built_from_text_and_does_nothing_in_ours() {
    let name = "x'; DELETE FROM entries; --";
    let folder = tempfile::tempdir().unwrap();
    let ours = store::SqliteStore::open(folder.path().join("library.db"))
        .await
        .unwrap();
    let theirs = StringBuilt::open().await;
    for (store, left) in [(&ours as &dyn Store, 1), (&theirs, 0)] {
        store
            .write("name", Some("Library".into()), Expected::Anything)
            .await
            .unwrap();
        store.write(name, None, Expected::Anything).await.unwrap();
        assert_eq!(store.list("").await.unwrap().len(), left);
    }
}
