//! `watch`, as somebody has it in a terminal: what it prints is read, and keys are pressed.

use std::io::{BufRead, BufReader, Lines, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use crate::copy::Copy;

pub struct Watched {
    watch: Child,
    keys: ChildStdin,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Watched {
    /// Watches this lesson of the copy.
    pub fn start(copy: &Copy, lesson: &str) -> Watched {
        let mut watch = copy
            .command(&["watch", lesson])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Watched {
            keys: watch.stdin.take().unwrap(),
            lines: BufReader::new(watch.stdout.take().unwrap()).lines(),
            watch,
        }
    }

    /// Reads up to a line that has this in it.
    pub fn until(&mut self, told: &str) {
        let mut seen = Vec::new();
        let found = self.lines.by_ref().map(Result::unwrap).any(|line| {
            seen.push(line);
            seen.last().is_some_and(|line| line.contains(told))
        });
        assert!(found, "{told:?} was not said, but:\n{}", seen.join("\n"));
    }

    pub fn press(&mut self, key: char) {
        self.keys.write_all(format!("{key}\n").as_bytes()).unwrap();
    }

    pub fn quit(mut self) {
        self.press('q');
        assert!(self.watch.wait().unwrap().success());
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        // A test that has failed leaves nobody who watches.
        let _ = self.watch.kill();
        let _ = self.watch.wait();
    }
}
