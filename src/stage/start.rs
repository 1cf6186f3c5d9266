//! A bot that has been started for a test, with the offline Discord it talks to.

use std::fmt::Display;
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone, Utc};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::bot::{self, Bot, Exit, Launch, Mark, Output};
use crate::discord::{Discord, Settings};

use super::draw::Draw;
use super::result::Outcome;
use super::scratch::Scratch;
use super::site::Site;
use super::user::User;

/// How long a bot has, from its start, to log in and to register its commands. Wall time.
const READY: Duration = Duration::from_secs(10);
/// World time at the start of every conversation: a Monday, at noon.
const NOW: &str = "2026-03-02 12:00";
/// The library's time zone, Korea's: UTC+9 all year.
const LIBRARY_ZONE: i32 = 9 * 3600;

/// A bot, ready, on an offline Discord of its own. Made by [`stage!`](crate::stage!).
pub struct Stage {
    pub(super) running: Arc<Running>,
    /// Keeps the bot's process; ends it when aborted.
    keeper: JoinHandle<()>,
    /// The log lines that the transcript has already.
    shown: Mark,
}

/// What a conversation needs at hand, shared with its users.
pub(super) struct Running {
    pub(super) site: Site,
    pub(super) discord: Discord,
    pub(super) output: Output,
    scratch: Arc<Scratch>,
    /// How the bot's process ended, once it has.
    exit: watch::Receiver<Option<Exit>>,
    /// What became of the task has been written.
    pub(super) told: Mutex<bool>,
}

impl Stage {
    /// Starts the bot and waits until it is ready. A test calls it as [`stage!`](crate::stage!).
    #[doc(hidden)]
    pub async fn start(site: Site) -> Stage {
        let settings = Settings {
            now: Some(library_time(NOW)),
            ..Settings::default()
        };
        let discord = match Discord::start(settings).await {
            Ok(discord) => discord,
            Err(fault) => site.not_graded(&fault),
        };
        let scratch = match Scratch::new(&site.root) {
            Ok(scratch) => Arc::new(scratch),
            Err(fault) => site.not_graded(&fault),
        };
        let launch = Launch {
            program: site.program.clone(),
            folder: scratch.path().to_owned(),
            env: vec![
                ("DISCORD_TOKEN".into(), discord.token().expose().into()),
                ("DISCORD_API".into(), discord.api()),
            ],
            secret: discord.token().expose().into(),
        };
        bot::take_bots_along();
        let bot = match Bot::start(&launch) {
            Ok(bot) => bot,
            Err(fault) => site.not_graded(&fault),
        };
        let output = bot.output();
        let (ended, exit) = watch::channel(None);
        let kept = Kept {
            bot,
            _folder: Arc::clone(&scratch),
        };
        let keeper = tokio::spawn(kept.until_it_ends(ended));
        let running = Arc::new(Running {
            site,
            discord,
            output,
            scratch,
            exit,
            told: Mutex::new(false),
        });
        let stage = Stage {
            running,
            keeper,
            shown: Mark::default(),
        };
        stage.until_ready().await;
        stage
    }

    async fn until_ready(&self) {
        let ready = self.running.unless_it_ends(self.running.discord.until_ready());
        if tokio::time::timeout(READY, ready).await.is_ok() {
            return;
        }
        let what = match self.running.discord.readiness().identified {
            true => "registered no commands",
            false => "did not connect",
        };
        self.running.end(Outcome::TimedOut { what: what.into() });
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

    /// Sets the time in this Discord's world, in the library's time zone (UTC+9): `2026-03-02 21:30`.
    ///
    /// # Panics
    /// If that is not a time.
    pub fn clock(&mut self, time: &str) {
        self.running.discord.set_now(library_time(time));
    }

    /// Writes a file in the bot's folder, such as `data/library.json`.
    ///
    /// # Panics
    /// If it cannot be written.
    pub fn writes(&mut self, file: &str, content: impl AsRef<[u8]>) {
        let path = self.running.scratch.file(file);
        if let Err(fault) = std::fs::write(path, content) {
            self.running.end(Outcome::NotGraded {
                why: format!("cannot write {file}: {fault}"),
            });
        }
    }

    /// Removes a file in the bot's folder.
    ///
    /// # Panics
    /// If it cannot be removed.
    pub fn removes(&mut self, file: &str) {
        if let Err(fault) = std::fs::remove_file(self.running.scratch.file(file)) {
            self.running.end(Outcome::NotGraded {
                why: format!("cannot remove {file}: {fault}"),
            });
        }
    }

    /// Adds what the bot has printed about `topic` since the last time to the transcript: what its operator sees. Other
    /// lines are the bot's own business.
    pub fn shows_log(&mut self, topic: &str) {
        for line in self.running.output.since(self.shown) {
            if line.contains(topic) {
                self.running.discord.note(&format!("  log | {line}"));
            }
        }
        self.shown = self.running.output.mark();
    }

    /// Compares what was said with the snapshot `name`, and ends the test if it differs.
    ///
    /// # Panics
    /// If it differs. The text that is printed says where.
    pub fn transcript_is(&mut self, name: &str) {
        self.running.compare(name);
    }
}

/// A bot and its folder. The fields are dropped in this order: the folder is not removed under the bot's feet.
struct Kept {
    bot: Bot,
    _folder: Arc<Scratch>,
}

impl Kept {
    async fn until_it_ends(mut self, ended: watch::Sender<Option<Exit>>) {
        let exit = self.bot.exited().await;
        // Nobody may be listening any more, which is fine.
        let _ = ended.send(Some(exit));
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.keeper.abort(); // The bot goes with it.
        self.running.never_compared();
    }
}

impl Running {
    /// Runs `act` to its end; if the bot's process ends first, so does the test.
    pub(super) async fn unless_it_ends<T>(&self, act: impl Future<Output = T>) -> T {
        tokio::select! {
            biased;
            exit = self.exited() => self.crashed(&exit),
            done = act => done,
        }
    }

    async fn exited(&self) -> Exit {
        let mut exit = self.exit.clone();
        let ended = exit.wait_for(Option::is_some).await.map(|it| it.clone());
        match ended {
            Ok(Some(exit)) => exit,
            // The keeper is gone without a word only when the stage is being dropped: nobody waits then.
            Ok(None) | Err(_) => std::future::pending().await,
        }
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

impl Site {
    fn not_graded(&self, fault: &dyn Display) -> ! {
        self.end(Outcome::NotGraded {
            why: fault.to_string(),
        })
    }
}

/// A time on the library's clock.
fn library_time(text: &str) -> DateTime<Utc> {
    let zone = FixedOffset::east_opt(LIBRARY_ZONE).expect("nine hours are less than a day");
    let time = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M")
        .unwrap_or_else(|fault| panic!("{text:?} is not a time such as 2026-03-02 21:30: {fault}"));
    // A fixed offset has each local time exactly once.
    let local = zone
        .from_local_datetime(&time)
        .single()
        .expect("a fixed offset has no gaps");
    local.to_utc()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_library_is_nine_hours_ahead() {
        assert_eq!(library_time(NOW).to_rfc3339(), "2026-03-02T03:00:00+00:00");
    }
}
