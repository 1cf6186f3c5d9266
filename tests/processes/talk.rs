//! `botcamp::talk`, which is ended in every way but the polite one.

use std::fs;
use std::process::{Command, Stdio};

use botcamp::bot::ask_to_end;

use crate::line::Line;
use crate::odd;

#[test]
fn a_talk_that_is_told_to_end_takes_its_bot_along() {
    let line = Line::new();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("line"), &line.number).unwrap();
    let mut talk = Command::new(odd())
        .env("DO", "talk")
        .current_dir(folder.path())
        .stdin(Stdio::piped()) // Nobody types, and nobody hangs up.
        .spawn()
        .unwrap();
    let call = line.called();
    ask_to_end(&talk);
    if cfg!(not(unix)) {
        talk.kill().unwrap(); // There the system itself sees to the bots.
    }
    talk.wait().unwrap();
    call.ends();
}
