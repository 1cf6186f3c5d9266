//! Talking to a bot in the terminal: what is typed goes to it as a Discord user would send it, and the conversation is
//! printed as it happens.

mod typed;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use anyhow::Context;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::sync::broadcast;

use crate::bot::{Bot, Launch, Mark, told_to_end};
use crate::discord::{Actor, Discord, Settings};
use crate::words::{Lang, Value, lang, say};

use typed::Typed;

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
    let mut bot = start(&talk.program, &talk.folder, &discord)?;
    let mut conversation = Conversation::new(&discord, &bot);
    tokio::select! {
        exit = bot.exited() => {
            conversation.show();
            anyhow::bail!(say("talk-bot-stopped", &[("how", Value::from(exit.how))]));
        }
        done = conversation.run() => done,
        told = told_to_end() => told.context("cannot wait for Ctrl-C"),
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
        folder: folder.to_owned(),
        env,
        secret: token.to_owned(),
    };
    Ok(Bot::start(&launch)?)
}

/// One person at the keyboard, who can be several users.
struct Conversation<'a> {
    discord: &'a Discord,
    user: Actor,
    lines: broadcast::Receiver<String>,
    output: crate::bot::Output,
    printed: Mark,
}

impl<'a> Conversation<'a> {
    fn new(discord: &'a Discord, bot: &Bot) -> Conversation<'a> {
        Conversation {
            discord,
            user: new_user(discord, "alice"),
            lines: discord.lines(),
            output: bot.output(),
            printed: Mark::default(),
        }
    }

    async fn run(&mut self) -> anyhow::Result<()> {
        self.discord.until_ready().await;
        self.show();
        let prompts = std::io::stdin().is_terminal();
        if prompts {
            println!("{}\n", say("talk-welcome", &[]));
            self.show_commands();
        }
        let mut input = BufReader::new(tokio::io::stdin()).lines();
        loop {
            let line = tokio::select! {
                line = input.next_line() => line.context("cannot read what is typed")?,
                // The bot may speak up at any moment, not only when it is spoken to.
                Ok(line) = self.lines.recv() => {
                    println!("{line}");
                    continue;
                }
            };
            let Some(line) = line else {
                self.discord.settle().await;
                self.show();
                return Ok(());
            };
            self.does(&line).await;
            self.show();
        }
    }

    async fn does(&mut self, line: &str) {
        match typed::read(line) {
            Typed::Nothing => {}
            Typed::Help => self.show_commands(),
            Typed::Become(name) => {
                self.user = new_user(self.discord, name);
                println!("{}", say("talk-you-are", &[("name", Value::from(name))]));
            }
            Typed::Command(command) => {
                let _ = self.user.runs(command, 1).await;
            }
            Typed::Message(text) => {
                let _ = self.user.says(text, 1).await;
            }
        }
    }

    /// Prints what was said and what the bot printed since the last time.
    fn show(&mut self) {
        while let Ok(line) = self.lines.try_recv() {
            println!("{line}");
        }
        for line in self.output.since(self.printed) {
            println!("  log | {line}");
        }
        self.printed = self.output.mark();
    }

    fn show_commands(&self) {
        for command in self.discord.commands(lang().code()) {
            println!("  {}   {}", command.usage, command.description);
        }
    }
}

/// A user whose Discord is set to the language of this terminal.
fn new_user(discord: &Discord, name: &str) -> Actor {
    let user = discord.user(name);
    if lang() == Lang::Ko {
        user.set_locale("ko");
    }
    user
}
