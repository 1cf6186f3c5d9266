//! A bot's process: started in a folder and an environment of its own, listened to, killed with all its children, and
//! always reaped.

pub mod disk;
mod ending;
mod output;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};
use std::time::{Duration, Instant};

use process_wrap::tokio::{ChildWrapper, CommandWrap, KillOnDrop};
use tokio::process::ChildStdin;
use tokio::time::timeout;

use ending::Listed;

pub use ending::{ask_to_end, take_bots_along, told_to_end};
pub use output::{Mark, Output};

/// What of our own environment a bot is given: what the operating system needs to start a program at all. Everything else
/// (tokens, CI's variables, RUST_BACKTRACE) stays out.
const INHERITED: [&str; 7] = [
    "PATH",
    "SYSTEMROOT",
    "SYSTEMDRIVE",
    "TEMP",
    "TMP",
    "TMPDIR",
    "LD_LIBRARY_PATH",
];

/// How long a keeper has to end what it keeps.
const FAREWELL: Duration = Duration::from_secs(15);

/// What to start.
pub struct Launch {
    pub program: PathBuf,
    pub args: Vec<OsString>,
    /// Its current folder.
    pub folder: PathBuf,
    /// Its environment, beside what the operating system needs.
    pub env: Vec<(String, String)>,
    /// What must never be seen in its output: the token.
    pub secret: String,
    /// The program is a keeper: it ends, with all that it keeps, when its standard input is closed.
    pub keeper: bool,
}

/// Why a bot's program could not be started.
#[derive(Debug, thiserror::Error)]
#[error("cannot start {program}: {source}", program = program.display())]
pub struct StartError {
    pub program: PathBuf,
    pub source: std::io::Error,
}

/// A running bot. Dropping it kills its whole process group.
pub struct Bot {
    child: Box<dyn ChildWrapper>,
    output: Output,
    /// What a keeper lives by.
    lifeline: Option<ChildStdin>,
    _listed: Listed,
}

/// How a bot's process ended: `exit code 101`, `signal 9`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exit {
    pub how: String,
}

impl Bot {
    /// Starts a bot. Must be called inside a tokio runtime, which then reads what the bot prints.
    ///
    /// # Errors
    /// If the program cannot be started.
    pub fn start(launch: &Launch) -> Result<Bot, StartError> {
        Bot::start_after(launch, &Output::new(&launch.secret))
    }

    /// Starts a bot whose output follows that of the one before it. Must be called inside a tokio runtime.
    ///
    /// # Errors
    /// If the program cannot be started.
    pub fn start_after(launch: &Launch, output: &Output) -> Result<Bot, StartError> {
        let inherited = INHERITED
            .iter()
            .filter_map(|name| Some((*name, std::env::var_os(name)?)));
        let mut command = CommandWrap::with_new(&launch.program, |command| {
            command
                .args(&launch.args)
                .current_dir(&launch.folder)
                .env_clear()
                .envs(inherited)
                .envs(launch.env.iter().map(|(name, value)| (name, value)))
                .stdin(match launch.keeper {
                    true => Stdio::piped(),
                    false => Stdio::null(),
                })
                .stdout(Stdio::piped())
                .stderr(Stdio::piped());
        });
        command.wrap(KillOnDrop);
        #[cfg(unix)]
        command.wrap(process_wrap::tokio::ProcessGroup::leader());
        #[cfg(windows)]
        command.wrap(process_wrap::tokio::JobObject);
        let spawn = || command.spawn();
        #[cfg(target_os = "linux")]
        let spawn = || disk::start(spawn);
        let started = Listed::start(spawn, |child| child.id());
        let (mut child, listed) = started.map_err(|source| StartError {
            program: launch.program.clone(),
            source,
        })?;
        if let Some(stdout) = child.stdout().take() {
            output.read(stdout);
        }
        if let Some(stderr) = child.stderr().take() {
            output.read(stderr);
        }
        Ok(Bot {
            lifeline: child.stdin().take(),
            child,
            output: output.clone(),
            _listed: listed,
        })
    }

    /// Resolves when the process has ended and all that it printed has been read. Cancel-safe.
    pub async fn exited(&mut self) -> Exit {
        let how = match self.child.wait().await {
            Ok(status) => how(status),
            Err(fault) => format!("unknown ({fault})"),
        };
        self.output.ended().await;
        Exit { how }
    }

    /// Kills it with all its children. Resolves when nothing is left of it, and all that it printed has been read.
    pub async fn kill(mut self) {
        if self.lifeline.take().is_some() {
            let _ = timeout(FAREWELL, self.child.wait()).await;
        }
        let _ = self.child.start_kill(); // It may have ended just now.
        self.exited().await;
    }

    /// A drop cannot await, and a killed process ends in well under a millisecond: this looks until it has. tokio reaps what is
    /// still there afterwards.
    fn until_ended(&mut self, patience: Duration) {
        let patience = Instant::now() + patience;
        while matches!(self.child.try_wait(), Ok(None)) && Instant::now() < patience {
            std::thread::yield_now();
        }
    }

    /// Its process's number, while it runs.
    pub fn id(&self) -> Option<u32> {
        self.child.id()
    }

    /// What the bot prints, as far as it has been read. The handle outlives the bot.
    pub fn output(&self) -> Output {
        self.output.clone()
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        if self.lifeline.take().is_some() {
            self.until_ended(FAREWELL);
        }
        if self.child.start_kill().is_err() {
            return; // It had ended already, and left nothing behind.
        }
        self.until_ended(Duration::from_secs(1));
    }
}

#[cfg(unix)]
fn how(status: ExitStatus) -> String {
    use std::os::unix::process::ExitStatusExt;
    match (status.code(), status.signal()) {
        (Some(code), _) => format!("exit code {code}"),
        (None, Some(signal)) => format!("signal {signal}"),
        (None, None) => status.to_string(),
    }
}

#[cfg(not(unix))]
fn how(status: ExitStatus) -> String {
    status
        .code()
        .map_or_else(|| status.to_string(), |code| format!("exit code {code}"))
}
