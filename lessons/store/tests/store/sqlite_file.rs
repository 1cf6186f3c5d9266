//! The SQLite file as people and other programs treat it.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Value, json};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use store::{Expected, Patience, SqliteStore, Store, StoreError};
use tempfile::TempDir;

fn room() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    (folder, path)
}

async fn put(store: &SqliteStore, key: &str, value: impl Into<Value>) -> Result<(), StoreError> {
    let done = store.write(key, Some(value.into()), Expected::Anything).await;
    done.map(drop)
}

/// Another program.
async fn other(path: &PathBuf) -> SqliteConnection {
    SqliteConnectOptions::new()
        .filename(path)
        .connect()
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_bots_on_one_file_lose_nothing() {
    let (_folder, path) = room();
    // Both find no file, and one of them makes it.
    let (one, two) = tokio::join!(
        SqliteStore::open_with(&path, Patience::TOOL),
        SqliteStore::open_with(&path, Patience::TOOL)
    );
    let (one, two) = (one.unwrap(), two.unwrap());
    let add = async |store: &SqliteStore| {
        for _ in 0..20 {
            loop {
                let found = store.read("count").await.unwrap();
                let (number, expected) = match &found {
                    Some(entry) => (entry.value.as_u64().unwrap(), Expected::Version(entry.version)),
                    None => (0, Expected::Nothing),
                };
                match store.write("count", Some(json!(number + 1)), expected).await {
                    Err(StoreError::Conflict { .. }) => {}
                    done => break drop(done.unwrap()),
                }
            }
        }
    };
    tokio::join!(add(&one), add(&two));
    assert_eq!(*one.read("count").await.unwrap().unwrap().value, json!(40));
}

#[tokio::test]
async fn each_commit_waits_for_the_disk_and_readers_for_nobody() {
    let (_folder, path) = room();
    let waits_for_nobody = Patience {
        others: Duration::ZERO,
        ..Patience::TOOL
    };
    let store = SqliteStore::open_with(&path, waits_for_nobody).await.unwrap();
    put(&store, "a", 1).await.unwrap();
    let mut other = other(&path).await;
    let mode: String = sqlx::query_scalar("PRAGMA journal_mode")
        .fetch_one(&mut other)
        .await
        .unwrap();
    assert_eq!(mode, "wal");

    let mut writing = other.begin_with("BEGIN IMMEDIATE").await.unwrap();
    sqlx::query("UPDATE entries SET value = '2'")
        .execute(&mut *writing)
        .await
        .unwrap();
    assert_eq!(*store.read("a").await.unwrap().unwrap().value, json!(1));
    // Who may not wait any longer is told why.
    let error = put(&store, "a", 3).await.unwrap_err();
    assert!(matches!(error, StoreError::Busy { .. }), "{error}");
    writing.commit().await.unwrap();
    assert_eq!(*store.read("a").await.unwrap().unwrap().value, json!(2));
    put(&store, "a", 3).await.unwrap();
}

/// Another program keeps the database, and one of ours waits for it. Whoever comes behind that one waits for no longer than they may.
#[tokio::test]
async fn who_gets_no_turn_is_told_and_changes_nothing() {
    let (_folder, path) = room();
    let waits_for_no_turn = Patience {
        turn: Duration::ZERO,
        ..Patience::TOOL
    };
    let store = SqliteStore::open_with(&path, waits_for_no_turn).await.unwrap();
    put(&store, "a", 1).await.unwrap();
    let mut other = other(&path).await;
    let writing = other.begin_with("BEGIN IMMEDIATE").await.unwrap();

    let second = async {
        // The first has its turn before this, and waits for the other program.
        let error = put(&store, "b", 1).await.unwrap_err();
        assert!(matches!(error, StoreError::Busy { .. }), "{error}");
        writing.commit().await.unwrap();
    };
    let (first, ()) = tokio::join!(put(&store, "a", 2), second);
    first.unwrap();
    assert_eq!(*store.read("a").await.unwrap().unwrap().value, json!(2));
    assert_eq!(store.read("b").await.unwrap(), None);
}

#[tokio::test]
async fn who_waits_no_longer_for_the_disk_is_not_told_that_nothing_has_changed() {
    let (_folder, path) = room();
    put(&SqliteStore::open(&path).await.unwrap(), "a", 1)
        .await
        .unwrap();
    let waits_for_no_disk = Patience {
        save: Duration::ZERO,
        ..Patience::TOOL
    };
    let store = SqliteStore::open_with(&path, waits_for_no_disk).await.unwrap();
    let mut other = other(&path).await;
    let writing = other.begin_with("BEGIN IMMEDIATE").await.unwrap();
    let error = put(&store, "a", 2).await.unwrap_err();
    assert!(matches!(error, StoreError::Uncertain { .. }), "{error}");
    writing.commit().await.unwrap();
    // What was given up is in nobody's way.
    let patient = SqliteStore::open_with(&path, Patience::TOOL).await.unwrap();
    put(&patient, "a", 3).await.unwrap();
}

/// There is one thread here for all tasks: a store that waited on it for the other program would hold up the other program.
#[tokio::test]
async fn while_a_write_waits_the_threads_of_tokio_go_on() {
    let (_folder, path) = room();
    let store = SqliteStore::open(&path).await.unwrap();
    put(&store, "a", 1).await.unwrap();
    let mut other = other(&path).await;
    let writing = other.begin_with("BEGIN IMMEDIATE").await.unwrap();

    let test = async {
        // The write has begun before this, and waits.
        assert_eq!(*store.read("a").await.unwrap().unwrap().value, json!(1));
        writing.commit().await.unwrap();
    };
    let (written, ()) = tokio::join!(put(&store, "a", 2), test);
    written.unwrap();
    assert_eq!(*store.read("a").await.unwrap().unwrap().value, json!(2));
}

#[tokio::test]
async fn an_emptied_or_foreign_file_is_refused_and_kept() {
    for text in ["", "this is a letter to my grandmother, and no database at all\n"] {
        let (_folder, path) = room();
        fs::write(&path, text.repeat(40)).unwrap();
        let error = SqliteStore::open(&path).await.err().unwrap();
        assert!(matches!(error, StoreError::Broken { .. }), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), text.repeat(40));
    }
    let (folder, _) = room();
    assert!(SqliteStore::open(folder.path()).await.is_err());
    assert!(
        SqliteStore::open(folder.path().join("none/library.db"))
            .await
            .is_err()
    );
}

#[tokio::test]
async fn a_value_that_somebody_broke_is_told_by_its_key_and_the_rest_can_be_read() {
    let (_folder, path) = room();
    let store = SqliteStore::open(&path).await.unwrap();
    put(&store, "a", 1).await.unwrap();
    put(&store, "b", 1).await.unwrap();
    sqlx::query("UPDATE entries SET value = '{' WHERE key = 'a'")
        .execute(&mut other(&path).await)
        .await
        .unwrap();
    let error = store.read("a").await.unwrap_err();
    assert!(
        error
            .to_string()
            .contains("library.db: the entry \"a\" is no JSON: "),
        "{error}"
    );
    assert!(store.read("b").await.unwrap().is_some());

    // Nobody writes over what might still be mended.
    let error = put(&store, "a", 2).await.unwrap_err();
    assert!(matches!(error, StoreError::Broken { .. }), "{error}");
    let kept: String = sqlx::query_scalar("SELECT value FROM entries WHERE key = 'a'")
        .fetch_one(&mut other(&path).await)
        .await
        .unwrap();
    assert_eq!(kept, "{");
}

#[tokio::test]
async fn who_does_not_wait_for_the_answer_holds_nobody_up() {
    let (_folder, path) = room();
    let store = SqliteStore::open(&path).await.unwrap();
    tokio::select! {
        biased;
        _ = put(&store, "a", 1) => panic!("SQLite has a thread of its own"),
        () = std::future::ready(()) => {}
    }
    sqlx::query("INSERT INTO entries (key, value, version) VALUES ('b', '1', 1)")
        .execute(&mut other(&path).await)
        .await
        .unwrap();
    put(&store, "a", 2).await.unwrap();
}

#[tokio::test]
async fn a_new_file_is_whole_from_the_start_and_nobody_elses_to_read() {
    let (folder, path) = room();
    let store = SqliteStore::open(&path).await.unwrap();
    put(&store, "a", 1).await.unwrap();
    for entry in fs::read_dir(folder.path()).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        assert!(name.starts_with("library.db"), "{name}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(
                entry.metadata().unwrap().permissions().mode() & 0o777,
                0o600,
                "{name}"
            );
        }
    }
}
