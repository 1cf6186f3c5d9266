//! `play`: the chat page with a bot on it, built and started again at every save.

mod foreign;
mod keeper;
mod panics;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, anyhow};
use botcamp::bot::told_to_end;
use botcamp::course::{Course, Lesson};
use botcamp::discord::server::{NewChannel, NewMember, NewRole};
use botcamp::discord::{Discord, Permissions, Server, Settings};
use botcamp::page::{About, NotServed, Page};
use botcamp::words::{Lang, lang, say};

use super::show::label;
use foreign::Foreign;
use keeper::{Keeper, Source};

#[derive(Debug, clap::Args)]
pub struct PlayArgs {
    lesson: Option<String>,
    #[arg(long)]
    solution: bool,
    #[arg(long, value_name = "PROGRAM", conflicts_with_all = ["lesson", "solution"])]
    bot: Option<PathBuf>,
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    port: u16,
    #[arg(long)]
    no_open: bool,
    #[arg(last = true, requires = "bot", value_name = "ARGS")]
    bot_args: Vec<OsString>,
}

impl PlayArgs {
    /// What `cargo camp play` and the number of `lesson` say.
    pub fn of(lesson: &Lesson) -> PlayArgs {
        PlayArgs {
            lesson: Some(lesson.folder.clone()),
            solution: false,
            bot: None,
            port: 0,
            no_open: false,
            bot_args: Vec::new(),
        }
    }
}

pub fn run(course: &Course, args: &PlayArgs) -> anyhow::Result<ExitCode> {
    let Some((source, about)) = what(course, args)? else {
        return Ok(ExitCode::FAILURE);
    };
    let runtime = tokio::runtime::Runtime::new()?;
    let played = runtime.block_on(play(course, source, about, !args.no_open));
    // A build that runs is not waited for.
    runtime.shutdown_background();
    played?;
    Ok(ExitCode::SUCCESS)
}

/// What is to be played, unless there is nothing: then it has been said why.
fn what(course: &Course, args: &PlayArgs) -> anyhow::Result<Option<(Source, About)>> {
    let about = |title: String, lesson: Option<&Lesson>| About {
        title,
        lesson: lesson.map(|lesson| format!("lessons/{}", lesson.folder)),
        port: args.port,
    };
    if let Some(program) = &args.bot {
        let folder = std::env::current_dir().context("the current folder")?;
        let foreign = Foreign::new(program, args.bot_args.clone(), folder);
        let about = about(foreign.title(), None);
        return Ok(Some((Source::Foreign(foreign), about)));
    }
    let asked = args.lesson.as_deref();
    let lesson = match super::lesson_or_next(course, asked)? {
        // Nobody asked for the one lesson that has no bot.
        lesson if asked.is_none() && !lesson.has_dependencies => {
            let mut bots = course.lessons().iter().filter(|it| it.has_dependencies);
            bots.next().unwrap_or(lesson)
        }
        lesson => lesson,
    };
    if !lesson.has_dependencies {
        super::print(&format!(
            "{}\n",
            say("play-no-bot-yet", &[("lesson", label(lesson).into())])
        ))?;
        return Ok(None);
    }
    if args.solution && course.solution(lesson).is_none() {
        return Err(anyhow!(say("play-no-solution", &[])));
    }
    let about = about(label(lesson), Some(lesson));
    let source = match args.solution {
        true => Source::Solution(lesson.clone()),
        false => Source::Lesson(lesson.clone()),
    };
    Ok(Some((source, about)))
}

async fn play(course: &Course, source: Source, about: About, open: bool) -> anyhow::Result<()> {
    let settings = Settings {
        server: campus(),
        ..Settings::default()
    };
    let discord = Arc::new(Discord::start(settings).await.context("offline Discord")?);
    let page = Arc::new(
        Page::serve(Arc::clone(&discord), about)
            .await
            .map_err(not_served)?,
    );
    let address = page.address();
    let here = say("play-here", &[("address", address.as_str().into())]);
    super::print(&format!("{here}\n{}\n", say("play-end", &[])))?;
    if open {
        open_browser(&address);
    }
    // Before there is a bot that could be left behind.
    let told = told_to_end().context("cannot wait for Ctrl-C")?;
    let mut keeper = Keeper::new(course.clone(), source, discord, page)?;
    tokio::select! {
        () = keeper.keep() => Ok(()),
        () = told => Ok(()),
    }
}

pub fn open_browser(address: &str) {
    // Why is no news to who asked: whatever opens addresses here is not there, or has no screen.
    if open::that_detached(address).is_err() {
        anstream::eprintln!("{}", say("play-no-browser", &[]));
    }
}

pub fn not_served(error: NotServed) -> anyhow::Error {
    if error.source.kind() == std::io::ErrorKind::AddrInUse {
        return anyhow!(say("play-port-taken", &[("port", error.port.to_string().into())]));
    }
    error.into()
}

/// Some people to be, some of whom may do more than others.
fn campus() -> Server {
    let manager = "Manager";
    let member = |name: &str, roles: &[&str], locale: &str| NewMember {
        name: name.into(),
        roles: roles.iter().map(|it| (*it).to_owned()).collect(),
        locale: locale.into(),
    };
    let here = if lang() == Lang::Ko { "ko" } else { "en-US" };
    let channel = |name: &str, only: &[&str]| NewChannel {
        name: name.into(),
        topic: None,
        only: only.iter().map(|it| (*it).to_owned()).collect(),
    };
    Server {
        roles: vec![NewRole {
            name: manager.into(),
            permissions: Permissions::EVERYONE
                | Permissions::MANAGE_GUILD
                | Permissions::MANAGE_ROLES
                | Permissions::MANAGE_MESSAGES
                | Permissions::MANAGE_CHANNELS
                | Permissions::KICK_MEMBERS
                | Permissions::PIN_MESSAGES,
        }],
        channels: vec![
            channel("general", &[]),
            channel("library", &[]),
            channel("managers", &[manager]),
        ],
        members: vec![
            member("alice", &[], here),
            member("bora", &[], here),
            member("하나", &[], "ko"),
            member("minsu", &[manager], here),
            member("mallory", &[], here),
        ],
        ..Server::default()
    }
}
