//! A full disk, as one running bot sees it: the system lets it write nothing into any file. That binds root, too, and needs
//! no disk that could be filled.

#[cfg(not(target_os = "linux"))]
pub use elsewhere::set_full;
#[cfg(target_os = "linux")]
pub use linux::set_full;
#[cfg(target_os = "linux")]
pub(super) use linux::start;

/// Whether this system can do that to another process.
pub const CAN_BE_FULL: bool = cfg!(target_os = "linux");

#[cfg(target_os = "linux")]
mod linux {
    use std::{fs, io};

    use nix::sys::signal::{SigSet, SigmaskHow, Signal};
    use rustix::process::{Pid, Resource, Rlimit, prlimit};

    use crate::confine::tree;

    /// Fills the disk for a bot's process, or makes room on it again.
    ///
    /// # Errors
    /// If the system does not let us, or the process has ended.
    pub fn set_full(process: u32, full: bool) -> io::Result<()> {
        // Where a keeper runs it, the bot is the keeper's child.
        for child in tree::descendants(process) {
            let _ = set(child, full); // It may have ended just now.
        }
        set(process, full)
    }

    fn set(process: u32, full: bool) -> io::Result<()> {
        let maximum = most(process)?;
        let current = if full { Some(0) } else { maximum };
        let pid = i32::try_from(process).ok().and_then(Pid::from_raw);
        if pid.is_none() {
            return Err(io::ErrorKind::InvalidInput.into()); // To Linux it would mean us.
        }
        prlimit(pid, Resource::Fsize, Rlimit { current, maximum })?;
        Ok(())
    }

    /// How long a file the process may ever write: a limit that was lowered is not raised again.
    fn most(process: u32) -> io::Result<Option<u64>> {
        let limits = fs::read_to_string(format!("/proc/{process}/limits"))?;
        let line = limits.lines().find_map(|it| it.strip_prefix("Max file size"));
        let most = line.and_then(|it| it.split_whitespace().nth(1));
        Ok(most.and_then(|it| it.parse().ok())) // Or it is «unlimited».
    }

    /// Starts a bot that hears of a full disk as it would of a real one: by an error. A process that goes beyond its limit is
    /// sent a deadly signal beside it; a mask is inherited, and keeps that away from the bot.
    pub(in super::super) fn start<T>(start: impl FnOnce() -> T) -> T {
        let mut signal = SigSet::empty();
        signal.add(Signal::SIGXFSZ);
        let before = signal.thread_swap_mask(SigmaskHow::SIG_BLOCK);
        let started = start();
        if let Ok(before) = before {
            // It was in force a moment ago, so it is a mask.
            let _ = before.thread_set_mask();
        }
        started
    }
}

#[cfg(not(target_os = "linux"))]
mod elsewhere {
    use std::io;

    /// Here no process can be told that its disk is full.
    ///
    /// # Errors
    /// Always.
    pub fn set_full(_process: u32, _full: bool) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}
