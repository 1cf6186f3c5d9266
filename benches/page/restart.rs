//! How long it takes `cargo camp play` from a new program's being there to its bot's being on the page.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use botcamp::build;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::figure::Figure;
use crate::now;
use crate::screen::Screen;

/// A bot as students end with: serenity, poise and a file.
const BOT: &str = "solution-03-json-read";

/// A running `cargo camp play`. However the measurement ends, it is told to, as Ctrl-C tells it: killed, it would leave its bot.
struct Play(Child);

impl Drop for Play {
    fn drop(&mut self) {
        // It fails only if it has ended by itself.
        let _ = kill(Pid::from_raw(self.0.id().cast_signed()), Signal::SIGINT);
        let _ = self.0.wait();
    }
}

pub async fn measure(screen: &Screen) -> Figure {
    let course = Path::new(env!("CARGO_MANIFEST_DIR"));
    let built = build::cargo()
        .current_dir(course)
        .args(["build", "--locked", "--package", BOT, "--package", "botcamp"])
        .status();
    assert!(built.unwrap().success());
    let tool = PathBuf::from(env!("CARGO_BIN_EXE_botcamp"));
    let bot = tool.with_file_name(BOT);

    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("bot");
    let comes = || {
        // As a linker does it: whole, in the place of the one before. Each is another file.
        let new = folder.path().join("new");
        fs::write(&new, format!("#!/bin/sh\nexec {}\n", bot.display())).unwrap();
        fs::set_permissions(&new, fs::Permissions::from_mode(0o755)).unwrap();
        fs::rename(new, &program).unwrap();
    };
    comes();
    let play = Command::new(tool)
        .args(["play", "--no-open", "--bot"])
        .arg(&program)
        .current_dir(course)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut play = Play(play);
    let mut lines = BufReader::new(play.0.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok);
    let address = lines.find_map(|line| line.find("http://").map(|at| line[at..].trim().to_owned()));
    screen.goes_to(&address.unwrap()).await;
    let mut there = 1;
    let mut times = Vec::new();
    let arrived = "document.querySelectorAll('.notice.good').length";
    screen.holds(&format!("{arrived} === {there}")).await;
    screen
        .reads("(() => { new MutationObserver(() => window.changed = Date.now()).observe(document.getElementById('timeline'), { childList: true }); })()")
        .await;
    for _ in 0..15 {
        let begun = now();
        comes();
        there += 1;
        screen.holds(&format!("{arrived} === {there}")).await;
        times.push(screen.reads("window.changed").await.as_f64().unwrap() - begun);
    }
    Figure::of(times)
}
