//! How a bot comes on stage: a Discord of its own, a folder, its surroundings, its process.

use std::fmt::Display;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use crate::bot::Launch;
use crate::discord::{Discord, Settings};

use super::conversation::Stage;
use super::process::Process;
use super::result::Outcome;
use super::running::Running;
use super::scratch::Scratch;
use super::site::Site;
use super::time::{START, library_time};

/// A bot that is about to start. It starts when awaited, and is ready then.
#[must_use = "nothing starts before it is awaited: write `.await` after it"]
pub struct Starting {
    site: Site,
    env: Vec<(String, String)>,
}

impl Stage {
    /// A test calls it as [`stage!`](crate::stage!).
    #[doc(hidden)]
    pub fn start(site: Site) -> Starting {
        let env = Vec::new();
        Starting { site, env }
    }
}

impl Starting {
    /// Gives the bot a variable of the environment, such as `STORE`.
    pub fn env(mut self, name: &str, value: &str) -> Starting {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    async fn start(self) -> Running {
        let Starting { site, mut env } = self;
        let settings = Settings {
            now: Some(library_time(START)),
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
        let token = discord.token().expose();
        env.push(("DISCORD_TOKEN".into(), token.into()));
        env.push(("DISCORD_API".into(), discord.api()));
        let launch = Launch {
            program: site.program.clone(),
            folder: scratch.path().to_owned(),
            env,
            secret: token.into(),
        };
        let process = match Process::start(launch, Arc::clone(&scratch)) {
            Ok(process) => process,
            Err(fault) => site.not_graded(&fault),
        };
        Running {
            site,
            discord,
            process,
            scratch,
            told: Mutex::new(false),
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
