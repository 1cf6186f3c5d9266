//! A program that is not trusted: what it may read, write, run and connect to, and how much of the machine it may use.
//!
//! It is started by a *keeper*: this tool's own program in another role, which confines one thread of its own, starts the
//! program from there (what a thread may not, its children may not either), and sees to it that nothing of the program is
//! left when it ends. The keeper learns its part from one variable of the environment, so whoever can start a program can
//! start a confined one.
//!
//! Linux confines files, connections and signals by Landlock, and what Landlock does not see by a filter of system calls; both
//! ask for no privilege. Where it lets a user make namespaces (a hosted runner does not), a program has processes and mounts of
//! its own, too. Elsewhere there is no keeper: a bot has a process group (a job, on Windows) and an environment of its own. What
//! there is of all that is what a result says.

#[cfg(target_os = "linux")]
mod apart;
#[cfg(target_os = "linux")]
mod calls;
#[cfg(target_os = "linux")]
mod far;
mod in_force;
#[cfg(target_os = "linux")]
mod keeper;
#[cfg(target_os = "linux")]
mod landlock;
#[cfg(target_os = "linux")]
pub mod tree;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use serde::{Deserialize, Serialize};

pub use in_force::{CannotConfine, InForce};

/// The variable that makes this tool a keeper: a [`Confined`] as JSON.
const PART: &str = "BOTCAMP_CONFINED";

/// A program, and all that it may do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confined {
    pub program: PathBuf,
    /// Its whole environment.
    pub env: Vec<(String, String)>,
    /// Files, and folders with all that is in them, which it may read. Whatever is not there is left out.
    pub reads: Vec<PathBuf>,
    /// … which it may read and execute.
    pub runs: Vec<PathBuf>,
    /// … which it may read, write and change in any way, and not execute.
    pub writes: Vec<PathBuf>,
    /// The only port that it may connect to; `None`: no port at all. It listens on none.
    pub connects: Option<u16>,
    pub limits: Limits,
    /// It is kept from system calls that change or reach what no rule about files and ports sees.
    pub narrow: bool,
    /// The keeper's standard input is a lifeline: when it is closed, everything ends.
    pub lifeline: bool,
    /// Whether it has processes and mounts of its own. If it is to have them and cannot, it is not started.
    pub apart: Apart,
    /// The folder in which the keeper leaves word if it cannot start the program, or cannot see how it ends. How the keeper
    /// itself ends says nothing of that: a program may end by any code. It must be none of `writes`.
    pub faults: Option<PathBuf>,
}

/// Where a keeper stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Apart {
    /// Its program is among everybody else's processes.
    No,
    /// It has another keeper, inside, start the program.
    Outside,
    /// It is the first process in there.
    Inside,
}

/// A tenth of what a program gets that does not stand back, where there is not enough for both: enough to come to an end.
pub const STANDS_BACK: i32 = 10;

/// How much of the machine a program may use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// From its start to its end.
    pub time: Duration,
    /// Of a processor's time, one process: a machine that has much to do stops nobody by this.
    pub processor: Duration,
    /// Bytes of memory of one process.
    pub memory: u64,
    /// Bytes of one file.
    pub file: u64,
    /// Bytes of all that lies in the folders it may write to, if anybody counts.
    pub disk: Option<u64>,
    /// Processes, itself and its children.
    pub processes: usize,
    /// Files and connections that one process has open.
    pub open_files: u64,
    /// How far it stands back for whatever else the machine has to do: what `nice(2)` adds, from 0 to 19.
    pub nice: i32,
}

impl Limits {
    /// What a lesson's bot is far from needing.
    pub const BOT: Limits = Limits {
        time: Duration::from_secs(280),
        processor: Duration::from_secs(120),
        memory: 1 << 30,
        file: 32 << 20,
        disk: Some(64 << 20),
        processes: 16,
        open_files: 256,
        nice: 0,
    };
    /// The same for a program that prints a line and ends. Its judge waits twice as long, and has nothing to say before.
    pub const LINE: Limits = Limits {
        time: Duration::from_secs(5),
        ..Limits::BOT
    };
    /// What the compiler is far from needing for a lesson.
    pub const COMPILER: Limits = Limits {
        time: Duration::from_secs(300),
        processor: Duration::from_secs(45),
        memory: 4 << 30,
        file: 1 << 30,
        disk: None,
        processes: 128,
        open_files: 4096,
        // Somebody else's bot may be answering meanwhile, and has three seconds for it.
        nice: STANDS_BACK,
    };
}

impl Confined {
    /// A program that may do nothing yet but run.
    pub fn new(program: &Path, limits: Limits) -> Confined {
        Confined {
            program: program.to_owned(),
            env: Vec::new(),
            reads: SYSTEM_FILES.map(PathBuf::from).to_vec(),
            runs: vec![program.to_owned()]
                .into_iter()
                .chain(system_libraries())
                .collect(),
            writes: DEVICES.map(PathBuf::from).to_vec(),
            connects: None,
            limits,
            narrow: true,
            lifeline: false,
            apart: Apart::No,
            faults: None,
        }
    }

    /// The same, apart from everybody else where `keeper` can do that.
    pub fn apart(mut self, keeper: &Path) -> Confined {
        if can_be_apart(keeper) {
            self.apart = Apart::Outside;
        }
        self
    }

    /// The variable of the environment that makes `keeper` start this.
    pub fn part(&self) -> (String, String) {
        // A plain struct; a path that is no Unicode would be one that we were given by nobody.
        (PART.to_owned(), serde_json::to_string(self).unwrap_or_default())
    }

    /// The command that starts it.
    pub fn command(&self, keeper: &Path) -> Command {
        let mut command = Command::new(keeper);
        let (name, part) = self.part();
        command.env_clear().env(name, part);
        command
    }
}

/// Whether this system lets `keeper` give a program processes and mounts of its own. It is tried once.
pub fn can_be_apart(keeper: &Path) -> bool {
    static CAN: OnceLock<bool> = OnceLock::new();
    *CAN.get_or_init(|| {
        let mut tried = Confined::new(keeper, Limits::LINE);
        tried.apart = Apart::Outside;
        cfg!(target_os = "linux") && starts(&tried, keeper).is_ok()
    })
}

/// Whether `keeper` can start itself as `tried`, a program that nobody need mistrust. If not: what it said.
fn starts(tried: &Confined, keeper: &Path) -> Result<(), String> {
    let mut command = tried.command(keeper);
    let output = command.arg("--version").stdin(Stdio::null()).output();
    match output {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(String::from_utf8_lossy(&output.stderr).trim().to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// What a program needs of the system to start, to know the time zone and to find its own machine.
const SYSTEM_FILES: [&str; 9] = [
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/etc/hosts",
    "/etc/host.conf",
    "/etc/nsswitch.conf",
    "/etc/resolv.conf",
    "/etc/ssl",
    "/usr/share/zoneinfo",
    "/usr/lib/ssl",
];

const DEVICES: [&str; 4] = ["/dev/null", "/dev/zero", "/dev/urandom", "/dev/random"];

/// The folders of the system's libraries, the loader among them. Programs stand elsewhere.
fn system_libraries() -> impl Iterator<Item = PathBuf> {
    ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib"]
        .into_iter()
        .map(PathBuf::from)
}

/// Plays the keeper's part if this process was started as one; never returns then.
pub fn keeps_if_told() {
    let Some(part) = std::env::var_os(PART) else {
        return;
    };
    #[cfg(target_os = "linux")]
    keeper::keeps(&part.to_string_lossy());
    #[cfg(not(target_os = "linux"))]
    drop(part);
}
