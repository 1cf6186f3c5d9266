//! The stage, with a bot that keeps notes and can be told to do one thing wrong.

#![allow(clippy::unwrap_used, reason = "a test ends at what it did not expect")]

#[path = "../course/programs.rs"]
#[allow(dead_code, reason = "the wrong bots are the course's")]
mod programs;

mod at_once;
mod disk;
mod files;
mod kills;
mod restarts;
mod second_bot;
mod slowly;

use std::path::PathBuf;
use std::sync::LazyLock;

use botcamp::stage::{Site, Stage, Starting};

const NOTES: &str = "data/notes.txt";

/// The bot that keeps notes.
fn keeper() -> Starting {
    keeper_that("makes no mistake")
}

/// The same, with a mistake of `tests/keeper/`.
fn keeper_that(mistake: &str) -> Starting {
    static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| programs::build_all(&["keeper"])["keeper"].clone());
    let program = PROGRAM.to_str().unwrap();
    let site = Site::new(
        env!("CARGO_MANIFEST_DIR"),
        "keeper",
        file!(),
        program,
        "stage::a_test_of_the_stage::here",
    );
    Stage::start(site).env("MISTAKE", mistake)
}

/// Whether this conversation ends the test that it is in.
async fn fails(conversation: impl Future<Output = ()> + Send + 'static) -> bool {
    tokio::spawn(conversation).await.is_err_and(|it| it.is_panic())
}

fn lines(text: &[u8]) -> Vec<String> {
    let text = String::from_utf8(text.to_owned()).unwrap();
    text.lines().map(str::to_owned).collect()
}
