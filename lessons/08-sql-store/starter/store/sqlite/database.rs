//! Opens the database: connections, the table, and what is said when something is wrong with it. Given.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use std::{fs, process};

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use sqlx::{ConnectOptions, Connection, SqlSafeStr};

use super::super::StoreError;

/// What is done to a database, each once, in this order. Who has a database has the first done already: it is never changed
/// again, and what comes later is a new file, `0002_….sql`. The text of the files becomes a part of the program.
const MIGRATIONS: [(i64, &str, &str); 1] = [(1, "entries", include_str!("migrations/0001_entries.sql"))];

/// Connections that are lent to whoever needs one. To make one takes longer than to use it.
pub struct Database {
    pub readers: SqlitePool,
    /// One, for SQLite has one writer at a time. Whoever wants to write waits for it, first come, first served.
    pub writer: SqlitePool,
}

impl Database {
    /// Opens the database at `path`. If there is none, it is made.
    pub async fn open(path: &Path, options: SqliteConnectOptions) -> Result<Database, StoreError> {
        if path.parent().is_some_and(|it| it != "" && !it.is_dir()) {
            return Err(broken(
                path,
                "its folder is not there. Make it, or start the bot in the folder that has it.",
            ));
        }
        let opened = match fs::metadata(path) {
            // SQLite would take it for a new database. But here nobody makes a file without a byte: something has emptied it.
            Ok(file) if file.len() == 0 => {
                return Err(broken(
                    path,
                    "is empty. Put back a copy that is not, or remove it to begin anew.",
                ));
            }
            Err(fault) if fault.kind() == ErrorKind::NotFound => match make(path, &options).await {
                Ok(()) => Database::connect(options).await,
                Err(fault) => Err(fault),
            },
            _ => Database::connect(options).await,
        };
        opened.map_err(|fault| broken(path, &format!("cannot be opened: {fault}")))
    }

    async fn connect(options: SqliteConnectOptions) -> Result<Database, sqlx::Error> {
        let writer = pool(1).connect_with(options.clone()).await?;
        migrator().run(&writer).await?;
        let readers = pool(4).connect_with(options).await?;
        Ok(Database { readers, writer })
    }
}

/// Makes a new database beside `path`, and gives it that name when it is whole: whoever opens it finds all of it.
async fn make(path: &Path, options: &SqliteConnectOptions) -> Result<(), sqlx::Error> {
    static COUNT: AtomicU64 = AtomicU64::new(1);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let beside = path.with_added_extension(format!("{}-{number}.new", process::id()));
    let options = options.clone().filename(&beside).create_if_missing(true);
    let mut connection = options.connect().await?;
    migrator().run(&mut connection).await?;
    connection.close().await?;
    let named = match fs::hard_link(&beside, path) {
        Err(fault) if fault.kind() == ErrorKind::AlreadyExists => Ok(()), // another bot was quicker
        Err(_) => fs::rename(&beside, path), // not every disk can give a file a second name
        Ok(()) => Ok(()),
    };
    let _ = fs::remove_file(&beside);
    Ok(named?)
}

fn pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(connections)
        // Who waits longer than this for a connection gets an error. Discord waits 3 seconds for an answer, and whoever has got
        // the connection may have to wait once more, for another program: see `for_several`.
        .acquire_timeout(Duration::from_millis(1500))
        // On a full disk SQLite takes a transaction back by itself, and sqlx does not notice. That connection has served.
        .before_acquire(|connection, _| Box::pin(async { Ok(!connection.is_in_transaction()) }))
}

fn migrator() -> Migrator {
    let all = MIGRATIONS.map(|(number, title, sql)| {
        let (title, sql) = (title.into(), sql.into_sql_str());
        Migration::new(number, title, MigrationType::Simple, sql, false)
    });
    Migrator::with_migrations(all.into())
}

fn broken(path: &Path, reason: &str) -> StoreError {
    StoreError::Broken {
        place: path.display().to_string(),
        reason: reason.to_owned(),
    }
}

/// With this, `?` makes a `StoreError` of sqlx's. SQLite's numbers are listed at <https://sqlite.org/rescode.html>: the lower
/// byte says what kind of trouble it is, the rest says more.
impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> StoreError {
        const BUSY: u32 = 5;
        const LOCKED: u32 = 6;
        const NOT_SYNCED: u32 = 1034;
        let code = error.as_database_error().and_then(|it| it.code());
        match code.and_then(|it| it.parse::<u32>().ok()) {
            Some(code) if [BUSY, LOCKED].contains(&(code & 0xff)) => StoreError::Busy,
            Some(NOT_SYNCED) => StoreError::Uncertain {
                place: "the database".to_owned(),
                reason: error.to_string(),
            },
            _ if matches!(error, sqlx::Error::PoolTimedOut) => StoreError::Busy,
            _ => StoreError::Database(error.to_string()),
        }
    }
}
