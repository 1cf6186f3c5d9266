//! Entries in an SQLite database: one file, no server, and a save costs as much as the change.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use async_trait::async_trait;
use serde_json::Value;
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteExecutor, SqliteJournalMode, SqlitePool, SqlitePoolOptions,
    SqliteSynchronous,
};
use sqlx::{ConnectOptions, Connection};
use tokio::fs;
use tokio::sync::Mutex;
use tokio::time::timeout;

use crate::patience::{no_turn, not_done};
use crate::shelf::{Slot, change};
use crate::sql::{self, Row};
use crate::{Change, Entry, Expected, Patience, Place, Store, StoreError, Version, limits};

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");

/// `SQLITE_IOERR_FSYNC`: the disk may have thrown the bytes away.
const NOT_SYNCED: u32 = 1034;

/// Enough to read while others do. SQLite is so quick that more would only wait for the processor.
const READERS: u32 = 4;

/// One SQLite file. Several bots may have it open at once.
///
/// A write returns when its change is on the disk, or when its [`Patience`] is at an end.
pub struct SqliteStore {
    path: PathBuf,
    patience: Patience,
    /// SQLite has one writer at a time. Those of this program wait here in a queue, first come, first served; with connections of
    /// their own each would ask again and again, and the unlucky for long.
    writer: Mutex<SqliteConnection>,
    /// In WAL mode nobody who reads waits for the writer.
    readers: SqlitePool,
}

impl SqliteStore {
    /// Opens the database at `path`, or makes a new one there; its folder must exist.
    pub async fn open(path: impl AsRef<Path>) -> Result<SqliteStore, StoreError> {
        SqliteStore::open_with(path, Patience::BOT).await
    }

    /// The same for somebody who has more patience, or less.
    pub async fn open_with(path: impl AsRef<Path>, patience: Patience) -> Result<SqliteStore, StoreError> {
        let path = path.as_ref();
        match fs::metadata(path).await {
            Ok(metadata) if metadata.len() == 0 => {
                return Err(StoreError::Broken {
                    place: Place::file(path),
                    reason:
                        "is empty. A new store is a file that is not there; this one has lost what it held"
                            .to_owned(),
                });
            }
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => create(path).await?,
            Err(error) => return Err(StoreError::io("open", path)(error)),
        }
        let options = options(path)
            // Each commit waits for the disk. NORMAL would be quicker in WAL mode, and lose the last changes in a power cut.
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(patience.others);
        let fault = || fault(path, "open");
        let mut writer = options.connect().await.map_err(fault())?;
        migrate(&mut writer).await.map_err(fault())?;
        let readers = readers(patience).connect_with(options).await;
        let readers = readers.map_err(fault())?;
        Ok(SqliteStore {
            path: path.to_owned(),
            patience,
            writer: Mutex::new(writer),
            readers,
        })
    }
}

#[async_trait]
impl Store for SqliteStore {
    async fn read(&self, key: &str) -> Result<Option<Entry>, StoreError> {
        limits::check_key(key)?;
        let found = self.find(&self.readers, key).await?;
        Ok(found.and_then(|slot| slot.entry()))
    }

    async fn list(&self, group: &str) -> Result<Vec<(String, Entry)>, StoreError> {
        limits::check_group(group)?;
        let query = match sql::after(group) {
            Some(end) => sqlx::query_as(
                "SELECT key, value, version FROM entries WHERE key >= ? AND key < ? AND value IS NOT NULL ORDER BY key",
            )
            .bind(group)
            .bind(end),
            None => sqlx::query_as(
                "SELECT key, value, version FROM entries WHERE key >= ? AND value IS NOT NULL ORDER BY key",
            )
            .bind(group),
        };
        let rows: Vec<Row> = query
            .fetch_all(&self.readers)
            .await
            .map_err(fault(&self.path, "read"))?;
        sql::entries(&self.path, rows)
    }

    async fn write(&self, key: &str, value: Option<Value>, expected: Expected) -> Result<Change, StoreError> {
        limits::check_key(key)?;
        if let Some(value) = &value {
            limits::check_value(key, value)?;
        }
        let json = value.as_ref().map(Value::to_string);
        let value = value.map(Arc::new);
        let turn = timeout(self.patience.turn, self.writer.lock()).await;
        let mut writer = turn.map_err(|_| no_turn(&self.path))?;
        let writing = async {
            loop {
                if let Some((version, before)) = self.put(&mut writer, key, json.as_deref(), expected).await?
                {
                    let after = Slot { value, version }.entry();
                    return Ok(Change { before, after });
                }
                // It was not as expected, or broken, or there was nothing to take away: what is there tells.
                let found = self.find(&mut *writer, key).await?;
                if let (change, None) = change(key, found.as_ref(), value.clone(), expected)? {
                    return Ok(change);
                }
                // Now it is as expected: another program was here in between.
            }
        };
        let written = timeout(self.patience.save, writing).await;
        written.unwrap_or_else(|_| Err(not_done(&self.path)))
    }
}

impl SqliteStore {
    /// Gives `key` the value `json`, or takes its value away, if what is there is as expected. Returns the new version, and what
    /// was there.
    ///
    /// It is one statement, so one transaction, with nothing to take back if the one who asked has gone; and one message to the
    /// thread that SQLite runs on: while messages go to and fro, nobody else can write.
    async fn put(
        &self,
        writer: &mut SqliteConnection,
        key: &str,
        json: Option<&str>,
        expected: Expected,
    ) -> Result<Option<(Version, Option<Entry>)>, StoreError> {
        let (count, version) = match expected {
            Expected::Anything => (None, None),
            Expected::Nothing => (Some(0), None),
            Expected::Something => (Some(1), None),
            Expected::Version(version) => (Some(1), Some(sql::number(version))),
        };
        // A `?` is a place for a value. It never becomes part of the SQL, whatever is in it.
        let rows: Vec<(i64, Option<String>)> = sqlx::query_as(
            "INSERT INTO entries (key, value, version, previous)
                 SELECT ?1, ?2, ifnull(max(version), 0) + 1, max(value) FROM entries WHERE key = ?1
                 HAVING (?2 IS NOT NULL OR count(value) = 1) -- of this key there is one value, or none
                    AND (count(value) = 0 OR json_valid(max(value))) -- what somebody broke by hand is kept
                    AND (?3 IS NULL OR count(value) = ?3)
                    AND (?4 IS NULL OR max(version) = ?4)
             ON CONFLICT (key) DO UPDATE
                 SET value = excluded.value, version = excluded.version, previous = excluded.previous
             RETURNING version, previous",
        )
        .bind(key)
        .bind(json)
        .bind(count)
        .bind(version)
        // All there are, though there is one at most: after the last the change is on the disk, and not before.
        .fetch_all(writer)
        .await
        .map_err(fault(&self.path, "write"))?;
        let Some((version, previous)) = rows.into_iter().next() else {
            return Ok(None);
        };
        let before = match previous {
            Some(json) => self.slot((key.to_owned(), Some(json), version - 1))?.entry(),
            None => None,
        };
        // The table lets no version be less than 1.
        Ok(Some((Version(version.unsigned_abs()), before)))
    }

    async fn find<'e>(
        &self,
        database: impl SqliteExecutor<'e>,
        key: &str,
    ) -> Result<Option<Slot>, StoreError> {
        let row = sqlx::query_as("SELECT key, value, version FROM entries WHERE key = ?")
            .bind(key)
            .fetch_optional(database)
            .await
            .map_err(fault(&self.path, "read"))?;
        row.map(|row| self.slot(row)).transpose()
    }

    fn slot(&self, row: Row) -> Result<Slot, StoreError> {
        Ok(sql::slot(&self.path, row)?.1)
    }
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        // Changes go to a log beside the file, `-wal`: readers see the state before, and a commit is one fsync, not two. The file
        // knows it from the first time on. To be changed it must be nobody else's for a moment, and that is not waited for: so a
        // new one is made so, before anybody else can open it.
        .journal_mode(SqliteJournalMode::Wal)
}

fn readers(patience: Patience) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(READERS)
        .acquire_timeout(patience.longest())
        // There is no network that could have lost a connection, so none is tried before use, and none grows old.
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None)
}

/// Of the databases that this program has made.
static NUMBER: AtomicU64 = AtomicU64::new(0);

/// Makes a new database beside `path` and puts it there when it is whole. So a file without a byte is never a new one, but one
/// that somebody has emptied.
async fn create(path: &Path) -> Result<(), StoreError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let temporary = path.with_file_name(format!(".{name}.{}-{number}.tmp", process::id()));
    let io = || StoreError::io("create", path);
    remove(&temporary).await; // Of a program that had our number, and was killed here.
    let made = async {
        let mut new = fs::OpenOptions::new();
        new.write(true).create_new(true);
        #[cfg(unix)]
        new.mode(0o600); // There may be personal data in it. SQLite gives the files beside it the same.
        let file = new.open(&temporary).await.map_err(io())?;
        let mut connection = options(&temporary)
            .connect()
            .await
            .map_err(fault(path, "create"))?;
        MIGRATIONS
            .run(&mut connection)
            .await
            .map_err(|error| fault(path, "create")(error.into()))?;
        connection.close().await.map_err(fault(path, "create"))?;
        file.sync_all().await.map_err(io())?;
        match fs::hard_link(&temporary, path).await {
            // Another bot has made it in the meantime.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            // This file system has no second names.
            Err(_) => fs::rename(&temporary, path).await.map_err(io()),
            Ok(()) => Ok(()),
        }
    }
    .await;
    remove(&temporary).await;
    made?;
    match path.parent() {
        // Its name is on the disk, too. Windows sees to that by itself.
        Some(folder) if cfg!(unix) => {
            let folder = if folder == Path::new("") {
                Path::new(".")
            } else {
                folder
            };
            let synced = async { fs::File::open(folder).await?.sync_all().await };
            synced.await.map_err(io())
        }
        _ => Ok(()),
    }
}

/// A database, and what SQLite has beside one that was not closed.
async fn remove(database: &Path) {
    for end in ["", "-wal", "-shm"] {
        let mut path = database.as_os_str().to_owned();
        path.push(end);
        let _ = fs::remove_file(path).await; // Mostly it is not there.
    }
}

/// Two bots may begin at the same moment, and both find that something is to be done: the second finds it done when it looks again.
async fn migrate(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    let mut tries = 0;
    loop {
        tries += 1;
        match MIGRATIONS.run(&mut *connection).await {
            Err(MigrateError::Execute(_) | MigrateError::ExecuteMigration(..)) if tries < 3 => {}
            done => return Ok(done?),
        }
    }
}

/// For `map_err`: SQLite's numbers are listed at <https://sqlite.org/rescode.html>.
fn fault(path: &Path, action: &'static str) -> impl FnOnce(sqlx::Error) -> StoreError {
    let path = path.to_owned();
    move |error| {
        let code = error
            .as_database_error()
            .and_then(|it| it.code()?.parse::<u32>().ok());
        // The lower byte is the kind, the rest tells more.
        match code.map(|code| code & 0xff) {
            _ if code == Some(NOT_SYNCED) => StoreError::Uncertain {
                path,
                reason: error.to_string(),
            },
            Some(5 | 6) => StoreError::Busy {
                reason: format!("another program is writing to {}", path.display()),
            },
            Some(13) => StoreError::Full { path },
            Some(11 | 26) => StoreError::Broken {
                place: Place::file(&path),
                reason: error.to_string(),
            },
            _ if matches!(error, sqlx::Error::PoolTimedOut) => StoreError::Busy {
                reason: format!("too many wait for {}", path.display()),
            },
            _ => StoreError::Database {
                action,
                reason: format!("{}: {error}", path.display()),
            },
        }
    }
}
