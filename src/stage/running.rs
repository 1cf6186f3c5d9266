//! What a conversation needs at hand: the bot, its Discord, its folder; and what happens when the bot ends in the middle.

use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::bot::Exit;
use crate::discord::Discord;

use super::process::Process;
use super::result::Outcome;
use super::scratch::Scratch;
use super::site::Site;

/// How long a bot has, from its start, to log in and to register its commands. Wall time.
const READY: Duration = Duration::from_secs(10);

/// A bot with its offline Discord, shared by the stage and its users.
pub(super) struct Running {
    pub(super) site: Site,
    pub(super) discord: Discord,
    pub(super) process: Process,
    pub(super) scratch: Arc<Scratch>,
    /// What became of the task has been written.
    pub(super) told: Mutex<bool>,
}

impl Running {
    /// Ends the test if the bot, which was just started, is not ready in time.
    pub(super) async fn until_ready(&self) {
        let ready = self.unless_it_ends(self.discord.until_ready());
        if tokio::time::timeout(READY, ready).await.is_ok() {
            return;
        }
        let what = match self.discord.readiness().identified {
            true => "registered no commands",
            false => "did not connect",
        };
        self.end(Outcome::TimedOut { what: what.into() });
    }

    /// Runs `act` to its end; if the bot's process ends first, so does the test.
    pub(super) async fn unless_it_ends<T>(&self, act: impl Future<Output = T>) -> T {
        tokio::select! {
            biased;
            exit = self.process.exited() => self.crashed(&exit),
            done = act => done,
        }
    }

    /// Kills the bot. One that had ended already, before anybody noticed, ends the test.
    pub(super) async fn kill(&self) {
        if let Some(exit) = self.process.has_ended() {
            self.crashed(&exit);
        }
        self.process.kill().await;
        self.discord.bot_is_gone();
    }

    /// Starts the bot that was killed, and waits until it is ready.
    pub(super) async fn start_again(&self) {
        if let Err(fault) = self.process.start_again() {
            let why = fault.to_string();
            self.end(Outcome::NotGraded { why });
        }
        self.until_ready().await;
    }

    fn crashed(&self, exit: &Exit) -> ! {
        self.discord
            .note(&format!("      | (the bot stopped: {})", exit.how));
        self.end(Outcome::Crashed {
            how: exit.how.clone(),
        })
    }

    pub(super) fn is_told(&self) -> bool {
        *self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
