//! What every store must do, as tests: `cargo test -p lesson-08-sql-store --bins`. Given.
//!
//! To try a store of your own, add a function at the end, as `memory`, `json` and `sqlite` are.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::{Value, json};
use tokio::task::JoinSet;

use super::{Change, Entry, Expected, Store, StoreError, Version};

type Tested = Result<(), StoreError>;

/// All of it, each on a store of its own that is empty.
async fn keeps_the_contract(empty: impl AsyncFn() -> Arc<dyn Store>) {
    let tested: [Tested; 5] = [
        counts_versions(empty().await.as_ref()).await,
        lists_a_group_in_order(empty().await.as_ref()).await,
        takes_keys_as_they_are(empty().await.as_ref()).await,
        checks_what_was_expected(empty().await.as_ref()).await,
        loses_nothing_of_many(empty().await).await,
    ];
    for result in tested {
        assert!(result.is_ok(), "{result:?}");
    }
}

async fn counts_versions(store: &dyn Store) -> Tested {
    assert_eq!(seen(store.read("hours/monday").await?), None);
    assert_eq!(write(store, "hours/monday", 10).await?, (None, Some((10, 1))));
    assert_eq!(
        write(store, "hours/monday", 11).await?,
        (Some((10, 1)), Some((11, 2)))
    );
    assert_eq!(seen(store.read("hours/monday").await?), Some((11, 2)));
    assert_eq!(remove(store, "hours/monday").await?, (Some((11, 2)), None));
    assert_eq!(seen(store.read("hours/monday").await?), None);
    assert_eq!(remove(store, "hours/monday").await?, (None, None));
    // To be taken away was its third change, to be back is its fourth.
    assert_eq!(write(store, "hours/monday", 12).await?, (None, Some((12, 4))));
    Ok(())
}

async fn lists_a_group_in_order(store: &dyn Store) -> Tested {
    let keys = [
        "Rooms/d",
        "r%s/e",
        "r_oms/f",
        "rooms/열람실",
        "rooms/b",
        "roomsize/c",
        "rooms/a",
        "name",
        "rooms/a/1",
    ];
    for key in keys {
        write(store, key, 1).await?;
    }
    remove(store, "rooms/b").await?;
    let listed = async |group| -> Result<Vec<String>, StoreError> {
        let entries = store.list(group).await?;
        Ok(entries.into_iter().map(|(key, _)| key).collect())
    };
    assert_eq!(listed("rooms/").await?, ["rooms/a", "rooms/a/1", "rooms/열람실"]);
    // What means «anything» elsewhere means itself in a key.
    assert_eq!(listed("r%s/").await?, ["r%s/e"]);
    assert_eq!(listed("r_oms/").await?, ["r_oms/f"]);
    assert_eq!(listed("nothing/").await?, [""; 0]);
    assert_eq!(listed("").await?.len(), 8);
    Ok(())
}

async fn takes_keys_as_they_are(store: &dyn Store) -> Tested {
    let keys = [
        "a/B", "a/b", "a/ b", "a/it's", "a/../b", "a/%", "a/_", "a/카페", "a/☕",
    ];
    for (number, key) in keys.into_iter().enumerate() {
        write(store, key, number as u64).await?;
    }
    for (number, key) in keys.into_iter().enumerate() {
        let found = seen(store.read(key).await?);
        assert_eq!(found, Some((number as u64, 1)), "{key}");
    }
    Ok(())
}

async fn checks_what_was_expected(store: &dyn Store) -> Tested {
    let wrong = [Expected::Something, Expected::Version(Version(1))];
    for expected in wrong {
        assert_eq!(conflict(store, expected).await, None, "{expected:?}");
    }
    store
        .write("a/b", Some(json!({ "n": 1 })), Expected::Nothing)
        .await?;
    store
        .write("a/b", Some(json!({ "n": 2 })), Expected::Something)
        .await?;
    store
        .write("a/b", Some(json!({ "n": 3 })), Expected::Version(Version(2)))
        .await?;
    let wrong = [
        Expected::Nothing,
        Expected::Version(Version(2)),
        Expected::Version(Version(4)),
    ];
    for expected in wrong {
        assert_eq!(conflict(store, expected).await, Some((3, 3)), "{expected:?}");
    }
    assert_eq!(seen(store.read("a/b").await?), Some((3, 3)));
    Ok(())
}

/// Eight add to one number, ten times each: they look, and write if nobody was quicker.
async fn loses_nothing_of_many(store: Arc<dyn Store>) -> Tested {
    write(store.as_ref(), "a/sum", 0).await?;
    let mut adding: JoinSet<Tested> = JoinSet::new();
    for _ in 0..8 {
        let store = Arc::clone(&store);
        adding.spawn(async move {
            for _ in 0..10 {
                add_one(store.as_ref()).await?;
            }
            Ok(())
        });
    }
    for result in adding.join_all().await {
        result?;
    }
    assert_eq!(seen(store.read("a/sum").await?), Some((80, 81)));
    Ok(())
}

async fn add_one(store: &dyn Store) -> Tested {
    loop {
        let (sum, version) = seen(store.read("a/sum").await?).unwrap_or_default();
        let more = Some(json!({ "n": sum + 1 }));
        match store
            .write("a/sum", more, Expected::Version(Version(version)))
            .await
        {
            Err(StoreError::Conflict { .. }) => {}
            done => return done.map(drop),
        }
    }
}

/// A number and its version.
type Seen = Option<(u64, u64)>;

/// A value in a test is `{ "n": 3 }`: in a group of a JSON file, all values are objects.
fn seen(entry: Option<Entry>) -> Seen {
    let entry = entry?;
    Some((entry.value["n"].as_u64()?, entry.version.0))
}

fn both(change: Change) -> (Seen, Seen) {
    (seen(change.before), seen(change.after))
}

async fn write(store: &dyn Store, key: &str, n: u64) -> Result<(Seen, Seen), StoreError> {
    let value: Value = json!({ "n": n });
    store.write(key, Some(value), Expected::Anything).await.map(both)
}

async fn remove(store: &dyn Store, key: &str) -> Result<(Seen, Seen), StoreError> {
    store.write(key, None, Expected::Anything).await.map(both)
}

/// What the refusal of a write says is there.
async fn conflict(store: &dyn Store, expected: Expected) -> Seen {
    match store.write("a/b", Some(json!({ "n": 9 })), expected).await {
        Err(StoreError::Conflict { key, found }) if key == "a/b" => seen(found),
        other => panic!("{expected:?}: {other:?}"),
    }
}

// ---- The stores ----

#[tokio::test(flavor = "multi_thread")]
async fn memory() {
    keeps_the_contract(async || super::open("memory").await.unwrap()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn json() {
    in_files_keeps_the_contract("json").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite() {
    in_files_keeps_the_contract("sqlite").await;
}

/// For stores whose address is their kind and a path.
async fn in_files_keeps_the_contract(kind: &str) {
    let folder = tempfile::tempdir().unwrap();
    let made = AtomicU32::new(0);
    let empty = async || {
        let number = made.fetch_add(1, Ordering::Relaxed);
        let file = folder.path().join(number.to_string());
        super::open(&format!("{kind}:{}", file.display())).await.unwrap()
    };
    keeps_the_contract(empty).await;
}

/// What is in a file is there again, with its versions, when it is opened once more.
#[tokio::test]
async fn json_is_as_it_was() -> Result<(), StoreError> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.json");
    let address = format!("json:{}", file.display());
    let store = super::open(&address).await?;
    write(store.as_ref(), "a/kept", 1).await?;
    write(store.as_ref(), "a/kept", 2).await?;
    write(store.as_ref(), "a/gone", 1).await?;
    remove(store.as_ref(), "a/gone").await?;
    drop(store);

    let store = super::open(&address).await?;
    assert_eq!(seen(store.read("a/kept").await?), Some((2, 2)));
    assert_eq!(seen(store.read("a/gone").await?), None);
    assert_eq!(write(store.as_ref(), "a/gone", 3).await?, (None, Some((3, 3))));
    drop(store);

    // Edited by hand while no bot ran: no version can be trusted to be of the value it was of.
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("\"n\": 2", "\"n\": 7")).unwrap();
    let store = super::open(&address).await?;
    assert_eq!(seen(store.read("a/kept").await?), Some((7, 3)));
    Ok(())
}

/// What is in a database is there again, with its versions, when it is opened once more.
#[tokio::test]
async fn sqlite_is_as_it_was() -> Result<(), StoreError> {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite:{}", folder.path().join("a.db").display());
    let store = super::open(&address).await?;
    write(store.as_ref(), "a/kept", 1).await?;
    write(store.as_ref(), "a/kept", 2).await?;
    write(store.as_ref(), "a/gone", 1).await?;
    remove(store.as_ref(), "a/gone").await?;
    drop(store);

    let store = super::open(&address).await?;
    assert_eq!(seen(store.read("a/kept").await?), Some((2, 2)));
    assert_eq!(seen(store.read("a/gone").await?), None);
    assert_eq!(write(store.as_ref(), "a/gone", 3).await?, (None, Some((3, 3))));
    Ok(())
}

/// Two bots that have one database open are as two in one bot: neither overwrites what the other has written.
#[tokio::test(flavor = "multi_thread")]
async fn two_share_one_database() -> Result<(), StoreError> {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite:{}", folder.path().join("a.db").display());
    let (one, two) = tokio::join!(super::open(&address), super::open(&address));
    let (one, two) = (one?, two?);
    write(one.as_ref(), "a/sum", 0).await?;
    let add = async |store: &dyn Store| -> Tested {
        for _ in 0..20 {
            add_one(store).await?;
        }
        Ok(())
    };
    let (first, second) = tokio::join!(add(one.as_ref()), add(two.as_ref()));
    first.and(second)?;
    assert_eq!(seen(one.read("a/sum").await?), Some((40, 41)));
    Ok(())
}

/// An emptied file is no new database, and a file of another kind is left as it is.
#[tokio::test]
async fn sqlite_opens_databases_only() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.db");
    for (content, reason) in [("", "is empty"), ("{ \"name\": 1 }\n", "not a database")] {
        std::fs::write(&file, content).unwrap();
        let opened = super::open(&format!("sqlite:{}", file.display())).await;
        let error = opened.err().map(|it| it.to_string()).unwrap_or_default();
        assert!(error.contains(reason), "{error}");
        assert_eq!(std::fs::read_to_string(&file).unwrap(), content);
    }
}

// ---- From one to another ----

#[tokio::test]
async fn a_copy_is_the_same_in_every_store() -> Result<(), StoreError> {
    let folder = tempfile::tempdir().unwrap();
    let at = |kind: &str, name: &str| format!("{kind}:{}", folder.path().join(name).display());
    let [first, second, third] = [at("json", "1"), at("sqlite", "2"), at("json", "3")];
    let store = super::open(&first).await?;
    for (number, key) in ["name", "a/B", "a/it's", "a/카페", "b/gone"]
        .into_iter()
        .enumerate()
    {
        write(store.as_ref(), key, number as u64).await?;
    }
    remove(store.as_ref(), "b/gone").await?;
    drop(store);

    super::open(&format!("{second} from {first}")).await?;
    let copy = super::open(&format!("{third} from {second}")).await?;
    let entries = copy.list("").await?;
    let seen: Vec<_> = entries
        .into_iter()
        .map(|(key, it)| (key, seen(Some(it))))
        .collect();
    let expected = [("a/B", 1), ("a/it's", 2), ("a/카페", 3), ("name", 0)];
    assert_eq!(
        seen,
        expected.map(|(key, n)| (key.to_owned(), Some((n, 1)))).to_vec()
    );

    let again = super::open(&format!("{second} from {first}")).await;
    assert!(matches!(again.err(), Some(StoreError::NotEmpty { count: 4, .. })));
    let nothing = super::open(&format!("memory from {}", at("sqlite", "4"))).await;
    assert!(matches!(nothing.err(), Some(StoreError::Broken { .. })));
    Ok(())
}
