//! Processes and mounts of its own for a program that is not trusted, where the system lets us: it sees nobody else's processes,
//! and when the first one in there ends, the system ends all others, wherever they have gone.
//!
//! It takes two keepers. The outer one leaves this user's world for one of its own, starts the inner one as the first process
//! in there, and waits. The inner one does all that a keeper does. Between them is a socket: when the outer one is killed, the
//! inner one hears of it; and it says by the socket how the program ended, for a signal that it sends to itself is none to the
//! first process.

use std::fs;
use std::io::{self, Read};
use std::net::Shutdown;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, ExitStatus};
use std::thread;

use nix::mount::{MsFlags, mount};
use nix::sched::{CloneFlags, unshare};
use rustix::process::{getgid, getuid};
use rustix::thread::{CapabilitySet, CapabilitySets, configure_capability_in_ambient_set, set_capabilities};

use super::keeper::until_let_go;
use super::{Apart, Confined};

/// The outer keeper: how the program has ended, when nothing is left of it.
pub(super) fn keep(confined: &Confined) -> io::Result<ExitStatus> {
    leave()?;
    let (mut ours, theirs) = UnixStream::pair()?;
    let mut first = start_first(confined, theirs)?;
    if confined.lifeline {
        let ours = ours.try_clone()?;
        thread::spawn(move || {
            until_let_go();
            let _ = ours.shutdown(Shutdown::Write); // It may have ended just now.
        });
    }
    let mut told = String::new();
    ours.read_to_string(&mut told)?;
    let ended = first.wait()?;
    // Without a word it was killed itself, by whoever sees that the machine has no memory left.
    Ok(told.parse().map_or(ended, ExitStatus::from_raw))
}

/// Leaves everybody else's mounts, as a user who is the same in there and may mount.
fn leave() -> io::Result<()> {
    let (user, group) = (getuid().as_raw(), getgid().as_raw());
    unshare(CloneFlags::CLONE_NEWUSER | CloneFlags::CLONE_NEWNS | CloneFlags::CLONE_NEWIPC)?;
    fs::write("/proc/self/setgroups", "deny")?;
    fs::write("/proc/self/uid_map", format!("{user} {user} 1"))?;
    fs::write("/proc/self/gid_map", format!("{group} {group} 1"))?;
    // A program that is started keeps only what is handed on to it by name.
    let mounts = CapabilitySet::SYS_ADMIN;
    let all = rustix::thread::capabilities(None)?;
    set_capabilities(
        None,
        CapabilitySets {
            inheritable: mounts,
            ..all
        },
    )?;
    configure_capability_in_ambient_set(mounts, true)?;
    Ok(())
}

/// The thread that has left everybody else's processes can start no other thread, so it is one of its own.
fn start_first(confined: &Confined, line: UnixStream) -> io::Result<Child> {
    let inner = Confined {
        apart: Apart::Inside,
        lifeline: true,
        ..confined.clone()
    };
    let mut command = inner.command(&std::env::current_exe()?);
    command
        .args(std::env::args_os().skip(1))
        .stdin(OwnedFd::from(line));
    let starter = thread::spawn(move || {
        unshare(CloneFlags::CLONE_NEWPID)?;
        command.spawn()
    });
    starter
        .join()
        .unwrap_or_else(|_| Err(io::Error::other("it cannot be set apart")))
}

/// What the inner keeper does first: it mounts what shows its own processes, where nobody outside sees it.
pub(super) fn settle() -> io::Result<()> {
    let none = None::<&str>;
    mount(none, "/", none, MsFlags::MS_REC | MsFlags::MS_PRIVATE, none)?;
    let plain = MsFlags::MS_NOSUID | MsFlags::MS_NODEV | MsFlags::MS_NOEXEC;
    mount(Some("proc"), "/proc", Some("proc"), plain, none)?;
    Ok(())
}

/// Tells the outer keeper how the program has ended.
pub(super) fn tell(ended: ExitStatus) {
    // Nobody listens if it was killed.
    let _ = rustix::io::write(io::stdin(), ended.into_raw().to_string().as_bytes());
}
