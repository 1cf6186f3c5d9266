//! `offline`: the offline Discord alone, for any bot.

use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, anyhow};
use botcamp::bot::told_to_end;
use botcamp::discord::server::{EXAMPLE, Kind, Problem, Server, ServerError};
use botcamp::discord::{Discord, NoUrl, Readiness, Settings, StartError};
use botcamp::libraries::Library;
use botcamp::page::{About, Mood, Notice, Page};
use botcamp::talk;
use botcamp::words::{Value, say};

#[derive(Debug, clap::Args)]
pub struct OfflineArgs {
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    port: u16,
    #[arg(long, value_name = "FILE")]
    world: Option<PathBuf>,
    #[arg(long, value_name = "URL")]
    interactions: Option<String>,
    #[arg(long)]
    interactions_anywhere: bool,
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
    #[arg(long, value_enum, hide_possible_values = true)]
    library: Option<Library>,
}

pub fn run(args: &OfflineArgs) -> anyhow::Result<ExitCode> {
    let settings = Settings {
        server: match &args.world {
            Some(file) => Server::read(file).map_err(|error| anyhow!(told(&error)))?,
            None => Server::default(),
        },
        record: args.record.clone(),
        port: args.port,
        interactions_endpoint: args.interactions.clone(),
        endpoints_anywhere: args.interactions_anywhere,
        ..Settings::default()
    };
    let runtime = tokio::runtime::Runtime::new()?;
    let served = runtime.block_on(serve(settings, args.library));
    // A read of the keyboard cannot be taken back: without this the program would wait for one more line.
    runtime.shutdown_background();
    served?;
    Ok(ExitCode::SUCCESS)
}

/// Serves any bot until this program is told to end.
async fn serve(settings: Settings, library: Option<Library>) -> anyhow::Result<()> {
    let discord = Arc::new(Discord::start(settings).await.map_err(not_started)?);
    let told = told_to_end().context("cannot wait for Ctrl-C")?;
    let page = Page::serve(Arc::clone(&discord), About::default()).await;
    let page = page.map_err(super::play::not_served)?;
    page.tell(Notice::new(Mood::Working, "notice-waiting", Vec::new(), None));
    super::print(&greeting(&discord, &page.address(), library))?;
    tokio::select! {
        done = talk::to_any_bot(&discord) => done,
        () = tells_of_the_bot(&discord) => Ok(()),
        () = told => Ok(()),
    }
}

/// All that somebody needs to know to bring a bot here: with this library, or with any.
fn greeting(discord: &Discord, page: &str, library: Option<Library>) -> String {
    let (address, token) = (discord.api(), discord.token().expose());
    let (application, server) = discord.ids();
    let args = [
        ("address", Value::from(address.as_str())),
        ("token", token.into()),
        // As text: a number would be written with separators.
        ("application", application.to_string().into()),
        ("server", server.to_string().into()),
    ];
    let here = say("offline-here", &args);
    let lines = match library {
        Some(library) => lines_for(library, &address, token),
        None => {
            let each = Library::ALL.map(|library| lines_for(library, &address, token));
            let others = say("offline-others", &args);
            format!("{}\n\n{}{others}\n", say("offline-libraries", &[]), each.concat())
        }
    };
    let key = discord.public_key();
    let interactions = match discord.interactions_endpoint() {
        Some(url) => say(
            "offline-interactions-at",
            &[("url", url.into()), ("key", key.into())],
        ),
        None => say(
            "offline-interactions",
            &[("address", address.as_str().into()), ("key", key.into())],
        ),
    };
    let talk = say("offline-talk", &[]);
    let page = say("offline-page", &[("address", page.into())]);
    let lines = lines.trim_end();
    format!(
        r#"{here}

{lines}

{interactions}

{page}

{talk}

"#
    )
}

/// What a bot with this library needs in its code, and where.
fn lines_for(library: Library, address: &str, token: &str) -> String {
    let lines = library.lines(address, token);
    let lines: String = lines.lines().map(|line| format!("    {line}\n")).collect();
    let where_they_go = say(library.where_they_go(), &[("address", address.into())]);
    format!("{where_they_go}\n\n{lines}\n")
}

/// Says when a bot comes, has its commands, and goes.
async fn tells_of_the_bot(discord: &Discord) {
    let mut known = Readiness::default();
    loop {
        let now = discord.readiness_after(known).await;
        if now.identified && !known.identified {
            println!("{}", say("offline-bot-came", &[]));
        }
        if now.registered && !known.registered {
            println!("{}", say("offline-bot-registered", &[]));
        }
        if known.identified && !now.identified {
            println!("{}", say("offline-bot-left", &[]));
        }
        known = now;
    }
}

fn not_started(error: StartError) -> anyhow::Error {
    match &error {
        StartError::Listen { port, source } if source.kind() == ErrorKind::AddrInUse => {
            anyhow!(say("offline-port-taken", &[("port", port.to_string().into())]))
        }
        StartError::Record { path, source } => anyhow!(say(
            "course-cannot-write",
            &[
                ("file", path.display().to_string().into()),
                ("error", source.to_string().into())
            ]
        )),
        StartError::Endpoint { url, source } => {
            let why = match source {
                NoUrl::Form => "offline-no-url",
                NoUrl::Scheme => "offline-no-http",
            };
            let args = [("url", url.as_str().into()), ("why", say(why, &[]).into())];
            anyhow!(say("offline-interactions-wrong", &args))
        }
        StartError::EndpointElsewhere { url } => {
            anyhow!(say(
                "offline-interactions-elsewhere",
                &[("url", url.as_str().into())]
            ))
        }
        StartError::Listen { .. } => error.into(),
    }
}

/// What is wrong with a file, and what to do.
fn told(error: &ServerError) -> String {
    match error {
        ServerError::Read { file, source } => say(
            "course-cannot-read",
            &[
                ("file", file.display().to_string().into()),
                ("error", source.to_string().into()),
            ],
        ),
        ServerError::Wrong { file, line, problem } => say(
            "offline-world-wrong",
            &[
                ("file", file.display().to_string().into()),
                ("line", line.to_string().into()),
                ("problem", what(problem).into()),
            ],
        ),
    }
}

fn what(problem: &Problem) -> String {
    match problem {
        Problem::Form(said) => say(
            "offline-world-form",
            &[("said", said.as_str().into()), ("example", EXAMPLE.into())],
        ),
        Problem::Twice { name } => say("offline-world-twice", &[("name", name.as_str().into())]),
        Problem::NoChannel => say("offline-world-no-channel", &[("example", EXAMPLE.into())]),
        Problem::Unknown { kind, name, known } => {
            let key = match kind {
                Kind::Role => "offline-world-no-role",
                Kind::Permission => "offline-world-no-permission",
                Kind::Language => "offline-world-no-language",
            };
            let args = [("name", name.as_str().into()), ("known", known.as_str().into())];
            say(key, &args)
        }
        Problem::Length {
            name,
            length,
            least,
            most,
        } => say(
            "offline-world-length",
            &[
                ("name", name.as_str().into()),
                ("length", (*length).into()),
                ("least", (*least).into()),
                ("most", (*most).into()),
            ],
        ),
    }
}
