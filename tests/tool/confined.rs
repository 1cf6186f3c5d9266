//! Programs that the tool starts as their keeper.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use botcamp::confine::{Confined, Limits, STANDS_BACK};

/// A program of the system's.
fn system(name: &str) -> PathBuf {
    let places = ["/usr/bin", "/bin"].map(|it| Path::new(it).join(name));
    places.into_iter().find(|it| it.exists()).unwrap()
}

/// How far a program of these limits stands back for others.
fn niceness(limits: Limits) -> i32 {
    let confined = Confined::new(&system("nice"), limits);
    let output = confined
        .command(env!("CARGO_BIN_EXE_botcamp").as_ref())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    said.trim()
        .parse()
        .unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

/// While one submission is compiled, another one's bot has three seconds to answer in.
#[test]
fn a_compiler_stands_back_for_the_bots() {
    let most = 19;
    assert_eq!(
        niceness(Limits::COMPILER),
        (niceness(Limits::BOT) + STANDS_BACK).min(most)
    );
}

/// Whoever has started it may be killed at any moment, and a compiler or a bot must not go on behind their back.
#[test]
fn what_is_let_go_of_ends() {
    let mut confined = Confined::new(&system("sleep"), Limits::COMPILER);
    confined.lifeline = true;
    let mut keeper = confined.command(env!("CARGO_BIN_EXE_botcamp").as_ref());
    let keeper = keeper.arg("250").stdin(Stdio::piped()).stdout(Stdio::piped());
    // This closes the lifeline, and waits until nobody has the other pipe any more: the program had it.
    let output = keeper.spawn().unwrap().wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(124));
}
