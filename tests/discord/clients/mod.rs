//! Bots with other libraries, unchanged but for the lines that `cargo camp offline` prints, in the same conversation. Where a
//! library is not installed, its test says so and is skipped: `.ci/run` installs them all.

mod conversation;
mod program;
mod serenity;

use std::fs;

use botcamp::discord::{Discord, Settings};
use botcamp::libraries::Library;

use program::{Program, here, installed};

async fn discord() -> Discord {
    Discord::start(Settings::default()).await.unwrap()
}

fn lines(library: Library, discord: &Discord) -> String {
    library.lines(&discord.api(), discord.token().expose())
}

/// A bot's source, with the lines pasted where it says so.
fn pasted(source: &str, library: Library, discord: &Discord) -> String {
    let source = fs::read_to_string(here(source)).unwrap();
    let mark = source.lines().find(|line| line.ends_with(" CONNECTS")).unwrap();
    source.replace(mark, &lines(library, discord))
}

/// Lines that are compiled before there is an address stand in a bot's source with names in place of the values.
fn has_lines(source: &str, library: Library, values: &[(&str, &str)]) {
    let mut lines = library.lines("http://HOST", "TOKEN");
    for (value, name) in values {
        lines = lines.replace(value, name);
    }
    let source = fs::read_to_string(here(source)).unwrap();
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_said = |line: &str| line.split(" //").next().unwrap_or_default().to_owned();
    let lines: Vec<String> = lines.lines().map(is_said).collect();
    let lines = words(&lines.join("\n"));
    assert!(words(&source).contains(&lines), "{lines}");
}

#[tokio::test]
async fn discord_js() {
    let Some(node) = installed("node", &["discord.js/node_modules/discord.js"]) else {
        return;
    };
    let discord = discord().await;
    let bot = pasted("discord.js/bot.js", Library::DiscordJs, &discord);
    let modules = program::target("discord.js/node_modules");
    let program = Program::start(&node, "bot.js", &bot, &[("NODE_PATH", modules.to_str().unwrap())]);
    conversation::holds(&discord, program).await;
}

#[tokio::test]
async fn discord_py() {
    let python = ["discord.py/bin/python", "discord.py/Scripts/python.exe"];
    let Some(python) = installed("discord.py", &python) else {
        return;
    };
    let discord = discord().await;
    let bot = pasted("discord.py/bot.py", Library::DiscordPy, &discord);
    let program = Program::start(&python, "bot.py", &bot, &[]);
    conversation::holds(&discord, program).await;
}

#[tokio::test]
async fn twilight() {
    let values = [
        ("\"TOKEN\"", "token"),
        ("\"HOST\"", "host"),
        ("\"ws://HOST\"", "gateway"),
    ];
    has_lines("twilight/src/main.rs", Library::Twilight, &values);
    let built = ["twilight/debug/twilight-bot", "twilight/debug/twilight-bot.exe"];
    let Some(bot) = installed("twilight", &built) else {
        return;
    };
    let discord = discord().await;
    let (address, token) = (discord.api(), discord.token().expose().to_owned());
    let given = [
        ("DISCORD_API", address.as_str()),
        ("DISCORD_TOKEN", token.as_str()),
    ];
    let program = Program::start(&bot, "", "", &given);
    conversation::holds(&discord, program).await;
}

#[tokio::test]
async fn serenity() {
    let values = [("\"TOKEN\"", "token"), ("\"http://HOST\"", "address")];
    has_lines("serenity.rs", Library::Serenity, &values);
    let discord = discord().await;
    let bot = serenity::start(&discord.api(), discord.token().expose()).await;
    conversation::holds(&discord, bot).await;
}
