//! Lesson 07's bot, right in all its parts but one: each of `mistakes/` gives it a store with something wrong.

#[path = "../../../../solutions/07-store-trait/src/ask.rs"]
mod ask;
#[path = "../../../../solutions/07-store-trait/src/change.rs"]
mod change;
#[path = "../../../../solutions/07-store-trait/src/connect.rs"]
mod connect;
#[path = "../../../../solutions/07-store-trait/src/edit.rs"]
mod edit;
#[path = "../../../../solutions/07-store-trait/src/error.rs"]
mod error;
#[path = "../../../../solutions/07-store-trait/src/library.rs"]
mod library;
#[path = "../../06-read-write/src/race.rs"]
pub mod race;
mod run;
#[path = "../../../../solutions/07-store-trait/src/say.rs"]
mod say;
#[path = "../../../../solutions/07-store-trait/src/store/mod.rs"]
pub mod store;
#[path = "../../../../solutions/07-store-trait/src/time.rs"]
mod time;
mod turns;

use run::{Context, Error};
pub use run::{Data, run, run_one_by_one};
