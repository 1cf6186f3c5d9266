//! Import and export: nothing is lost on the way, and the library's file comes back in its form.

use std::fs;
use std::process::Command;
use std::sync::Arc;

use serde_json::{Value, json};
use store::{CopyError, Expected, Store, copy, open};

#[tokio::test(flavor = "multi_thread")]
async fn the_library_goes_into_a_database_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let library = include_str!("../../../../data/library.json");
    fs::write(path("library.json"), library).unwrap();

    let addresses = [
        format!("json:{}", path("library.json")),
        format!("sqlite:{}", path("library.db")),
        "memory".to_owned(),
        format!("json:{}", path("again.json")),
    ];
    let mut stores: Vec<Arc<dyn Store>> = Vec::new();
    for address in &addresses {
        stores.push(open(address).await.unwrap());
    }
    let library: Value = serde_json::from_str(library).unwrap();
    let entries =
        1 + library["hours"].as_object().unwrap().len() + library["facilities"].as_array().unwrap().len();
    for pair in stores.windows(2) {
        assert_eq!(copy(&*pair[0], &pair[1]).await.unwrap(), entries);
    }
    drop(stores);

    let again: Value = serde_json::from_str(&fs::read_to_string(path("again.json")).unwrap()).unwrap();
    for member in ["name", "hours"] {
        assert_eq!(again[member], library[member]);
    }
    let facilities = |document: &Value| {
        let mut list = document["facilities"].as_array().unwrap().clone();
        list.sort_by_key(|it| it["name"]["en"].to_string());
        list
    };
    assert_eq!(facilities(&again), facilities(&library));
}

#[tokio::test]
async fn a_store_that_has_something_is_refused_and_left_alone() {
    let (from, to) = (open("memory").await.unwrap(), open("memory").await.unwrap());
    from.write("a", Some(1.into()), Expected::Anything).await.unwrap();
    to.write("b", Some(2.into()), Expected::Anything).await.unwrap();
    let error = copy(&*from, &to).await.unwrap_err();
    assert!(matches!(error, CopyError::NotEmpty { entries: 1 }), "{error}");
    assert_eq!(to.list("").await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_entries_into_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let from = open("memory").await.unwrap();
    for number in 0..10_000 {
        let value = json!({ "number": number });
        from.write(&format!("many/{number}"), Some(value), Expected::Anything)
            .await
            .unwrap();
    }
    let to = open(&format!("json:{}/many.json", folder.path().display()))
        .await
        .unwrap();
    assert_eq!(copy(&*from, &to).await.unwrap(), 10_000);
}

#[test]
fn the_program_counts_and_says_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.json"), r#"{ "a": 1, "b": { "c": {} } }"#).unwrap();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_store-copy"));
        let output = command
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .unwrap();
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        (output.status.code().unwrap(), said)
    };
    assert_eq!(
        run(&["json:a.json", "sqlite:a.db"]),
        (0, "2 entries copied and compared\n".to_owned())
    );
    let again = "there are 2 entries already. Copy into a store that is empty\n";
    assert_eq!(run(&["json:a.json", "sqlite:a.db"]), (1, again.to_owned()));
    assert_eq!(run(&["json:a.json"]).0, 2);
    assert_eq!(run(&["text:a", "memory"]).0, 1);
}
