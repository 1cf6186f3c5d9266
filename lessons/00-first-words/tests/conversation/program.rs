//! The program, run from outside: nothing that it prints or does can change how it is judged.

use std::env;
use std::io::{self, Read};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

/// How long a program may take that has only to print a line.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long one that is stopped may take to end.
const FAREWELL: Duration = Duration::from_secs(5);
/// Bytes that are read of what it prints.
const MUCH: u64 = 10_000;

pub struct Ran {
    pub printed: String,
    pub errors: String,
    pub ending: Ending,
}

pub enum Ending {
    Good,
    /// `exit code 101`
    Bad(String),
    /// It had to be stopped.
    Never,
}

/// Runs the program with these words after its name: the crate's own, or the one that `BOTCAMP_BOT` names.
pub fn run(words: &[&str]) -> io::Result<Ran> {
    // A folder that was moved has its new place in the variable; the compiler's knowledge may be older.
    let own = env::var_os(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME")))
        .unwrap_or_else(|| env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME"))).into());
    let program = env::var_os("BOTCAMP_BOT").unwrap_or(own);
    // What confines a program ends it when its standard input is closed.
    let is_confined = env::var_os("BOTCAMP_CONFINED").is_some();
    let mut child = Command::new(program)
        .args(words)
        .env_remove("RUST_BACKTRACE")
        .env_remove("BOTCAMP_RESULTS")
        .env_remove("BOTCAMP_EXPECTED")
        .env_remove("BOTCAMP_SEED")
        .stdin(if is_confined {
            Stdio::piped()
        } else {
            Stdio::null()
        })
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let lifeline = child.stdin.take();
    let (printed, errors) = (read(child.stdout.take()), read(child.stderr.take()));

    // What it prints has an end when the program has one.
    let in_time = printed.recv_timeout(PATIENCE);
    let mut rest = String::new();
    if in_time.is_err() {
        drop(lifeline);
        if !is_confined {
            child.kill()?;
        }
        rest = printed.recv_timeout(FAREWELL).unwrap_or_default();
        child.kill()?;
    }
    let status = child.wait()?;
    let ending = match (&in_time, status.success()) {
        (Err(_), _) => Ending::Never,
        (Ok(_), true) => Ending::Good,
        (Ok(_), false) => Ending::Bad(status.code().map_or_else(
            || status.to_string(), // A signal.
            |code| format!("exit code {code}"),
        )),
    };
    Ok(Ran {
        printed: in_time.unwrap_or(rest),
        errors: without_advice(&errors.recv_timeout(FAREWELL).unwrap_or_default()),
        ending,
    })
}

/// Reads a pipe to its end in a thread of its own, and sends the whole.
fn read(pipe: Option<impl Read + Send + 'static>) -> Receiver<String> {
    let (whole, receiver) = mpsc::channel();
    if let Some(pipe) = pipe {
        thread::spawn(move || {
            let mut bytes = Vec::new();
            // What could be read before a fault is still what was printed.
            let _ = pipe.take(MUCH).read_to_end(&mut bytes);
            let _ = whole.send(String::from_utf8_lossy(&bytes).replace("\r\n", "\n"));
        });
    }
    receiver
}

/// What Rust prints of a panic, without the advice that is of no help here.
fn without_advice(errors: &str) -> String {
    let helps = |line: &&str| !line.is_empty() && !line.starts_with("note: run with `RUST_BACKTRACE=1`");
    errors
        .lines()
        .filter(helps)
        .map(|line| format!("{line}\n"))
        .collect()
}

/// A `todo!("task 1: …")` that the program came to.
pub struct OpenTask {
    pub task: u32,
    pub file: String,
    pub line: u32,
}

/// `thread 'main' panicked at lessons/00-first-words/src/main.rs:6:17:` and, in the next line, `not yet implemented: task 1: …`
pub fn open_task(errors: &str) -> Option<OpenTask> {
    let (before, after) = errors.split_once("not yet implemented: task ")?;
    let (_, place) = before.rsplit_once("panicked at ")?;
    let mut parts = place.trim_end().trim_end_matches(':').rsplitn(3, ':');
    let line = parts.nth(1)?.parse().ok()?;
    let file = parts.next()?.replace('\\', "/");
    let task = after.split(':').next()?.parse().ok()?;
    Some(OpenTask { task, file, line })
}
