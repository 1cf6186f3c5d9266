//! A bot on stage: a lesson's test starts it on an offline Discord of its own, lets users talk to it, and compares what was
//! said with the snapshot.
//!
//! ```
//! # use botcamp::stage::Stage;
//! # // On this page `stage!()` has no bot to start: cargo names a crate's program to the crate's tests only.
//! # macro_rules! stage { () => { std::future::pending::<Stage>() } }
//! // #[tokio::test]
//! async fn greets_whoever_asks() {
//!     let mut stage = stage!().await;
//!     let alice = stage.user("alice");
//!     alice.runs("/hello").await;
//!     alice.runs("/hello name: Bob").await;
//!     stage.transcript_is("greets_whoever_asks");
//! }
//! ```
//!
//! A bot that keeps something is given a place for it, is killed, and its file is looked at:
//!
//! ```
//! # use botcamp::stage::Stage;
//! # macro_rules! stage { () => { Stage::start(todo!()) } }
//! # async fn remembers() {
//! let mut stage = stage!().env("STORE", "json:data/library.json").await;
//! stage.user("alice").runs("/set-hours day: monday open: 08:10 close: 19:40").await;
//! stage.restarts().await;
//! stage.user("bora").runs("/library topic: hours").await;
//! stage.shows_file("data/library.json");
//! assert!(stage.reads("data/library.json").ends_with(b"}\n"));
//! # }
//! ```
//!
//! Two people act at the same moment; Discord is slow to confirm an answer:
//!
//! ```
//! # async fn two_people(mut stage: botcamp::stage::Stage) {
//! let (alice, bora) = (stage.user("alice"), stage.user("bora"));
//! stage.at_once([alice.runs("/remove-facility name: Lockers"), bora.runs("/library topic: hours")]).await;
//! alice.runs("/set-hours day: monday open: 08:10 close: 19:40").slowly().await;
//! bora.runs("/library topic: hours").await; // does the bot wait with it until alice's answer is confirmed?
//! # }
//! ```
//!
//! Whatever moment it is killed at, what it said it had saved is there:
//!
//! ```
//! # async fn is_killed(mut stage: botcamp::stage::Stage) {
//! let alice = stage.user("alice");
//! let answers = stage
//!     .killed_while(5, |n| alice.runs(&format!("/add-facility name: Room {n} description: One of many")))
//!     .await;
//! let kept = String::from_utf8(stage.reads("data/library.json")).unwrap_or_default();
//! let saved = |n: &usize| answers[*n].as_deref().is_some_and(|it| it.starts_with("Saved"));
//! let lost = (0..answers.len()).filter(saved).find(|n| !kept.contains(&format!("\"Room {n}\"")));
//! match lost {
//!     None => stage.notes("all that was saved is in the file"),
//!     Some(n) => stage.notes(&format!("the answer was that Room {n} is saved, and it is not in the file")),
//! }
//! # }
//! ```
//!
//! The disk is full, and somebody starts the bot a second time:
//!
//! ```
//! # async fn goes_wrong(mut stage: botcamp::stage::Stage) {
//! stage.disk_is_full(true); // on Linux; see `can_fill_the_disk`
//! stage.user("alice").runs("/remove-facility name: Lockers").await;
//! stage.disk_is_full(false);
//! stage.another_bot().refuses_to_start("in use").await; // what it prints about «in use» is in the transcript
//! let second = stage.another_bot().env("STORE", "memory").await; // this one starts
//! second.user("bora").runs("/library topic: hours").await;
//! # }
//! ```
//!
//! The bot is the program of the crate that the test belongs to, or the one that `BOTCAMP_BOT` names. It runs in a scratch
//! folder with a copy of the course's `data/`, and sees nothing of this process.

mod conversation;
mod difference;
mod disk;
mod draw;
mod end;
mod files;
mod kills;
mod process;
mod quiet;
mod result;
mod round;
mod running;
mod scratch;
mod seal;
mod site;
mod snapshot;
mod start;
mod tell;
mod time;
mod together;
mod user;
mod values;

pub use conversation::Stage;
#[doc(hidden)]
pub use difference::visible;
pub use draw::{Draw, Facility};
pub use result::{Outcome, ResultError, TaskResult};
#[doc(hidden)]
pub use site::Site;
pub use start::Starting;
pub use tell::tell;
pub use user::{Act, User};

/// Starts this crate's bot on an offline Discord: `botcamp::stage!().await` is a [`Stage`] whose bot is ready.
///
/// It is a macro because only here, in the test's own file, does Rust tell which crate, which file and which test this is.
#[macro_export]
macro_rules! stage {
    () => {{
        fn here() {}
        $crate::stage::Stage::start($crate::stage::Site::new(
            env!("CARGO_MANIFEST_DIR"),
            env!("CARGO_PKG_NAME"),
            file!(),
            env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME"))),
            ::std::any::type_name_of_val(&here),
        ))
    }};
}
