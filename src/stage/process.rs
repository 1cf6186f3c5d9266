//! The bot's process: kept while it runs, killed and started again when a test says so.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;

use crate::bot::{self, Bot, Exit, Launch, Output, StartError, disk};

use super::scratch::Scratch;

/// A bot's process, and those that come after it in the same folder.
pub(super) struct Process {
    launch: Launch,
    folder: Arc<Scratch>,
    /// What all of them have printed.
    pub(super) output: Output,
    disk_is_full: AtomicBool,
    /// `None` between a death and the next start.
    run: Mutex<Option<Run>>,
}

/// One process, from its start to its end.
struct Run {
    id: Option<u32>,
    /// Has the bot; ends with it.
    keeper: JoinHandle<()>,
    kill: oneshot::Sender<()>,
    /// How it ended, if nobody killed it.
    exit: watch::Receiver<Option<Exit>>,
}

impl Process {
    /// Starts the bot in `folder`.
    pub(super) fn start(launch: Launch, folder: Arc<Scratch>) -> Result<Process, StartError> {
        bot::take_bots_along();
        let bot = Bot::start(&launch)?;
        Ok(Process {
            output: bot.output(),
            disk_is_full: AtomicBool::new(false),
            run: Mutex::new(Some(Run::of(bot, &folder))),
            launch,
            folder,
        })
    }

    /// Kills the process with all its children, and waits until nothing is left of it.
    pub(super) async fn kill(&self) {
        let Some(run) = self.run().take() else { return };
        let _ = run.kill.send(()); // It may have ended just now.
        let _ = run.keeper.await;
    }

    /// Starts the bot again, after it was killed. What it prints goes on where it stopped.
    pub(super) fn start_again(&self) -> Result<(), StartError> {
        let bot = Bot::start_after(&self.launch, &self.output)?;
        if let (Some(id), true) = (bot.id(), self.disk_is_full.load(Ordering::Relaxed)) {
            disk::set_full(id, true).map_err(|source| StartError {
                program: self.launch.program.clone(),
                source,
            })?;
        }
        *self.run() = Some(Run::of(bot, &self.folder));
        Ok(())
    }

    /// Fills the disk for this process and those that come after it, or makes room again.
    pub(super) fn set_disk_full(&self, full: bool) -> io::Result<()> {
        self.disk_is_full.store(full, Ordering::Relaxed);
        let id = self.run().as_ref().and_then(|it| it.id);
        id.map_or(Ok(()), |id| disk::set_full(id, full))
    }

    /// Lets the process go, which ends it.
    pub(super) fn end(&self) {
        if let Some(run) = self.run().take() {
            run.keeper.abort();
        }
    }

    /// How the process ended, if it ended by itself.
    pub(super) fn has_ended(&self) -> Option<Exit> {
        let run = self.run();
        run.as_ref().and_then(|it| it.exit.borrow().clone())
    }

    /// Resolves when the process ends by itself.
    pub(super) async fn exited(&self) -> Exit {
        let exit = self.run().as_ref().map(|it| it.exit.clone());
        if let Some(mut exit) = exit
            && let Ok(ended) = exit.wait_for(Option::is_some).await.map(|it| it.clone())
            && let Some(exit) = ended
        {
            return exit;
        }
        // The keeper is gone without a word only when the bot was killed.
        std::future::pending().await
    }

    fn run(&self) -> MutexGuard<'_, Option<Run>> {
        // Nothing panics while it holds this lock.
        self.run.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Run {
    fn of(bot: Bot, folder: &Arc<Scratch>) -> Run {
        let id = bot.id();
        let (ended, exit) = watch::channel(None);
        let (kill, killed) = oneshot::channel();
        let kept = Kept {
            bot,
            _folder: Arc::clone(folder),
        };
        Run {
            id,
            keeper: tokio::spawn(kept.until_it_ends(ended, killed)),
            kill,
            exit,
        }
    }
}

/// A bot and its folder. The fields are dropped in this order: the folder is not removed under the bot's feet.
struct Kept {
    bot: Bot,
    _folder: Arc<Scratch>,
}

impl Kept {
    async fn until_it_ends(mut self, ended: watch::Sender<Option<Exit>>, killed: oneshot::Receiver<()>) {
        tokio::select! {
            exit = self.bot.exited() => {
                // Nobody may be listening any more, which is fine.
                let _ = ended.send(Some(exit));
            }
            _ = killed => self.bot.kill().await,
        }
    }
}
