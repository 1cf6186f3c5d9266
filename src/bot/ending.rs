//! A program that is told to end takes its bots along. A bot leads a process group of its own, so the Ctrl-C that ends the
//! program never reaches it, and it would look for its Discord for ever.
//!
//! On Windows a bot belongs to a job, which the system ends together with the program.

use std::io;
use std::process::Child;

#[cfg(not(unix))]
pub(super) use elsewhere::Listed;
#[cfg(unix)]
pub(super) use unix::Listed;

/// What it returns resolves when this program is told to end: by Ctrl-C, by its terminal being closed, by a polite `kill`. From
/// the call on it is up to the caller to end it, so call it before there is anything that must not be left behind. Must be
/// called inside a tokio runtime.
///
/// # Errors
/// If the system does not let us know.
pub fn told_to_end() -> io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    let told = unix::Told::listen()?;
    #[cfg(unix)]
    return Ok(async {
        told.told().await;
    });
    #[cfg(not(unix))]
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await; // The system itself ends this program then.
        }
    })
}

/// From now on a program that is told to end kills its bots, and then ends.
pub fn take_bots_along() {
    #[cfg(unix)]
    unix::take_bots_along();
}

/// Asks another program of the course to end, which takes its bots along. Where nothing can be asked, as on Windows,
/// nothing is lost by ending it at once.
pub fn ask_to_end(program: &Child) {
    #[cfg(unix)]
    unix::ask_to_end(program);
    #[cfg(not(unix))]
    let _ = program;
}

#[cfg(unix)]
mod unix {
    use std::io;
    use std::process::{self, Child};
    use std::sync::{Mutex, MutexGuard, Once, PoisonError};
    use std::thread;

    use nix::sys::signal::{Signal, kill, killpg};
    use nix::unistd::Pid;
    use tokio::runtime::{self, Runtime};
    use tokio::signal::unix::{Signal as Signals, SignalKind, signal};

    /// The process groups of the bots that run.
    static RUNNING: Mutex<Vec<Pid>> = Mutex::new(Vec::new());

    /// A bot's place among those that run, for as long as it lives.
    pub(in super::super) struct Listed(Option<Pid>);

    impl Listed {
        /// Starts a bot, whose process is `id`. The list is closed meanwhile, so that none is started and forgotten.
        pub(in super::super) fn start<T, E>(
            start: impl FnOnce() -> Result<T, E>,
            id: impl FnOnce(&T) -> Option<u32>,
        ) -> Result<(T, Listed), E> {
            let mut running = running();
            let started = start()?;
            let group = id(&started).and_then(pid);
            running.extend(group);
            Ok((started, Listed(group)))
        }
    }

    impl Drop for Listed {
        fn drop(&mut self) {
            running().retain(|it| Some(*it) != self.0);
        }
    }

    fn running() -> MutexGuard<'static, Vec<Pid>> {
        // A list is a list, whatever became of the thread that held it.
        RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn pid(id: u32) -> Option<Pid> {
        i32::try_from(id).ok().map(Pid::from_raw)
    }

    pub(super) fn ask_to_end(program: &Child) {
        if let Some(pid) = pid(program.id()) {
            let _ = kill(pid, Signal::SIGTERM); // It may have ended just now.
        }
    }

    pub(super) fn take_bots_along() {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            // Here, and not in the thread: whoever is told to end a moment later has bots already. If the system does not let
            // us know, a signal ends this program at once, as it does any other.
            let Ok((runtime, told)) = listen() else { return };
            thread::spawn(move || {
                let signal = runtime.block_on(told.told());
                // Not opened again: no bot starts after the last one was killed.
                let running = running();
                for group in running.iter() {
                    let _ = killpg(*group, Signal::SIGKILL); // It may have ended just now.
                }
                // As a shell tells of a program that a signal ended.
                process::exit(128 + signal.as_raw_value());
            });
        });
    }

    fn listen() -> io::Result<(Runtime, Told)> {
        let runtime = runtime::Builder::new_current_thread().enable_io().build()?;
        let told = {
            let _inside = runtime.enter();
            Told::listen()?
        };
        Ok((runtime, told))
    }

    /// The signals that tell a program to end. They end nobody any more.
    pub(super) struct Told {
        interrupt: Signals,
        hangup: Signals,
        terminate: Signals,
    }

    impl Told {
        pub(super) fn listen() -> io::Result<Told> {
            Ok(Told {
                interrupt: signal(SignalKind::interrupt())?,
                hangup: signal(SignalKind::hangup())?,
                terminate: signal(SignalKind::terminate())?,
            })
        }

        pub(super) async fn told(mut self) -> SignalKind {
            tokio::select! {
                _ = self.interrupt.recv() => SignalKind::interrupt(),
                _ = self.hangup.recv() => SignalKind::hangup(),
                _ = self.terminate.recv() => SignalKind::terminate(),
            }
        }
    }
}

#[cfg(not(unix))]
mod elsewhere {
    /// Nothing is to be listed: the job knows its bot.
    pub(in super::super) struct Listed;

    impl Listed {
        pub(in super::super) fn start<T, E>(
            start: impl FnOnce() -> Result<T, E>,
            _id: impl FnOnce(&T) -> Option<u32>,
        ) -> Result<(T, Listed), E> {
            Ok((start()?, Listed))
        }
    }
}
