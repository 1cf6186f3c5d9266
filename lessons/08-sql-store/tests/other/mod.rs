//! Another program that has the bot's database open.

use botcamp::stage::{Act, Stage};
use serde_json::Value;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::sqlite::{Sqlite, SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use sqlx::{AssertSqlSafe, Connection, SqlSafeStr, SqliteConnection, Transaction};

use crate::library::Row;

/// The table as the lesson begins with it.
const TABLE: &str = include_str!("../../starter/store/sqlite/migrations/0001_entries.sql");

/// A database with these rows, as a file. `extra` is SQL that is run at the end.
pub async fn database(rows: &[Row], extra: &str) -> Vec<u8> {
    made(rows, extra)
        .await
        .unwrap_or_else(|error| panic!("no database can be made here: {error}"))
}

async fn made(rows: &[Row], extra: &str) -> sqlx::Result<Vec<u8>> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("made.db");
    let options = SqliteConnectOptions::new()
        .filename(&file)
        .create_if_missing(true);
    let mut connection = SqliteConnection::connect_with(&options).await?;
    let kind = MigrationType::Simple;
    let table = Migration::new(1, "entries".into(), kind, TABLE.into_sql_str(), false);
    Migrator::with_migrations(vec![table])
        .run(&mut connection)
        .await?;
    for (key, value) in rows {
        // What has been taken away has been there once.
        let version = if value.is_some() { 1 } else { 2 };
        sqlx::query("INSERT INTO entries (key, value, version) VALUES (?, ?, ?)")
            .bind(key)
            .bind(value.as_ref().map(Value::to_string))
            .bind(version)
            .execute(&mut connection)
            .await?;
    }
    sqlx::raw_sql(AssertSqlSafe(extra))
        .execute(&mut connection)
        .await?;
    connection.close().await?;
    Ok(std::fs::read(file)?)
}

/// What cannot be done here, because the bot's database is not as it should be, is written into the transcript.
pub struct Other {
    pool: SqlitePool,
}

impl Other {
    pub fn program(stage: &Stage, file: &str) -> Other {
        let options = SqliteConnectOptions::new().filename(stage.path(file));
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_lazy_with(options);
        Other { pool }
    }

    /// Writes a value, as this bot would.
    pub async fn puts(&self, stage: &mut Stage, key: &str, value: Value) {
        let done = async { put(&mut *self.pool.acquire().await?, key, value).await }.await;
        seen(stage, done);
    }

    /// Writes a value while the bot has looked already, and waits for its turn to do what it was asked.
    pub async fn is_quicker(&self, stage: &mut Stage, slower: Act, key: &str, value: Value) {
        stage.notes(&format!("another program writes {key}, and takes its time"));
        let Some(mut transaction) = seen(stage, self.pool.begin_with("BEGIN IMMEDIATE").await) else {
            return;
        };
        let carol = stage.user("carol");
        let writes = async {
            // Who asks later and has an answer shows that the bot has looked.
            carol.runs("/open-now").await;
            put(&mut transaction, key, value).await?;
            transaction.commit().await
        };
        let ((), done) = tokio::join!(stage.at_once([slower]), writes);
        seen(stage, done);
    }

    /// Tells what became of the table that somebody wanted to drop.
    pub async fn shows_the_table(&self, stage: &mut Stage) {
        let tables = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema WHERE name = 'entries'")
            .fetch_one(&self.pool)
            .await;
        let tables = seen(stage, tables);
        stage.notes(match tables {
            Some(0) => "what was typed was run as SQL: the table is gone",
            Some(1_i64) => "the table is there: nothing that was typed was run as SQL",
            _ => "nobody knows what became of the table",
        });
    }

    /// Adds each key to the transcript, and how often it has been written.
    pub async fn shows_versions(&self, stage: &mut Stage) {
        let rows = sqlx::query_as("SELECT key, version, value IS NOT NULL FROM entries ORDER BY key")
            .fetch_all(&self.pool)
            .await;
        let rows: Vec<(String, i64, bool)> = seen(stage, rows).unwrap_or_default();
        stage.notes(&format!("the database has {} rows", rows.len()));
        for (key, version, is_there) in rows {
            let gone = if is_there { "" } else { ", taken away" };
            stage.notes(&format!("{key}: version {version}{gone}"));
        }
    }

    /// From now on the bot can write nothing: its disk is full or, where that cannot be done, something holds its database.
    pub async fn fills_the_disk(&self, stage: &mut Stage) -> Filled {
        if stage.can_fill_the_disk() {
            stage.disk_is_full(true);
            return Filled { instead: None };
        }
        stage.notes("the disk is full");
        Filled {
            instead: self.holds(stage).await,
        }
    }

    /// Begins to write, and does not finish before what it returns is dropped.
    pub async fn holds(&self, stage: &mut Stage) -> Option<Transaction<'static, Sqlite>> {
        seen(stage, self.pool.begin_with("BEGIN EXCLUSIVE").await)
    }
}

async fn put(connection: &mut SqliteConnection, key: &str, value: Value) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO entries (key, value, version) VALUES (?, ?, 1)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value, version = entries.version + 1",
    )
    .bind(key)
    .bind(value.to_string())
    .execute(connection)
    .await?;
    Ok(())
}

/// A disk without room.
#[must_use]
pub struct Filled {
    instead: Option<Transaction<'static, Sqlite>>,
}

impl Filled {
    pub async fn makes_room(self, stage: &mut Stage) {
        if stage.can_fill_the_disk() {
            stage.disk_is_full(false);
            return;
        }
        if let Some(held) = self.instead {
            let released = held.rollback().await;
            seen(stage, released);
        }
        stage.notes("there is room on the disk again");
    }
}

fn seen<T>(stage: &mut Stage, done: sqlx::Result<T>) -> Option<T> {
    done.inspect_err(|error| stage.notes(&format!("another program cannot use the database: {error}")))
        .ok()
}
