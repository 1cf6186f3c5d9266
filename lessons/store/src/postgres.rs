//! Entries in a PostgreSQL database: a server of its own, for many bots on many machines.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;
use sqlx::migrate::Migrator;
use sqlx::postgres::{PgConnectOptions, PgExecutor, PgPool, PgPoolOptions};
use tokio::time::timeout;

use crate::patience::{no_turn, not_done};
use crate::shelf::{Slot, change};
use crate::sql::{self, Row};
use crate::{Change, Entry, Expected, Patience, Store, StoreError, limits};

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/postgres");

/// As many as a small bot needs: each is a process on the server, which has a hundred of them in all.
const CONNECTIONS: u32 = 5;

/// The longest that the server works on one statement: long enough to list a large store. Whoever writes does not wait for so long.
const STATEMENT: &str = "10s";

/// A PostgreSQL database, by its address: `postgres://user:password@host:5432/database`.
///
/// A write returns when its change is on the server's disk, or when its [`Patience`] is at an end.
pub struct PostgresStore {
    /// For messages, so without the password.
    place: PathBuf,
    patience: Patience,
    pool: PgPool,
}

impl PostgresStore {
    /// Connects to the database at `address`, which must exist, and makes its table if it is not there.
    ///
    /// # Errors
    /// [`StoreError::BadAddress`] if that is no address; [`StoreError::Busy`] or [`StoreError::Database`] if the server does not
    /// answer, or refuses.
    pub async fn open(address: &str) -> Result<PostgresStore, StoreError> {
        PostgresStore::open_with(address, Patience::BOT).await
    }

    /// The same for somebody who has more patience, or less.
    ///
    /// # Errors
    /// As [`open`](PostgresStore::open).
    pub async fn open_with(address: &str, patience: Patience) -> Result<PostgresStore, StoreError> {
        let options = PgConnectOptions::from_str(address).map_err(|error| StoreError::BadAddress {
            address: "postgres://…".to_owned(),
            reason: error.to_string(),
        })?;
        let database = options.get_database().unwrap_or_default();
        let place = format!(
            "postgres://{}:{}/{database}",
            options.get_host(),
            options.get_port()
        );
        let place = PathBuf::from(place);
        // For a row that another program has locked. 0 would be for ever.
        let lock_timeout = format!("{}ms", patience.others.as_millis().max(1));
        let options = options.application_name("store").options([
            // Each commit waits for the disk, even where the server's own setting says that it need not.
            ("synchronous_commit", "on"),
            ("lock_timeout", lock_timeout.as_str()),
            ("statement_timeout", STATEMENT),
        ]);
        let pool = PgPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(patience.longest())
            .connect_with(options)
            .await
            .map_err(fault("reach", &place))?;
        // Of several bots that begin at once, one does it and the others wait: sqlx takes a lock in the database.
        let migrated = MIGRATIONS.run(&pool).await;
        migrated.map_err(|error| fault("set up", &place)(error.into()))?;
        Ok(PostgresStore {
            place,
            patience,
            pool,
        })
    }

    async fn slot(&self, database: impl PgExecutor<'_>, key: &str) -> Result<Option<Slot>, StoreError> {
        // A `$1` is a place for a value. It never becomes part of the SQL, whatever is in it.
        let row: Option<Row> = sqlx::query_as("SELECT key, value::text, version FROM entries WHERE key = $1")
            .bind(key)
            .fetch_optional(database)
            .await
            .map_err(self.fault("read"))?;
        row.map(|row| Ok(sql::slot(&self.place, row)?.1)).transpose()
    }

    /// A server that has gone without a word never answers. Nothing changes by reading, so whoever has waited may ask again.
    async fn in_time<T>(
        &self,
        reading: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, StoreError> {
        let read = timeout(self.patience.longest(), reading).await;
        read.unwrap_or_else(|_| Err(no_turn(&self.place)))
    }

    fn fault(&self, action: &'static str) -> impl FnOnce(sqlx::Error) -> StoreError {
        fault(action, &self.place)
    }
}

#[async_trait]
impl Store for PostgresStore {
    async fn read(&self, key: &str) -> Result<Option<Entry>, StoreError> {
        limits::check_key(key)?;
        let found = self.in_time(self.slot(&self.pool, key)).await?;
        Ok(found.and_then(|slot| slot.entry()))
    }

    async fn list(&self, group: &str) -> Result<Vec<(String, Entry)>, StoreError> {
        limits::check_group(group)?;
        let query = match sql::after(group) {
            Some(end) => sqlx::query_as(
                "SELECT key, value::text, version FROM entries
                 WHERE key >= $1 AND key < $2 AND value IS NOT NULL ORDER BY key",
            )
            .bind(group)
            .bind(end),
            None => sqlx::query_as(
                "SELECT key, value::text, version FROM entries WHERE key >= $1 AND value IS NOT NULL ORDER BY key",
            )
            .bind(group),
        };
        let rows: Vec<Row> = self
            .in_time(async { query.fetch_all(&self.pool).await.map_err(self.fault("read")) })
            .await?;
        sql::entries(&self.place, rows)
    }

    async fn write(&self, key: &str, value: Option<Value>, expected: Expected) -> Result<Change, StoreError> {
        limits::check_key(key)?;
        if let Some(value) = &value {
            limits::check_value(key, value)?;
        }
        let json = value.as_ref().map(Value::to_string);
        let value = value.map(Arc::new);
        let turn = timeout(self.patience.turn, self.pool.acquire()).await;
        let connection = turn.map_err(|_| no_turn(&self.place))?;
        let mut connection = connection.map_err(self.fault("reach"))?;
        let mut is_sent = false;
        let writing = async {
            loop {
                let found = self.slot(&mut *connection, key).await?;
                let (change, slot) = change(key, found.as_ref(), value.clone(), expected)?;
                let Some(slot) = slot else { return Ok(change) };
                is_sent = true;
                // One statement, so one transaction. It changes the row that was found, and no other: if somebody else was
                // quicker, it does nothing, and we look again.
                let done = sqlx::query(
                    "INSERT INTO entries (key, value, version) VALUES ($1, $2::json, $3)
                     ON CONFLICT (key) DO UPDATE SET value = excluded.value, version = excluded.version
                     WHERE entries.version = $4",
                )
                .bind(key)
                .bind(&json)
                .bind(sql::number(slot.version))
                .bind(found.map_or(0, |slot| sql::number(slot.version)))
                .execute(&mut *connection)
                .await
                .map_err(self.fault("write"))?;
                if done.rows_affected() == 1 {
                    return Ok(change);
                }
                is_sent = false;
            }
        };
        let written = timeout(self.patience.save, writing).await;
        written.unwrap_or_else(|_| match is_sent {
            true => Err(not_done(&self.place)),
            false => Err(no_turn(&self.place)),
        })
    }
}

/// For `map_err`: PostgreSQL's codes are listed at <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
fn fault(action: &'static str, place: &Path) -> impl FnOnce(sqlx::Error) -> StoreError {
    let path = place.to_owned();
    move |error| {
        let place = path.display();
        let code = error.as_database_error().and_then(|it| it.code());
        // The connection has gone, and the server may have kept the change all the same.
        let is_gone = matches!(error, sqlx::Error::Io(_))
            || code
                .as_deref()
                .is_some_and(|it| it.starts_with("08") || it.starts_with("57P"));
        match code.as_deref() {
            _ if is_gone && action == "write" => StoreError::Uncertain {
                path,
                reason: error.to_string(),
            },
            Some("53100") => StoreError::Full { path },
            Some("53300" | "55P03" | "57014") => StoreError::Busy {
                reason: format!("{place}: {error}"),
            },
            _ if matches!(error, sqlx::Error::PoolTimedOut) => StoreError::Busy {
                reason: format!("{place} does not answer"),
            },
            _ => StoreError::Database {
                action,
                reason: format!("{place}: {error}"),
            },
        }
    }
}
