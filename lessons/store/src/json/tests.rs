//! What no other program sees: the order of what is done on the disk, and each of it failing.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::JsonStore;
use super::contents::Contents;
use super::disk::{Disk, Step};
use crate::shelf::change;
use crate::{Expected, Patience, Store, StoreError, Version};

/// So long a disk that nobody lets go on hangs.
const PATIENCE: Duration = Duration::from_secs(60);

const STEPS: [Step; 7] = [
    Step::Create,
    Step::Write,
    Step::Sync,
    Step::SetMode,
    Step::KeepPrevious,
    Step::Rename,
    Step::SyncFolder,
];

struct Room {
    folder: TempDir,
}

impl Room {
    fn new(text: &str) -> Room {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("data.json"), text).unwrap();
        Room { folder }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("data.json")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.path()).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> = entries
            .map(|it| it.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// A store on a disk that does `before` ahead of each step.
    fn store(&self, before: impl FnMut(Step) -> io::Result<()> + Send + 'static) -> JsonStore {
        let mut disk = Disk::new(&self.path()).unwrap();
        disk.stop_at(before);
        JsonStore::start(disk, Patience::TOOL).unwrap()
    }
}

async fn put(store: &JsonStore, key: &str, value: impl Into<Value>) -> Result<(), StoreError> {
    let done = store.write(key, Some(value.into()), Expected::Anything).await;
    done.map(drop)
}

#[tokio::test]
async fn a_save_goes_through_its_steps_in_order() {
    let room = Room::new(r#"{ "a": 1 }"#);
    let steps = Arc::new(Mutex::new(Vec::new()));
    let seen = steps.clone();
    let store = room.store(move |step| {
        seen.lock().unwrap().push(step);
        Ok(())
    });
    put(&store, "a", 2).await.unwrap();
    assert_eq!(*steps.lock().unwrap(), STEPS);
    drop(store);
    assert_eq!(
        room.names(),
        [".data.json.lock", "data.json", "data.json.previous"]
    );
    let previous = fs::read_to_string(room.folder.path().join("data.json.previous")).unwrap();
    assert_eq!(previous, r#"{ "a": 1 }"#);
}

/// There is one thread here for all tasks: a store that waited for the disk on it would stop this test as well.
#[tokio::test]
async fn while_a_save_waits_for_the_disk_the_threads_of_tokio_go_on() {
    let room = Room::new(r#"{ "a": 1 }"#);
    let (reached, mut reaches) = tokio::sync::mpsc::unbounded_channel();
    let (go_on, may_go_on) = std::sync::mpsc::channel();
    let store = room.store(move |step| {
        let _ = reached.send(step);
        let gone_on = may_go_on.recv_timeout(PATIENCE);
        gone_on.map_err(|_| ErrorKind::TimedOut.into())
    });
    let test = async {
        for step in STEPS {
            assert_eq!(reaches.recv().await, Some(step));
            let read = store.read("a").await.unwrap().unwrap();
            assert_eq!(*read.value, json!(1), "what is not on the disk is not shown");
            go_on.send(()).unwrap();
        }
    };
    let (saved, ()) = tokio::join!(put(&store, "a", 2), test);
    saved.unwrap();
}

/// While the disk hangs: whoever is being saved is told that the change may still come, and whoever waits behind them that it will
/// not.
#[tokio::test]
async fn who_waits_for_too_long_is_told_whether_the_change_may_still_come() {
    let room = Room::new(r#"{ "a": 1 }"#);
    let (reached, mut reaches) = tokio::sync::mpsc::unbounded_channel();
    let (go_on, may_go_on) = std::sync::mpsc::channel();
    let store = room.store(move |step| match step {
        Step::Create => {
            let _ = reached.send(());
            let gone_on = may_go_on.recv_timeout(PATIENCE);
            gone_on.map_err(|_| ErrorKind::TimedOut.into())
        }
        _ => Ok(()),
    });
    let value = |number: u64| Some(Arc::new(json!(number)));

    let hangs = async { assert_eq!(reaches.recv().await, Some(())) };
    let error = store.write_unless(hangs, "a", value(2), Expected::Anything).await;
    assert!(matches!(error, Err(StoreError::Uncertain { .. })), "{error:?}");
    let at_once = std::future::ready(());
    let error = store
        .write_unless(at_once, "b", value(1), Expected::Anything)
        .await;
    assert!(matches!(error, Err(StoreError::Busy { .. })), "{error:?}");

    // The disk works again, and the store takes changes again.
    go_on.send(()).unwrap();
    go_on.send(()).unwrap();
    put(&store, "c", 1).await.unwrap();
    assert_eq!(*store.read("a").await.unwrap().unwrap().value, json!(2));
    assert_eq!(store.read("b").await.unwrap(), None);
}

#[tokio::test]
async fn a_full_disk_changes_nothing_and_when_there_is_room_again_saving_goes_on() {
    for full_at in [Step::Create, Step::Write, Step::Sync] {
        for kind in [
            ErrorKind::StorageFull,
            ErrorKind::QuotaExceeded,
            ErrorKind::FileTooLarge,
        ] {
            let room = Room::new(r#"{ "a": 1 }"#);
            let mut times = 0;
            let store = room.store(move |step| {
                times += usize::from(step == full_at);
                match step == full_at && times == 1 {
                    true => Err(kind.into()),
                    false => Ok(()),
                }
            });
            let error = put(&store, "a", 2).await.unwrap_err();
            assert!(matches!(error, StoreError::Full { .. }), "{full_at:?}: {error}");
            assert_eq!(room.text(), r#"{ "a": 1 }"#);
            assert_eq!(room.names(), [".data.json.lock", "data.json"]);
            assert_eq!(*store.read("a").await.unwrap().unwrap().value, json!(1));

            put(&store, "a", 3).await.unwrap();
            let found = store.read("a").await.unwrap().unwrap();
            assert_eq!((&*found.value, found.version), (&json!(3), Version(2)));
        }
    }
}

#[tokio::test]
async fn what_the_system_refuses_is_told_and_changes_nothing() {
    for refused_at in [
        Step::Create,
        Step::Write,
        Step::SetMode,
        Step::KeepPrevious,
        Step::Rename,
    ] {
        let room = Room::new(r#"{ "a": 1 }"#);
        let store = room.store(move |step| match step == refused_at {
            true => Err(ErrorKind::PermissionDenied.into()),
            false => Ok(()),
        });
        let error = put(&store, "a", 2).await.unwrap_err();
        assert!(matches!(error, StoreError::Io { .. }), "{refused_at:?}: {error}");
        assert!(
            error.to_string().contains("data.json: permission denied"),
            "{error}"
        );
        assert_eq!(room.text(), r#"{ "a": 1 }"#, "{refused_at:?}");
        let left_behind = room.names().into_iter().any(|it| it.ends_with(".tmp"));
        assert!(!left_behind, "{refused_at:?}");
    }
}

#[tokio::test]
async fn after_a_failed_fsync_nothing_is_taken_any_more_even_if_the_disk_works_again() {
    for failed_at in [Step::Sync, Step::SyncFolder] {
        let room = Room::new(r#"{ "a": 1 }"#);
        let mut times = 0;
        let store = room.store(move |step| {
            times += usize::from(step == failed_at);
            match step == failed_at && times == 1 {
                true => Err(io::Error::other("the disk is ill")),
                false => Ok(()),
            }
        });
        for value in [2, 3] {
            let error = put(&store, "a", value).await.unwrap_err();
            assert!(
                matches!(error, StoreError::Uncertain { .. }),
                "{failed_at:?}: {error}"
            );
            assert!(error.to_string().contains("the disk is ill"), "{error}");
        }
        assert_eq!(*store.read("a").await.unwrap().unwrap().value, json!(1));
        drop(store);
        // Who starts again sees what is there: the old file, or the new one. Both are whole.
        let store = room.store(|_| Ok(()));
        let value = store.read("a").await.unwrap().unwrap().value;
        assert_eq!(
            *value,
            if failed_at == Step::Sync {
                json!(1)
            } else {
                json!(2)
            }
        );
        put(&store, "a", 4).await.unwrap();
    }
}

#[tokio::test]
async fn an_edit_during_a_save_is_not_overwritten() {
    let room = Room::new(r#"{ "a": 1, "b": 1 }"#);
    let path = room.path();
    let mut edited = false;
    let store = room.store(move |step| {
        if step == Step::SetMode && !edited {
            edited = true;
            fs::write(&path, r#"{ "a": 1, "b": "by hand", "c": 1 }"#)?;
        }
        Ok(())
    });
    put(&store, "a", 2).await.unwrap();
    let list: Vec<_> = store.list("").await.unwrap();
    let list: Vec<_> = list
        .iter()
        .map(|(key, entry)| (key.as_str(), (*entry.value).clone(), entry.version.0))
        .collect();
    assert_eq!(
        list,
        [("a", json!(2), 2), ("b", json!("by hand"), 2), ("c", json!(1), 1)]
    );
    let file: Value = serde_json::from_str(&room.text()).unwrap();
    assert_eq!(
        (&file["a"], &file["b"], &file["c"]),
        (&json!(2), &json!("by hand"), &json!(1))
    );
}

/// Whatever is written in whatever order, the file read again gives the same entries and versions.
#[test]
fn a_file_read_again_has_what_was_written() {
    let keys = [
        "a",
        "b",
        "a/x",
        "a/y",
        "b/x",
        "list/one",
        "list/two",
        "list",
        "/",
        "/x",
        "x/",
        "a/x/y",
        "one/",
        "_other",
        "_versions",
        "_other/a",
        "_versions/a",
        "single",
        "single/x",
        "with/slash",
    ];
    let values = [
        Value::Null,
        json!(1),
        json!([]),
        json!({}),
        json!({ "x": {} }),
        json!({ "x": 1 }),
        json!({ "name": "one" }),
        json!({ "name": { "en": "two", "ko": "둘" } }),
        json!([{ "name": "one" }]),
        json!([{ "name": "one" }, { "name": "one" }]),
        json!([1, { "name": "one" }]),
    ];
    let start = json!({
        "single": 1, "with/slash": { "x": {} }, "list": [{ "name": "one", "more": 1 }, { "name": { "en": "two" } }], "a": {}
    });
    let path = PathBuf::from("data.json");
    let mut random = 1_u64;
    let mut draw = |below: usize| {
        // Knuth's generator: the same every time.
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) as usize % below
    };
    for _ in 0..200 {
        let mut contents = Contents::parse(&path, start.to_string().as_bytes()).unwrap();
        for _ in 0..30 {
            let key = keys[draw(keys.len())];
            let value = match draw(4) {
                0 => None,
                _ => Some(Arc::new(values[draw(values.len())].clone())),
            };
            let (_, slot) = change(key, contents.slot(key).as_ref(), value, Expected::Anything).unwrap();
            if let Some(slot) = slot {
                contents.put(key, &slot);
            }
            let text = contents.render().unwrap();
            let again = Contents::parse(&path, &text).unwrap();
            let slots = |contents: &Contents| {
                let mut slots: Vec<_> = contents
                    .keys()
                    .map(|key| format!("{key:?} {:?}", contents.slot(&key)))
                    .collect();
                slots.sort();
                slots
            };
            assert_eq!(
                slots(&contents),
                slots(&again),
                "{}",
                String::from_utf8_lossy(&text)
            );
            assert_eq!(text, again.render().unwrap());
        }
    }
}
