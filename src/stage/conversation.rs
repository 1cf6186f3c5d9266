//! A bot on stage, and what a test does with it besides letting users talk.

use std::sync::Arc;

use crate::bot::Mark;

use super::draw::Draw;
use super::running::Running;
use super::time::{library_time, library_weekday};
use super::user::User;

/// A bot, ready, on an offline Discord of its own. Made by [`stage!`](crate::stage!).
pub struct Stage {
    pub(super) running: Arc<Running>,
    /// The log lines that the transcript has already.
    shown: Mark,
}

impl Stage {
    pub(super) fn of(running: Running) -> Stage {
        Stage {
            running: Arc::new(running),
            shown: Mark::default(),
        }
    }

    /// A user of this name, who joins the server when first named.
    pub fn user(&self, name: &str) -> User {
        User {
            actor: self.running.discord.user(name),
            running: Arc::clone(&self.running),
        }
    }

    /// Values for this conversation.
    pub fn draw(&self) -> Draw {
        Draw::new()
    }

    /// Sets the time in this Discord's world, in the library's time zone (UTC+9): `2026-03-02 21:30`. The transcript says so, with
    /// the weekday.
    ///
    /// # Panics
    /// If that is not a time.
    pub fn clock(&mut self, time: &str) {
        self.running.discord.set_now(library_time(time));
        let weekday = library_weekday(time);
        self.notes(&format!("it is {weekday}, {time}, by the library's clock"));
    }

    /// Kills the bot, as `kill -9` or a power cut would, and starts it again in the same folder. Users, what was said and the
    /// time stay as they are. Resolves when the bot is ready again.
    pub async fn restarts(&mut self) {
        self.running.kill().await;
        self.running
            .discord
            .note("      | (the bot was killed and started again)");
        self.running.start_again().await;
    }

    /// Adds a line of the test's own to the transcript, `      | (all that was saved is in the file)`: what it found when it
    /// looked at something that is not the same each time.
    pub fn notes(&mut self, finding: &str) {
        self.running.discord.note(&format!("      | ({finding})"));
    }

    /// Adds what the bot has printed about `topic` since the last time to the transcript: what its operator sees. Other
    /// lines are the bot's own business.
    pub fn shows_log(&mut self, topic: &str) {
        let running = &self.running;
        running.shows_log(topic, self.shown, &running.discord);
        self.shown = running.process.output.mark();
    }

    /// Adds to the transcript what was said to another bot: only one of two in a folder is compared with the snapshot.
    pub async fn shows_conversation_of(&mut self, other: &Stage) {
        other.running.discord.settle().await;
        self.running.discord.note("      | (the other bot)");
        self.running.discord.note(&other.running.discord.transcript());
    }

    /// What was said, for those who test the stage itself.
    #[doc(hidden)]
    pub async fn transcript(&self) -> String {
        self.running.discord.settle().await;
        self.running.discord.transcript()
    }

    /// Compares what was said with the snapshot `name`, and ends the test if it differs.
    ///
    /// # Panics
    /// If it differs. The text that is printed says where.
    pub fn transcript_is(&mut self, name: &str) {
        self.running.compare(name);
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.running.process.end();
        self.running.never_compared();
    }
}
