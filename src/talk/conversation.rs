//! One person at the keyboard, who can be several users, and what they see.

use anyhow::Context;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::sync::broadcast;

use super::typed::{self, Typed};
use crate::bot::{Mark, Output};
use crate::discord::{Actor, Discord};
use crate::words::{Lang, Value, lang, say};

pub struct Conversation<'a> {
    discord: &'a Discord,
    user: Actor,
    lines: broadcast::Receiver<String>,
    /// What the bot prints, if it is ours.
    output: Option<Output>,
    printed: Mark,
}

impl<'a> Conversation<'a> {
    pub fn new(discord: &'a Discord, output: Option<Output>) -> Conversation<'a> {
        Conversation {
            discord,
            user: new_user(discord, "alice"),
            lines: discord.lines(),
            output,
            printed: Mark::default(),
        }
    }

    pub fn welcome(&self) {
        println!("{}\n", say("talk-welcome", &[]));
        self.show_commands();
    }

    /// Talks until the input ends.
    pub async fn run(&mut self) -> anyhow::Result<()> {
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

    /// Prints what happens, and says nothing.
    pub async fn listen(&mut self) {
        while let Ok(line) = self.lines.recv().await {
            println!("{line}");
        }
    }

    async fn does(&mut self, line: &str) {
        match typed::read(line) {
            Typed::Nothing => {}
            Typed::Help => self.show_commands(),
            Typed::Become(name) => self.becomes(name),
            Typed::Command(command) => {
                let _ = self.user.runs(command, 1).await;
            }
            Typed::Message(text) => {
                let _ = self.user.says(text, 1).await;
            }
        }
    }

    fn becomes(&mut self, name: &str) {
        let user = new_user(self.discord, name);
        let told = match user.is_the_bot() {
            true => "talk-you-are-not",
            false => {
                self.user = user;
                "talk-you-are"
            }
        };
        println!("{}", say(told, &[("name", Value::from(name))]));
    }

    /// Prints what was said and what the bot printed since the last time.
    pub fn show(&mut self) {
        while let Ok(line) = self.lines.try_recv() {
            println!("{line}");
        }
        let Some(output) = &self.output else { return };
        for line in output.since(self.printed) {
            println!("  log | {line}");
        }
        self.printed = output.mark();
    }

    fn show_commands(&self) {
        let commands = self.discord.commands(lang().code());
        if commands.is_empty() {
            let why = match self.discord.readiness().identified {
                true => "talk-no-commands",
                false => "talk-no-bot",
            };
            println!("  {}", say(why, &[]));
        }
        for command in commands {
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
