//! Lesson 08's bot, right in all its parts but one: each of `mistakes/` gives it a store with something wrong.

#[path = "../../../../solutions/08-sql-store/src/ask.rs"]
mod ask;
#[path = "../../../../solutions/08-sql-store/src/change.rs"]
mod change;
#[path = "../../../../solutions/08-sql-store/src/connect.rs"]
mod connect;
#[path = "../../../../solutions/08-sql-store/src/edit.rs"]
mod edit;
#[path = "../../../../solutions/08-sql-store/src/error.rs"]
mod error;
#[path = "../../../../solutions/08-sql-store/src/library.rs"]
mod library;
#[path = "../../06-read-write/src/race.rs"]
pub mod race;
#[path = "../../07-store-trait/src/run.rs"]
mod run;
#[path = "../../../../solutions/08-sql-store/src/say.rs"]
mod say;
pub mod sql;
#[path = "../../../../solutions/08-sql-store/src/store/mod.rs"]
pub mod store;
#[path = "../../../../solutions/08-sql-store/src/time.rs"]
mod time;
#[path = "../../07-store-trait/src/turns.rs"]
mod turns;

use run::{Context, Error};
pub use run::{Data, run, run_one_by_one};
