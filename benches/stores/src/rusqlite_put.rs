//! The same durable put as that of the SQLite store, by rusqlite alone: no pool, nothing checked. And once more on a thread of its
//! own, as whoever must not hold up tokio's threads has to do it.

use std::hint::black_box;
use std::path::Path;
use std::sync::mpsc::{self, Sender};
use std::thread;

use rusqlite::{Connection, TransactionBehavior, params};
use serde_json::Value;
use tokio::sync::oneshot;

use crate::entries::{self, Numbers};
use crate::subject;

pub struct Bare {
    connection: Connection,
    size: usize,
    numbers: Numbers,
}

impl Bare {
    pub async fn filled(folder: &Path, size: usize) -> anyhow::Result<Bare> {
        let path = folder.join(format!("{size}.rusqlite.db"));
        subject::fill_sqlite(&path.display().to_string(), size).await?;
        let connection = Connection::open(&path)?;
        connection.pragma_update(None, "journal_mode", "wal")?;
        connection.pragma_update(None, "synchronous", "full")?;
        let numbers = Numbers::new();
        Ok(Bare {
            connection,
            size,
            numbers,
        })
    }

    pub fn put(&mut self) -> rusqlite::Result<()> {
        let number = self.numbers.below(self.size);
        let (key, value) = (entries::key(number), entries::value(number, 1).to_string());
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (before, version): (String, i64) = transaction
            .prepare_cached("SELECT value, version FROM entries WHERE key = ?")?
            .query_row([&key], |row| Ok((row.get(0)?, row.get(1)?)))?;
        transaction
            .prepare_cached("UPDATE entries SET value = ?2, version = ?3, previous = ?4 WHERE key = ?1")?
            .execute(params![key, value, version + 1, before])?;
        // Who changes something is told what was there.
        black_box(serde_json::from_str::<Value>(&before).unwrap());
        transaction.commit()
    }
}

/// Puts on a thread of its own, which is asked by a message and answers by another. Both sides sleep meanwhile, and to be woken
/// costs more than the messages.
pub struct OnThread(Sender<oneshot::Sender<()>>);

impl OnThread {
    pub fn of(mut bare: Bare) -> OnThread {
        let (ask, asked) = mpsc::channel::<oneshot::Sender<()>>();
        thread::spawn(move || {
            for answer in asked {
                bare.put().unwrap();
                let _ = answer.send(()); // Whoever asked waits for it.
            }
        });
        OnThread(ask)
    }

    pub async fn put(&self) {
        let (answer, answered) = oneshot::channel();
        self.0.send(answer).unwrap();
        answered.await.unwrap();
    }
}
