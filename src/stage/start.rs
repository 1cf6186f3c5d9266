//! How a bot comes on stage: a Discord of its own, a folder, its surroundings, its process.

use std::fmt::Display;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::bot::Mark;
use crate::discord::{Discord, RateLimits, Settings};

use super::conversation::Stage;
use super::draw::Draw;
use super::process::Process;
use super::result::Outcome;
use super::running::Running;
use super::scratch::Scratch;
use super::seal;
use super::site::Site;
use super::time::{START, library_time};

/// Requests of a bot in one conversation. An honest one has some dozens, and all that they say is kept until its end.
const REQUESTS: u64 = 5000;

/// A bot that is about to start. It starts when awaited, and is ready then.
#[must_use = "nothing starts before it is awaited: write `.await` after it"]
pub struct Starting {
    site: Site,
    env: Vec<(String, String)>,
    /// What is put into its folder before it starts.
    files: Vec<(String, Vec<u8>)>,
    /// The bot whose folder it comes into; `None` makes a new one.
    first: Option<Arc<Running>>,
}

impl Stage {
    /// A test calls it as [`stage!`](crate::stage!).
    #[doc(hidden)]
    pub fn start(site: Site) -> Starting {
        Starting {
            site,
            env: Vec::new(),
            files: Vec::new(),
            first: None,
        }
    }

    /// A second bot in the same folder, with the same variables, on a Discord of its own: as if somebody had started it
    /// twice. It is a stage with users and a transcript of its own.
    pub fn another_bot(&self) -> Starting {
        Starting {
            site: self.running.site.clone(),
            env: self.running.env.clone(),
            files: Vec::new(),
            first: Some(Arc::clone(&self.running)),
        }
    }
}

impl Starting {
    /// Gives the bot a variable of the environment, such as `STORE`.
    pub fn env(mut self, name: &str, value: &str) -> Starting {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Values for this conversation, for what is there before the bot is.
    pub fn draw(&self) -> Draw {
        Draw::new()
    }

    /// Puts a file into the bot's folder before the bot starts: `data/library.json` as the test wants it, whatever the course's
    /// own says by now.
    pub fn writes(mut self, file: &str, content: impl Into<Vec<u8>>) -> Starting {
        self.files.push((file.to_owned(), content.into()));
        self
    }

    /// The bot is expected to end by itself before it is ready, and to say why. Adds what it printed about `topic`, and how it
    /// ended, to the transcript: after [`Stage::another_bot`] to that of the first one. A bot that starts all the same does not
    /// fail the test here, but stands in the transcript.
    pub async fn refuses_to_start(self, topic: &str) -> Stage {
        let stage = Stage::of(self.start().await);
        let running = &stage.running;
        let conversation = running.conversation();
        if running.first.is_some() {
            conversation.note("      | (a second bot is started in the same folder)");
        }
        let end = running.refusal().await;
        running.ends_if_not_started();
        running.shows_log(topic, Mark::default(), conversation);
        conversation.note(&format!("      | ({end})"));
        stage
    }

    async fn start(self) -> Running {
        let Starting {
            site,
            env,
            files,
            first,
        } = self;
        let settings = Settings {
            now: Some(library_time(START)),
            limits: RateLimits {
                most: Some(REQUESTS),
                ..RateLimits::default()
            },
            ..Settings::default()
        };
        let discord = match Discord::start(settings).await {
            Ok(discord) => discord,
            Err(fault) => site.not_graded(&fault),
        };
        let scratch = match &first {
            Some(first) => Arc::clone(&first.scratch),
            None => match Scratch::new(&site.root) {
                Ok(scratch) => Arc::new(scratch),
                Err(fault) => site.not_graded(&fault),
            },
        };
        for (file, content) in files {
            if let Err(fault) = std::fs::write(scratch.file(&file), content) {
                site.not_graded(&format!("cannot write {file}: {fault}"));
            }
        }
        let told = first.as_ref().map(|first| Arc::clone(&first.told));
        let token = discord.token().expose();
        let mut surroundings = env.clone();
        surroundings.push(("DISCORD_TOKEN".into(), token.into()));
        surroundings.push(("DISCORD_API".into(), discord.api()));
        let launch = seal::launch(&site, &scratch, surroundings, &discord);
        let process = match Process::start(launch, Arc::clone(&scratch)) {
            Ok(process) => process,
            Err(fault) => site.not_graded(&fault),
        };
        Running {
            site,
            discord,
            process,
            scratch,
            env,
            told: told.unwrap_or_else(|| Arc::new(AtomicBool::new(false))),
            first,
        }
    }
}

impl IntoFuture for Starting {
    type Output = Stage;
    type IntoFuture = Pin<Box<dyn Future<Output = Stage> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let stage = Stage::of(self.start().await);
            stage.running.until_ready().await;
            stage
        })
    }
}

impl Site {
    fn not_graded(&self, fault: &dyn Display) -> ! {
        self.end(Outcome::NotGraded {
            why: fault.to_string(),
        })
    }
}
