//! What every store must do, as a test for any of them: ours, and one that you write.
//!
//! ```
//! use store::contract::{Keeps, check};
//!
//! # #[tokio::main(flavor = "current_thread")] async fn main() {
//! let outcome = check(Keeps::Nothing, |_name| store::open("memory")).await;
//! if let Err(broken) = outcome {
//!     panic!("{broken}");
//! }
//! # }
//! ```
//!
//! `check` opens a store for each rule, under a name of its own. A name that has not been used is an empty store; the same name
//! again is a restart: the same data, if the store keeps any.

mod expected;
mod odd;
mod plain;
mod together;

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use crate::{Change, Entry, Expected, Store, StoreError};

/// What is left when a store is opened again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeps {
    Everything,
    Nothing,
}

/// The rules that a store broke. Shown, it has a line for each.
#[derive(Debug)]
pub struct Broken {
    pub rules: Vec<BrokenRule>,
}

/// What should be, in a sentence, and what was.
#[derive(Debug)]
pub struct BrokenRule {
    pub rule: &'static str,
    pub was: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "this store breaks {} of the rules:", self.rules.len())?;
        for BrokenRule { rule, was } in &self.rules {
            write!(f, "\n  {rule}\n    but {was}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Broken {}

/// Checks every rule, and tells all that are broken. `open` gets a name of letters and `-`.
pub async fn check<O, F>(keeps: Keeps, open: O) -> Result<(), Broken>
where
    O: Fn(String) -> F,
    F: Future<Output = Result<Arc<dyn Store>, StoreError>>,
{
    let mut judge = Judge {
        open: &|name| Box::pin(open(name)),
        broken: Vec::new(),
    };
    plain::check(&mut judge).await;
    expected::check(&mut judge).await;
    odd::check(&mut judge).await;
    together::check(&mut judge).await;
    match keeps {
        Keeps::Everything => {
            let rule = "After a restart every entry is there, in its version, and what was removed is not.";
            judge.rule(rule, "restart", plain::everything_is_kept).await;
        }
        Keeps::Nothing => {
            let rule = "After a restart a store that keeps nothing is empty.";
            judge.rule(rule, "restart", plain::nothing_is_kept).await;
        }
    }
    match judge.broken.is_empty() {
        true => Ok(()),
        false => Err(Broken { rules: judge.broken }),
    }
}

type Opening<'a> = Pin<Box<dyn Future<Output = Result<Arc<dyn Store>, StoreError>> + 'a>>;

struct Judge<'a> {
    open: &'a dyn Fn(String) -> Opening<'a>,
    broken: Vec<BrokenRule>,
}

impl<'a> Judge<'a> {
    /// Checks one rule in a place of its own, called `name`.
    async fn rule(
        &mut self,
        rule: &'static str,
        name: &'static str,
        holds: impl AsyncFn(&Room<'a>) -> Result<(), Was>,
    ) {
        let room = Room {
            open: self.open,
            name,
        };
        // For a store that never answers; no store is so slow.
        let outcome = tokio::time::timeout(Duration::from_secs(120), holds(&room)).await;
        let was = match outcome {
            Ok(Ok(())) => return,
            Ok(Err(Was(was))) => was,
            Err(_) => "the store had not answered after two minutes".to_owned(),
        };
        self.broken.push(BrokenRule { rule, was });
    }
}

/// Where one rule is checked.
struct Room<'a> {
    open: &'a dyn Fn(String) -> Opening<'a>,
    name: &'static str,
}

impl Room<'_> {
    async fn open(&self) -> Result<Arc<dyn Store>, Was> {
        let store = (self.open)(self.name.to_owned()).await;
        store.map_err(|error| Was(format!("it cannot be opened: {error}")))
    }
}

/// What was instead, to be read after «but».
struct Was(String);

impl From<StoreError> for Was {
    fn from(error: StoreError) -> Was {
        Was(format!("it answered with an error: {error}"))
    }
}

fn ensure(holds: bool, was: impl FnOnce() -> String) -> Result<(), Was> {
    match holds {
        true => Ok(()),
        false => Err(Was(was())),
    }
}

/// Writes without a condition.
async fn put(store: &dyn Store, key: &str, value: impl Into<Value>) -> Result<Change, StoreError> {
    store.write(key, Some(value.into()), Expected::Anything).await
}

async fn remove(store: &dyn Store, key: &str) -> Result<Change, StoreError> {
    store.write(key, None, Expected::Anything).await
}

/// An entry in a sentence.
fn told(entry: &Option<Entry>) -> String {
    match entry {
        Some(entry) => format!("{} in {}", entry.value, entry.version),
        None => "nothing".to_owned(),
    }
}

fn has(entry: &Option<Entry>, value: &Value) -> bool {
    entry.as_ref().is_some_and(|entry| *entry.value == *value)
}
