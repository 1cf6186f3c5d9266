//! A poise bot in this process, logged in to an offline Discord of its own.

use std::sync::Arc;
use std::time::Duration;

use botcamp::discord::{Discord, Settings};
use poise::serenity_prelude as serenity;
use serenity::GatewayIntents;
use tokio::sync::watch;

pub type Error = Box<dyn std::error::Error + Send + Sync>;
pub type Context<'a> = poise::Context<'a, (), Error>;
pub type Commands = Vec<poise::Command<(), Error>>;

/// What serenity was told.
#[derive(Debug, Default)]
pub struct Told {
    /// Every dispatch that serenity would drop without a word.
    unknown: Vec<String>,
    /// How often a session was opened, and gone on with.
    pub sessions: usize,
    pub resumed: usize,
}

#[derive(Clone, Default)]
struct Listener(Arc<watch::Sender<Told>>);

#[serenity::async_trait]
impl serenity::RawEventHandler for Listener {
    async fn raw_event(&self, _: serenity::Context, event: serenity::Event) {
        self.0.send_modify(|told| match event {
            serenity::Event::Unknown(unknown) => told.unknown.push(format!("{unknown:?}")),
            serenity::Event::Ready(_) => told.sessions += 1,
            serenity::Event::Resumed(_) => told.resumed += 1,
            _ => {}
        });
    }
}

/// A running bot with its Discord.
pub struct Bot {
    pub discord: Discord,
    shards: Arc<serenity::ShardManager>,
    listener: Listener,
}

impl Bot {
    pub async fn with(commands: Commands) -> Self {
        Self::with_intents(
            commands,
            GatewayIntents::non_privileged() | GatewayIntents::MESSAGE_CONTENT,
        )
        .await
    }

    pub async fn with_intents(commands: Commands, intents: GatewayIntents) -> Self {
        let options = poise::FrameworkOptions {
            commands,
            ..Default::default()
        };
        Self::start(options, intents, Settings::default()).await
    }

    pub async fn start(
        mut options: poise::FrameworkOptions<(), Error>,
        intents: GatewayIntents,
        settings: Settings,
    ) -> Self {
        let settings = Settings {
            record: crate::bare::record(),
            ..settings
        };
        let discord = Discord::start(settings).await.unwrap();
        options.prefix_options.prefix = Some("!".into());
        let framework = poise::Framework::builder()
            .options(options)
            .setup(|ctx, _ready, framework| {
                Box::pin(async move {
                    poise::builtins::register_globally(ctx, &framework.options().commands).await?;
                    Ok(())
                })
            })
            .build();
        let http = serenity::HttpBuilder::new(discord.token().expose())
            .proxy(crate::mutant::reach(&discord))
            .ratelimiter_disabled(true)
            .build();
        let listener = Listener::default();
        let mut client = serenity::ClientBuilder::new_with_http(http, intents)
            .framework(framework)
            .raw_event_handler(listener.clone())
            .await
            .unwrap();
        let shards = client.shard_manager.clone();
        tokio::spawn(async move { client.start().await });
        // Its set-up may have failed, and then it never is.
        let ready = tokio::time::timeout(Duration::from_secs(60), discord.until_ready());
        assert!(ready.await.is_ok(), "never ready: {:?}", discord.refusals());
        Self {
            discord,
            shards,
            listener,
        }
    }

    /// Waits until serenity has been told so.
    pub async fn until(&self, holds: impl FnMut(&Told) -> bool) {
        self.listener.0.subscribe().wait_for(holds).await.unwrap();
    }

    fn all_was_understood(&self) {
        assert_eq!(self.listener.0.borrow().unknown, [""; 0]);
    }

    /// Ends the bot, and returns what was said. serenity must have understood all that it was sent.
    pub async fn ends(self) -> String {
        self.discord.settle().await;
        self.shards.shutdown_all().await;
        self.all_was_understood();
        self.discord.transcript()
    }

    /// Ends the bot. What was said must be this, and serenity must have understood all that it was sent.
    pub async fn said(self, transcript: &str) {
        self.shards.shutdown_all().await;
        assert_eq!(self.discord.transcript(), transcript);
        self.all_was_understood();
    }
}
