//! PostgreSQL for real: a server is started for this, if its programs are installed.

use std::time::Duration;

use crate::server::{Disk, Server};
use serde_json::json;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use store::contract::{Keeps, check};
use store::{Expected, Patience, PostgresStore, Store, StoreError};

/// The address of a schema that is there from then on: a store of its own in the same database.
async fn schema(server: &Server, name: &str) -> String {
    let mut connection = PgConnection::connect(&server.address("postgres")).await.unwrap();
    let create = format!("CREATE SCHEMA IF NOT EXISTS \"{name}\""); // A name of the contract's own: letters and `-`.
    sqlx::query(AssertSqlSafe(create))
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
    format!("{}&options[search_path]=\"{name}\"", server.address("postgres"))
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_keeps_the_contract() {
    let Some(server) = Server::start(Disk::Careless) else {
        return;
    };
    let server = &server;
    let open =
        |name: String| async move { store::open_with(&schema(server, &name).await, Patience::TOOL).await };
    check(Keeps::Everything, open)
        .await
        .unwrap_or_else(|broken| panic!("{broken}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_bots_and_a_server_that_goes() {
    let Some(server) = Server::start(Disk::Synced) else {
        return;
    };
    let address = server.address("postgres");
    // Both find an empty database, and one of them sets it up.
    let open = || PostgresStore::open_with(&address, Patience::TOOL);
    let (one, two) = tokio::join!(open(), open());
    let (one, two) = (one.unwrap(), two.unwrap());

    let count = async |store: &PostgresStore| {
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
    tokio::join!(count(&one), count(&two));
    assert_eq!(*one.read("count").await.unwrap().unwrap().value, json!(40));

    // Another program has the row, and does not let go of it. Who waits for nobody is told at once.
    let waits_for_nobody = Patience {
        others: Duration::ZERO,
        ..Patience::TOOL
    };
    let impatient = PostgresStore::open_with(&address, waits_for_nobody)
        .await
        .unwrap();
    let mut other = PgConnection::connect(&address).await.unwrap();
    let mut writing = other.begin().await.unwrap();
    sqlx::query("UPDATE entries SET version = version WHERE key = 'count'")
        .execute(&mut *writing)
        .await
        .unwrap();
    let error = impatient.write("count", Some(json!(0)), Expected::Anything).await;
    assert!(matches!(error, Err(StoreError::Busy { .. })), "{error:?}");

    // Who waits for it, but not so long, does not know how it ends: the statement is with the server, and cannot be called back.
    let waits_for_no_disk = Patience {
        save: Duration::from_secs(2),
        ..Patience::TOOL
    };
    let unknowing = PostgresStore::open_with(&address, waits_for_no_disk)
        .await
        .unwrap();
    let error = unknowing
        .write("count", Some(json!(40)), Expected::Anything)
        .await;
    assert!(matches!(error, Err(StoreError::Uncertain { .. })), "{error:?}");
    drop(writing);
    drop(other);

    // Killed as by a power cut.
    server.stop();
    let error = one
        .write("count", Some(json!(0)), Expected::Anything)
        .await
        .unwrap_err();
    // It was found out before anything was written.
    let said_so = matches!(error, StoreError::Database { .. } | StoreError::Busy { .. });
    assert!(said_so, "{error:?}");
    server.start_again();
    // The old connections are gone, and new ones are made by themselves.
    assert_eq!(*one.read("count").await.unwrap().unwrap().value, json!(40));
    two.write("count", Some(json!(41)), Expected::Something)
        .await
        .unwrap();
}

#[tokio::test]
async fn where_nobody_listens_the_address_is_told_without_the_password() {
    let folder = tempfile::tempdir().unwrap();
    let address = format!(
        "postgres://bot:secret@localhost/library?host={}",
        folder.path().display()
    );
    let error = store::open(&address).await.err().unwrap();
    assert!(
        matches!(error, StoreError::Database { action: "reach", .. }),
        "{error:?}"
    );
    assert!(!format!("{error} {error:?}").contains("secret"), "{error:?}");

    let error = store::open("postgres://bot:secret@host:notaport/x")
        .await
        .err()
        .unwrap();
    assert!(matches!(error, StoreError::BadAddress { .. }), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("secret"), "{error:?}");
}
