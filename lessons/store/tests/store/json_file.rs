//! The JSON file as people treat it: edited by hand, broken, emptied, linked, opened twice.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use store::{Expected, JsonStore, Store, StoreError};
use tempfile::TempDir;

const LIBRARY: &str = r#"{
  "name": { "en": "Central Library", "ko": "중앙도서관" },
  "hours": {
    "monday": { "open": "07:00", "close": "22:00" },
    "friday": { "open": "07:00", "close": "20:00" }
  },
  "facilities": [
    { "name": { "en": "Reading room", "ko": "열람실" }, "seats": 240 },
    { "name": "Café" }
  ],
  "of my own": [1, 2.50, "three"]
}
"#;

struct Room {
    folder: TempDir,
}

impl Room {
    fn new(text: impl AsRef<[u8]>) -> Room {
        let folder = tempfile::tempdir().unwrap();
        let room = Room { folder };
        room.edit(text);
        room
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn edit(&self, text: impl AsRef<[u8]>) {
        fs::write(self.file("library.json"), text).unwrap();
    }

    fn text(&self) -> String {
        fs::read_to_string(self.file("library.json")).unwrap()
    }

    async fn open(&self) -> Result<JsonStore, StoreError> {
        JsonStore::open(self.file("library.json")).await
    }

    /// What it says to a file that it refuses, without the folder; the file is as it was.
    async fn refusal(&self) -> String {
        let before = fs::read(self.file("library.json")).unwrap();
        let error = self.open().await.err().unwrap();
        assert!(matches!(error, StoreError::Broken { .. }), "{error}");
        assert_eq!(fs::read(self.file("library.json")).unwrap(), before);
        let folder = fs::canonicalize(self.folder.path()).unwrap();
        let said = error.to_string().replace(folder.to_str().unwrap(), "");
        said.replace(['/', '\\'], "")
    }
}

async fn put(store: &JsonStore, key: &str, value: impl Into<Value>) -> Result<(), StoreError> {
    let done = store.write(key, Some(value.into()), Expected::Anything).await;
    done.map(drop)
}

async fn versions(store: &JsonStore) -> Vec<(String, u64)> {
    let list = store.list("").await.unwrap();
    list.into_iter()
        .map(|(key, entry)| (key, entry.version.0))
        .collect()
}

#[tokio::test]
async fn the_file_keeps_its_form_and_what_the_bot_does_not_know() {
    let room = Room::new(LIBRARY);
    let store = room.open().await.unwrap();
    put(
        &store,
        "hours/monday",
        json!({ "open": "08:00", "close": "22:00" }),
    )
    .await
    .unwrap();
    put(
        &store,
        "facilities/Printer",
        json!({ "name": { "en": "Printer", "ko": "프린터" } }),
    )
    .await
    .unwrap();
    store
        .write("facilities/Café", None, Expected::Something)
        .await
        .unwrap();

    let mut expected: Value = serde_json::from_str(LIBRARY).unwrap();
    expected["hours"]["monday"]["open"] = "08:00".into();
    expected["facilities"][1] = json!({ "name": { "en": "Printer", "ko": "프린터" } });
    let text = room.text();
    let body = text.split(",\n  \"_versions\"").next().unwrap();
    // As text: the order is the same, too.
    assert_eq!(
        format!("{body}\n}}"),
        serde_json::to_string_pretty(&expected).unwrap()
    );
    let file: Value = serde_json::from_str(&text).unwrap();
    let entries = json!({ "facilities/Café": 2, "hours/monday": 2 });
    assert_eq!(file["_versions"]["entries"], entries);
    assert!(text.ends_with("}\n"));
}

#[tokio::test]
async fn a_file_is_not_touched_by_reading_it() {
    let room = Room::new(LIBRARY);
    drop(room.open().await.unwrap());
    assert_eq!(room.text(), LIBRARY);
}

#[tokio::test]
async fn an_edit_while_the_bot_runs_is_taken_over() {
    let room = Room::new(r#"{ "a": 1, "b": 1, "c": 1 }"#);
    let store = room.open().await.unwrap();
    put(&store, "a", 2).await.unwrap();
    room.edit(r#"{ "b": "by hand", "c": 1, "d": 1 }"#);
    // Before a write it is noticed: `a` is gone, so this is refused, and nothing is written.
    let outcome = store.write("a", Some(3.into()), Expected::Something).await;
    assert!(matches!(outcome, Err(StoreError::Conflict { found: None, .. })));
    put(&store, "e", 1).await.unwrap();
    let expected = [("b", 2), ("c", 1), ("d", 1), ("e", 1)].map(|(key, version)| (key.to_owned(), version));
    assert_eq!(versions(&store).await, expected);
    put(&store, "a", 4).await.unwrap();
    assert_eq!(store.read("a").await.unwrap().unwrap().version.0, 4);
}

#[tokio::test]
async fn a_broken_edit_while_the_bot_runs_is_told_and_kept_until_it_is_mended() {
    let room = Room::new(LIBRARY);
    let store = room.open().await.unwrap();
    for broken in ["{ \"name\": ", "", "\u{feff}{}", "{ \"a\": 1, \"a\": 2 }"] {
        room.edit(broken);
        let error = put(&store, "a", 1).await.unwrap_err();
        assert!(matches!(error, StoreError::Broken { .. }), "{error}");
        assert_eq!(room.text(), broken);
        assert!(store.read("hours/monday").await.unwrap().is_some());
    }
    fs::remove_file(room.file("library.json")).unwrap();
    let error = put(&store, "a", 1).await.unwrap_err().to_string();
    assert!(error.contains("has gone while the bot ran"), "{error}");
    assert!(!room.file("library.json").exists());

    room.edit(LIBRARY);
    put(&store, "a", 1).await.unwrap();
    assert_eq!(versions(&store).await.len(), 7);
}

#[tokio::test]
async fn an_edit_while_no_bot_ran_raises_every_version() {
    let room = Room::new(r#"{ "a": 1, "b": 1, "c": 1 }"#);
    let store = room.open().await.unwrap();
    put(&store, "a", 2).await.unwrap();
    store.write("c", None, Expected::Anything).await.unwrap();
    drop(store);

    let text = room.text();
    room.edit(serde_json::from_str::<Value>(&text).unwrap().to_string()); // On one line: the same.
    let store = room.open().await.unwrap();
    assert_eq!(versions(&store).await, [("a".to_owned(), 2), ("b".to_owned(), 1)]);
    drop(store);

    room.edit(text.replace("\"b\": 1", "\"b\": 5"));
    let store = room.open().await.unwrap();
    assert_eq!(versions(&store).await, [("a".to_owned(), 3), ("b".to_owned(), 2)]);
    put(&store, "c", 1).await.unwrap();
    assert_eq!(store.read("c").await.unwrap().unwrap().version.0, 4);
}

#[tokio::test]
async fn what_cannot_be_understood_is_refused_with_its_place() {
    let deep = "[".repeat(10_000);
    for (text, said) in [
        (
            "{\n  \"이름\": \"도서관\" \"x\"\n}",
            "library.json:2:15: expected `,` or `}`",
        ),
        (
            "",
            "library.json: is empty. A new store is a file that is not there; this one has lost what it held",
        ),
        (
            " \n",
            "library.json: is empty. A new store is a file that is not there; this one has lost what it held",
        ),
        (
            "\u{feff}{}",
            "library.json:1:1: begins with a byte order mark. Save it as UTF-8 without BOM",
        ),
        (
            "[]",
            "library.json:1:1: is no JSON object: it must begin with { and end with }",
        ),
        (
            "{\n  \"a\": 1,\n  \"a\": 2\n}",
            "library.json:3:5: \"a\" stands here for the second time",
        ),
        ("{ \"a\": { \"x\": NaN } }", "library.json:1:15: expected value"),
        ("{ \"a\": 1e999 }", "library.json:1:12: number out of range"),
        (
            &format!("{{ \"a\": {deep} }}"),
            "library.json:1:134: recursion limit exceeded",
        ),
        (
            r#"{ "f": [{ "name": "Café" }, { "name": { "en": "Café" } }] }"#,
            "library.json: \"f\" has two entries called \"Café\". Rename one, or remove it",
        ),
        (
            r#"{ "a/b": 1, "a": { "b": {} } }"#,
            "library.json: two entries are called \"ab\". Rename one, or remove it",
        ),
        (r#"{ "": 1 }"#, "library.json: \"\" is no key: it is empty"),
        (
            r#"{ "a": 1, "_versions": { "a": 1 } }"#,
            "library.json: \"_versions\" has another form than {\"checksum\":\"…\",\"entries\":{\"a key\":2}}. \
             Remove it, and every entry is in version 1",
        ),
    ] {
        assert_eq!(Room::new(text).refusal().await, said);
    }
    let room = Room::new(b"{\n  \"a\": \"caf\xe9\"\n}");
    let said = "library.json:2:12: is not UTF-8 here. Open it in your editor and save it as UTF-8";
    assert_eq!(room.refusal().await, said);
}

#[tokio::test]
async fn who_emptied_the_file_is_told_of_the_one_before() {
    let room = Room::new(r#"{ "a": 1 }"#);
    put(&room.open().await.unwrap(), "a", 2).await.unwrap();
    room.edit("");
    let said = room.refusal().await;
    assert!(
        said.ends_with("Mend it, or put back library.json.previous, the one before the last save"),
        "{said}"
    );
    assert_eq!(
        fs::read_to_string(room.file("library.json.previous")).unwrap(),
        r#"{ "a": 1 }"#
    );
}

#[tokio::test]
async fn a_second_bot_is_refused_and_told_who_has_it() {
    let room = Room::new(LIBRARY);
    let store = room.open().await.unwrap();
    let Err(StoreError::InUse { process, .. }) = room.open().await else {
        panic!("two have it");
    };
    if cfg!(unix) {
        assert_eq!(process, Some(std::process::id()));
    }
    put(&store, "a", 1).await.unwrap();
    drop(store);
    assert!(room.open().await.is_ok());
}

#[tokio::test]
async fn what_a_killed_bot_left_is_swept_and_nothing_else() {
    let room = Room::new(LIBRARY);
    let stale = [".library.json.123-4.tmp", ".library.json.5-0.tmp"];
    let others = [
        ".library.json.tmp",
        ".other.json.1-2.tmp",
        ".library.json.x-1.tmp",
        "library.json.1-2.tmp",
    ];
    for name in stale.iter().chain(&others) {
        fs::write(room.file(name), "x").unwrap();
    }
    let _store = room.open().await.unwrap();
    assert!(stale.iter().all(|name| !room.file(name).exists()));
    assert!(others.iter().all(|name| room.file(name).exists()));
}

#[tokio::test]
async fn a_new_store_is_a_file_that_is_not_there_in_a_folder_that_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.json");
    let store = JsonStore::open(&path).await.unwrap();
    assert!(!path.exists());
    put(&store, "a", 1).await.unwrap();
    assert!(path.exists());
    let error = JsonStore::open(folder.path().join("none/new.json"))
        .await
        .err()
        .unwrap();
    assert!(
        error.to_string().starts_with("cannot open the folder "),
        "{error}"
    );
    assert!(JsonStore::open(folder.path()).await.is_err());
}

#[cfg(unix)]
#[tokio::test]
async fn permissions_and_symbolic_links_survive() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;

    let room = Room::new(LIBRARY);
    let elsewhere = tempfile::tempdir().unwrap();
    let target = elsewhere.path().join("real.json");
    fs::rename(room.file("library.json"), &target).unwrap();
    symlink(&target, room.file("library.json")).unwrap();
    fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();

    let store = room.open().await.unwrap();
    // By its other name it is the same store.
    assert!(matches!(
        JsonStore::open(&target).await,
        Err(StoreError::InUse { .. })
    ));
    put(&store, "a", 1).await.unwrap();
    assert!(room.file("library.json").is_symlink());
    assert_eq!(mode(&target), 0o640);
    assert!(fs::read_to_string(&target).unwrap().contains("\"a\": 1"));
    drop(store);

    fs::remove_file(&target).unwrap();
    assert!(
        room.open().await.is_err(),
        "a link that points to nothing is no new store"
    );

    let new = room.file("new.json");
    put(&JsonStore::open(&new).await.unwrap(), "a", 1).await.unwrap();
    assert_eq!(mode(&new), 0o600);
}

#[tokio::test]
async fn who_does_not_wait_for_the_answer_has_their_change_all_the_same() {
    let room = Room::new("{}");
    let store = room.open().await.unwrap();
    let write = store.write("a", Some(1.into()), Expected::Anything);
    let asked = async {
        tokio::select! {
            biased;
            _ = write => {}
            () = async {} => {} // The write has been polled once.
        }
    };
    asked.await;
    drop(store);
    assert!(room.text().contains("\"a\": 1"));
}
