//! How soon a save is seen by `cargo camp watch`, and how soon it has its verdict.

use std::fs;
use std::io::{BufRead, BufReader, Lines, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::time::{Duration, Instant};

use botcamp::build;

/// What stands in the first line of a check, and in the first line of a result.
const SEEN: &str = "Checking lesson";
const VERDICT: &str = " points";

/// A watch of lesson 01 that has checked it once.
pub struct Watched {
    child: Child,
    keys: ChildStdin,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Watched {
    pub fn start(root: &Path) -> Watched {
        let mut child = build::cargo()
            .args(["camp", "watch", "1"])
            .current_dir(root)
            .env("BOTCAMP_LANG", "en")
            .stdin(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let keys = child.stdin.take().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut watched = Watched { child, keys, lines };
        watched.until(VERDICT);
        watched
    }

    /// Saves `text` as `file`: the time until that is seen, and until the lesson's result is there.
    pub fn saves(mut self, file: &Path, text: &str) -> (Duration, Duration) {
        let start = Instant::now();
        fs::write(file, text).unwrap();
        self.until(SEEN);
        let seen = start.elapsed();
        self.until(VERDICT);
        let verdict = start.elapsed();
        self.keys.write_all(b"q\n").unwrap();
        self.child.wait().unwrap();
        (seen, verdict)
    }

    fn until(&mut self, told: &str) {
        let found = self
            .lines
            .by_ref()
            .map_while(Result::ok)
            .any(|line| line.contains(told));
        assert!(found, "the watch ended before it said «{told}»");
    }
}
