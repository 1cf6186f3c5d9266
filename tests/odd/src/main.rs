//! Does what the variable `DO` says, and with it what a bot may do, or a program that has bots.

use std::env;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Command, ExitCode};
use std::thread;

use botcamp::bot::{self, Bot, Launch};
use botcamp::talk::{self, Talk};

fn main() -> anyhow::Result<ExitCode> {
    match env::var("DO")?.as_str() {
        "print the surroundings" => {
            for (name, _) in env::vars_os() {
                println!("{}", name.display());
            }
            println!("in {}", env::current_dir()?.display());
        }
        "say the token" => {
            println!("out: {}", env::var("DISCORD_TOKEN")?);
            eprintln!("err: {}", env::var("DISCORD_TOKEN")?);
        }
        "end with 7" => return Ok(ExitCode::from(7)),
        "hold a line" => hold_a_line()?,
        "leave a child" => drop(child_that_holds_a_line()?),
        "have a child" => {
            child_that_holds_a_line()?;
            thread::park();
        }
        "have a bot" => have_a_bot()?,
        "talk" => talk()?,
        other => anyhow::bail!("told to {other}, which is nothing"),
    }
    Ok(ExitCode::SUCCESS)
}

/// Calls the test, and hangs up only when this process ends.
fn hold_a_line() -> anyhow::Result<()> {
    let mut line = TcpStream::connect(env::var("LINE")?)?;
    line.write_all(b"here")?;
    line.read_to_end(&mut Vec::new())?;
    Ok(())
}

fn child_that_holds_a_line() -> anyhow::Result<std::process::Child> {
    Ok(Command::new(env::current_exe()?).env("DO", "hold a line").spawn()?)
}

/// A program of the course: it starts a bot, and takes it along when it is told to end.
#[tokio::main]
async fn have_a_bot() -> anyhow::Result<()> {
    bot::take_bots_along();
    let mut bot = Bot::start(&Launch {
        program: env::current_exe()?,
        folder: env::temp_dir(),
        env: vec![
            ("DO".into(), "have a child".into()),
            ("LINE".into(), env::var("LINE")?),
        ],
        secret: String::new(),
    })?;
    bot.exited().await;
    Ok(())
}

/// `cargo camp talk`, without a course around it.
fn talk() -> anyhow::Result<()> {
    let talk = Talk {
        program: env::var("BOT")?.into(),
        folder: env::temp_dir(),
    };
    let runtime = tokio::runtime::Runtime::new()?;
    let talked = runtime.block_on(talk::run(&talk));
    runtime.shutdown_background();
    talked
}
