//! Programs that the tool starts as their keeper.

use std::path::Path;

use botcamp::confine::{Confined, Limits, STANDS_BACK};

/// How far a program of these limits stands back for others.
fn niceness(limits: Limits) -> i32 {
    let nice = ["/usr/bin/nice", "/bin/nice"].map(Path::new);
    let nice = nice.into_iter().find(|it| it.exists()).unwrap();
    let confined = Confined::new(nice, limits);
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
