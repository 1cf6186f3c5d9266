//! The keeper: starts a confined program, and ends as it ends, when nothing is left of it.

use std::fs;
use std::io::{self, Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{self, Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use rustix::fs::{Access, access};
use rustix::io::Errno;
use rustix::process::{Resource, Rlimit, Signal, getpid, kill_process, nice, set_child_subreaper, setrlimit};
use rustix::thread::{CapabilitySet, CapabilitySets, clear_ambient_capability_set, set_capabilities};

use super::{Apart, Confined, Limits, apart, calls, far, landlock, tree};

/// The program was not started.
const NOT_STARTED: i32 = 125;
/// The program was stopped: it took too long, or had too many children.
const STOPPED: i32 = 124;
/// How often its processes are counted.
const COUNTED: Duration = Duration::from_millis(100);

enum Heard {
    Ended(io::Result<ExitStatus>),
    /// Nobody holds the lifeline any more.
    LetGo,
}

/// Does all of it, and ends this process.
pub(super) fn keeps(part: &str) -> ! {
    let (ended, inside, faults) = match serde_json::from_str::<Confined>(part) {
        Ok(confined) => (
            keep_where(&confined),
            confined.apart == Apart::Inside,
            confined.faults,
        ),
        Err(error) => (Err(error.into()), false, None),
    };
    tree::kill_descendants(process::id());
    let status = match ended {
        Ok(End::Status(status)) => status,
        Ok(End::Stopped(why)) => {
            eprintln!("{why}");
            with_code(STOPPED)
        }
        Ok(End::NotStarted(error)) => {
            eprintln!("{}", not_started(&error));
            with_code(NOT_STARTED)
        }
        Err(error) => {
            let said = not_started(&error);
            eprintln!("{said}");
            if let Some(faults) = faults {
                leave_word(&faults, &said);
            }
            with_code(NOT_STARTED)
        }
    };
    if inside {
        apart::tell(status);
    }
    end_as(status)
}

fn not_started(error: &io::Error) -> String {
    format!("the program cannot be started: {error}")
}

/// Tells whoever judges the program that its end is this machine's doing. Several keepers may have something to tell.
fn leave_word(faults: &Path, said: &str) {
    let left = tempfile::NamedTempFile::new_in(faults).and_then(|mut file| {
        file.write_all(said.as_bytes())?;
        Ok(file.keep()?)
    });
    if let Err(error) = left {
        eprintln!("{}: {error}", faults.display());
    }
}

/// As a program that ends with `code`.
fn with_code(code: i32) -> ExitStatus {
    ExitStatus::from_raw(code << 8)
}

enum End {
    Status(ExitStatus),
    Stopped(String),
    /// By its own doing.
    NotStarted(io::Error),
}

fn keep_where(confined: &Confined) -> io::Result<End> {
    match confined.apart {
        Apart::No => keep(confined),
        Apart::Outside => apart::keep(confined).map(End::Status),
        Apart::Inside => {
            apart::settle()?;
            keep(confined)
        }
    }
}

fn keep(confined: &Confined) -> io::Result<End> {
    // A child that loses its parent becomes ours, so that nothing gets away.
    set_child_subreaper(Some(getpid()))?;
    limit(&confined.limits)?;
    let mut program = match start(confined) {
        Err(error) if is_its_own(&error, &confined.program) => return Ok(End::NotStarted(error)),
        started => started?,
    };
    let (heard, hear) = mpsc::channel();
    if confined.lifeline {
        hold(heard.clone());
    }
    thread::spawn(move || {
        // Nobody listens once the program has been stopped.
        let _ = heard.send(Heard::Ended(program.wait()));
    });
    let deadline = Instant::now() + confined.limits.time;
    let mut connections = confined.connects.map(far::Watch::new);
    loop {
        match hear.recv_timeout(COUNTED) {
            Ok(Heard::Ended(status)) => return Ok(End::Status(status?)),
            Ok(Heard::LetGo) => return Ok(End::Stopped(String::new())),
            Err(RecvTimeoutError::Disconnected) => return Err(io::ErrorKind::BrokenPipe.into()),
            Err(RecvTimeoutError::Timeout) => {}
        }
        if Instant::now() > deadline {
            let seconds = confined.limits.time.as_secs();
            return Ok(End::Stopped(format!(
                "stopped: it took longer than {seconds} seconds"
            )));
        }
        let processes = tree::descendants(process::id());
        if processes.len() > confined.limits.processes {
            let many = processes.len();
            return Ok(End::Stopped(format!("stopped: it had {many} processes")));
        }
        if let Some(address) = connections.as_mut().and_then(|it| it.reached(&processes)) {
            return Ok(End::Stopped(format!("stopped: it connected to {address}")));
        }
        if let Some(most) = confined.limits.disk
            && confined.writes.iter().map(|it| size(it)).sum::<u64>() > most
        {
            let megabytes = most >> 20;
            return Ok(End::Stopped(format!(
                "stopped: it wrote more than {megabytes} MiB"
            )));
        }
    }
}

/// Starts the program from a thread that is confined; this one must go on to see all processes.
fn start(confined: &Confined) -> io::Result<Child> {
    let confined = confined.clone();
    let starter = thread::spawn(move || {
        renounce()?;
        landlock::confine(&confined).map_err(io::Error::other)?;
        if confined.narrow {
            calls::narrow().map_err(io::Error::other)?;
        }
        let args = std::env::args_os().skip(1);
        Command::new(&confined.program)
            .args(args)
            .env_clear()
            .envs(confined.env)
            .stdin(Stdio::null())
            .spawn()
    });
    starter
        .join()
        .unwrap_or_else(|_| Err(io::Error::other("it cannot be confined")))
}

/// Whether it is the program's own doing that the system does not start it: it is there and may be executed, but it names a
/// loader that is not, or is nothing that this machine runs. On a machine that starts no program at all none is judged:
/// [`InForce::here`](super::InForce::here) finds that out.
fn is_its_own(error: &io::Error, program: &Path) -> bool {
    let of_a_program = [
        Errno::NOENT,
        Errno::ACCESS,
        Errno::NOEXEC,
        Errno::LIBBAD,
        Errno::INVAL,
    ];
    let is_there = access(program, Access::EXEC_OK).is_ok();
    is_there && Errno::from_io_error(error).is_some_and(|it| of_a_program.contains(&it))
}

/// Gives up, for this thread and all that it starts, whatever its user may do that others may not. A grader that is run by root,
/// as in most containers, would have given its program the right to raise its own limits.
fn renounce() -> io::Result<()> {
    clear_ambient_capability_set()?;
    let nothing = CapabilitySet::empty();
    set_capabilities(
        None,
        CapabilitySets {
            effective: nothing,
            permitted: nothing,
            inheritable: nothing,
        },
    )?;
    Ok(())
}

/// Limits this process, and so all that it starts. Each process has this much; together they have as often as much as there
/// may be processes.
fn limit(limits: &Limits) -> io::Result<()> {
    let at_most = |most: u64| Rlimit {
        current: Some(most),
        maximum: Some(most),
    };
    setrlimit(Resource::Core, at_most(0))?;
    setrlimit(Resource::Cpu, at_most(limits.processor.as_secs()))?;
    setrlimit(Resource::Data, at_most(limits.memory))?;
    // Shared memory is no data. Threads reserve far more than they use.
    setrlimit(Resource::As, at_most(8 * limits.memory))?;
    setrlimit(Resource::Fsize, at_most(limits.file))?;
    setrlimit(Resource::Nofile, at_most(limits.open_files))?;
    nice(limits.nice)?;
    Ok(())
}

/// Bytes of a file, or of all that lies in a folder. What vanishes meanwhile takes no room.
fn size(path: &Path) -> u64 {
    match fs::symlink_metadata(path) {
        Ok(it) if it.is_dir() => {
            let entries = fs::read_dir(path).into_iter().flatten().flatten();
            entries.map(|it| size(&it.path())).sum()
        }
        Ok(it) if it.is_file() => it.len(),
        _ => 0,
    }
}

fn hold(heard: Sender<Heard>) {
    thread::spawn(move || {
        until_let_go();
        let _ = heard.send(Heard::LetGo); // The program may have ended just now.
    });
}

/// Waits until nobody holds the lifeline any more.
pub(super) fn until_let_go() {
    let mut stdin = io::stdin().lock();
    while matches!(stdin.read(&mut [0; 64]), Ok(1..)) {}
}

/// Ends this process as the program has ended: by the same code or the same signal.
fn end_as(status: ExitStatus) -> ! {
    let Some(number) = status.signal() else {
        process::exit(status.code().unwrap_or(STOPPED))
    };
    if let Some(signal) = Signal::from_named_raw(number) {
        // Rust's own handler of some signals lets the first one pass.
        for _ in 0..2 {
            let _ = kill_process(getpid(), signal);
        }
    }
    process::exit(128 + number)
}
