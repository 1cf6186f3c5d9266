//! What a conversation needs at hand: the bot, its Discord, its folder; and what happens when the bot ends in the middle.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::bot::{Exit, Mark};
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
    /// The variables that the test gave the bot.
    pub(super) env: Vec<(String, String)>,
    /// What became of the task has been written.
    pub(super) told: Arc<AtomicBool>,
    /// The bot that was there before, if this is the second one in its folder.
    pub(super) first: Option<Arc<Running>>,
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

    /// Waits until the bot, which was just started and is expected to end by itself, does so; says what became of it.
    pub(super) async fn refusal(&self) -> String {
        let started = async {
            tokio::select! {
                biased;
                exit = self.process.exited() => format!("the bot stopped by itself: {}", exit.how),
                () = self.discord.until_ready() => "the bot is ready, and goes on".to_owned(),
            }
        };
        let waited = tokio::time::timeout(READY, started).await;
        waited.unwrap_or_else(|_| "the bot neither stopped nor was it ready in 10 seconds".to_owned())
    }

    /// Adds what the bot has printed about `topic` since then to a transcript.
    pub(super) fn shows_log(&self, topic: &str, since: Mark, to: &Discord) {
        for line in self.process.output.since(since) {
            if line.contains(topic) {
                to.note(&format!("  log | {line}"));
            }
        }
    }

    /// Where the conversation of the test is written down: with two bots in a folder, it is the first one's.
    pub(super) fn conversation(&self) -> &Discord {
        self.first.as_ref().map_or(&self.discord, |first| &first.discord)
    }

    fn crashed(&self, exit: &Exit) -> ! {
        let which = match &self.first {
            None => "the bot",
            Some(_) => "the second bot",
        };
        let line = format!("      | ({which} stopped: {})", exit.how);
        self.conversation().note(&line);
        self.end(Outcome::Crashed {
            how: exit.how.clone(),
        })
    }

    pub(super) fn is_told(&self) -> bool {
        self.told.load(Ordering::Relaxed)
    }
}
