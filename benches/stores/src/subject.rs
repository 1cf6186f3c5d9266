//! A store with entries in it, and what is done to it.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use sqlx::{Connection, PgConnection};
use store::{Expected, Patience, Store};

use crate::entries::{self, Numbers};
#[cfg(unix)]
use crate::server::{Disk, Server};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Memory,
    Json,
    Sqlite,
    Postgres,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::Memory, Kind::Json, Kind::Sqlite, Kind::Postgres];

    pub fn name(self) -> &'static str {
        match self {
            Kind::Memory => "memory",
            Kind::Json => "JSON",
            Kind::Sqlite => "SQLite",
            Kind::Postgres => "PostgreSQL",
        }
    }
}

pub struct Subject {
    pub kind: Kind,
    pub size: usize,
    pub address: String,
    pub store: Arc<dyn Store>,
    keys: Vec<String>,
    numbers: Numbers,
    #[cfg(unix)]
    pub server: Option<Server>,
}

impl Subject {
    /// `None` where there is no PostgreSQL.
    pub async fn filled(kind: Kind, size: usize, folder: &Path) -> anyhow::Result<Option<Subject>> {
        let path = |name: &str| folder.join(format!("{size}.{name}")).display().to_string();
        #[cfg(unix)]
        let mut server = None;
        let address = match kind {
            Kind::Memory => "memory".to_owned(),
            Kind::Json => {
                fs::write(path("json"), serde_json::to_vec_pretty(&entries::document(size))?)?;
                format!("json:{}", path("json"))
            }
            Kind::Sqlite => {
                fill_sqlite(&path("db"), size).await?;
                format!("sqlite:{}", path("db"))
            }
            #[cfg(not(unix))]
            Kind::Postgres => return Ok(None),
            #[cfg(unix)]
            Kind::Postgres => {
                let Some(started) = Server::start(Disk::Synced) else {
                    return Ok(None);
                };
                let address = started.address("postgres");
                fill_postgres(&address, size).await?;
                server = Some(started);
                address
            }
        };
        // Nobody waits at Discord: a machine that is busy with other things is to be slow here, and not to fail.
        let store = store::open_with(&address, Patience::TOOL).await?;
        if kind == Kind::Memory {
            fill_memory(&store, size).await?;
        }
        Ok(Some(Subject {
            kind,
            size,
            address,
            store,
            keys: (0..size).map(entries::key).collect(),
            numbers: Numbers::new(),
            #[cfg(unix)]
            server,
        }))
    }

    /// Reads any entry.
    pub async fn get(&self) {
        let number = self.any();
        let found = self.store.read(&self.keys[number]).await.unwrap();
        assert!(black_box(found).is_some());
    }

    /// Changes any entry, and waits until that is as durable as the store makes it.
    pub async fn put(&self) {
        let number = self.any();
        let value = entries::value(number, 1);
        let written = self
            .store
            .write(&self.keys[number], Some(value), Expected::Something)
            .await;
        black_box(written.unwrap());
    }

    fn any(&self) -> usize {
        self.numbers.below(self.size)
    }
}

pub async fn fill_memory(store: &Arc<dyn Store>, size: usize) -> anyhow::Result<()> {
    for number in 0..size {
        let value = entries::value(number, 0);
        store
            .write(&entries::key(number), Some(value), Expected::Nothing)
            .await?;
    }
    Ok(())
}

/// In one transaction: one by one, it would wait for the disk a hundred thousand times.
pub async fn fill_sqlite(path: &str, size: usize) -> anyhow::Result<()> {
    let empty = store::SqliteStore::open(path).await?;
    let there = empty.list("").await?.len();
    drop(empty);
    if there == size {
        return Ok(());
    }
    let mut connection = rusqlite::Connection::open(path)?;
    let all = connection.transaction()?;
    {
        let mut insert = all.prepare("INSERT INTO entries (key, value, version) VALUES (?, ?, 1)")?;
        for number in 0..size {
            insert.execute([entries::key(number), entries::value(number, 0).to_string()])?;
        }
    }
    Ok(all.commit()?)
}

async fn fill_postgres(address: &str, size: usize) -> anyhow::Result<()> {
    drop(store::open(address).await?); // Makes the table.
    let keys: Vec<String> = (0..size).map(entries::key).collect();
    let values: Vec<String> = (0..size)
        .map(|number| entries::value(number, 0).to_string())
        .collect();
    let mut connection = PgConnection::connect(address).await?;
    let insert = "INSERT INTO entries SELECT key, value::json, 1 FROM unnest($1::text[], $2::text[]) AS it (key, value)";
    sqlx::query(insert)
        .bind(keys)
        .bind(values)
        .execute(&mut connection)
        .await?;
    sqlx::query("ANALYZE entries").execute(&mut connection).await?;
    Ok(connection.close().await?)
}
