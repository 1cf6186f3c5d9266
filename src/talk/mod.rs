//! Talking to a bot in the terminal: what is typed goes to it as a Discord user would send it, and the conversation is
//! printed as it happens.

mod conversation;
mod typed;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::bot::{Bot, Launch, told_to_end};
use crate::discord::{Discord, Settings};
use crate::words::{Value, say};

use conversation::Conversation;

/// What to talk to.
pub struct Talk {
    /// The bot's program.
    pub program: PathBuf,
    /// The folder it runs in: the course's root, where `data/` is. What is changed there is the student's own.
    pub folder: PathBuf,
}

/// Starts the bot on an offline Discord and talks to it until the input ends (Ctrl-D), the bot stops, or this program is
/// told to end (Ctrl-C, the terminal closed).
///
/// # Errors
/// If the bot cannot be started, or its process ends.
pub async fn run(talk: &Talk) -> anyhow::Result<()> {
    let discord = Discord::start(Settings::default())
        .await
        .context("offline Discord")?;
    // Before there is a bot that could be left behind.
    let told = told_to_end().context("cannot wait for Ctrl-C")?;
    let mut bot = start(&talk.program, &talk.folder, &discord)?;
    let mut conversation = Conversation::new(&discord, Some(bot.output()));
    tokio::select! {
        exit = bot.exited() => {
            conversation.show();
            anyhow::bail!(say("talk-bot-stopped", &[("how", Value::from(exit.how))]));
        }
        done = with_the_bot(&discord, &mut conversation) => done,
        () = told => Ok(()),
    }
}

fn start(program: &Path, folder: &Path, discord: &Discord) -> anyhow::Result<Bot> {
    let token = discord.token().expose();
    let mut env = vec![
        ("DISCORD_TOKEN".to_owned(), token.to_owned()),
        ("DISCORD_API".to_owned(), discord.api()),
    ];
    // Where the bot keeps its data is for whoever runs it to say; a check says it itself.
    env.extend(std::env::var("STORE").ok().map(|it| ("STORE".to_owned(), it)));
    let launch = Launch {
        program: program.to_owned(),
        args: Vec::new(),
        folder: folder.to_owned(),
        env,
        secret: token.to_owned(),
        keeper: false,
    };
    Ok(Bot::start(&launch)?)
}

/// Talks when the bot is ready to, and until the input ends.
async fn with_the_bot(discord: &Discord, conversation: &mut Conversation<'_>) -> anyhow::Result<()> {
    discord.until_ready().await;
    conversation.show();
    if std::io::stdin().is_terminal() {
        conversation.welcome();
    }
    conversation.run().await
}

/// Talks to whatever bot comes to this Discord. An end of the input ends it only at a terminal: elsewhere nobody may ever
/// have wanted to type.
///
/// # Errors
/// If what is typed cannot be read.
pub async fn to_any_bot(discord: &Discord) -> anyhow::Result<()> {
    let mut conversation = Conversation::new(discord, None);
    conversation.run().await?;
    if !std::io::stdin().is_terminal() {
        conversation.listen().await;
    }
    Ok(())
}
