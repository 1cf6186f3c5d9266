//! Does what the variable `DO` says: what a bot may do, or a program that has bots. Without it, it is the bot of such a program.

use std::env;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Command, ExitCode};
use std::thread;

use botcamp::bot::{self, Bot, Launch};
use botcamp::talk::{self, Talk};

fn main() -> anyhow::Result<ExitCode> {
    match env::var("DO").as_deref().unwrap_or("be a bot") {
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
        "be a bot" => be_a_bot()?,
        other => anyhow::bail!("told to {other}, which is nothing"),
    }
    Ok(ExitCode::SUCCESS)
}

/// Calls the test, and hangs up only when this process ends.
fn hold_a_line() -> anyhow::Result<()> {
    call(&env::var("LINE")?)
}

fn call(number: &str) -> anyhow::Result<()> {
    let mut line = TcpStream::connect(number)?;
    line.write_all(b"here")?;
    line.read_to_end(&mut Vec::new())?;
    Ok(())
}

fn child_that_holds_a_line() -> anyhow::Result<std::process::Child> {
    Ok(Command::new(env::current_exe()?)
        .env("DO", "hold a line")
        .spawn()?)
}

/// A program of the course: it starts a bot, and takes it along when it is told to end.
#[tokio::main]
async fn have_a_bot() -> anyhow::Result<()> {
    bot::take_bots_along();
    let mut bot = Bot::start(&Launch {
        program: env::current_exe()?,
        args: Vec::new(),
        folder: env::temp_dir(),
        env: vec![
            ("DO".into(), "have a child".into()),
            ("LINE".into(), env::var("LINE")?),
        ],
        secret: String::new(),
        keeper: false,
    })?;
    bot.exited().await;
    Ok(())
}

/// What `cargo camp talk` does, without a course around it.
fn talk() -> anyhow::Result<()> {
    let talk = Talk {
        program: env::current_exe()?,
        folder: env::current_dir()?,
    };
    let runtime = tokio::runtime::Runtime::new()?;
    let talked = runtime.block_on(talk::run(&talk));
    runtime.shutdown_background(); // It may be reading from the terminal still.
    talked
}

/// A bot is given no variable of ours: the number is in its folder.
fn be_a_bot() -> anyhow::Result<()> {
    call(&fs::read_to_string("line")?)
}
