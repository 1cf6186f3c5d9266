//! The offline Discord alone: a bot finds its way to it with nothing but what it prints.

use std::fs;
use std::io::{BufRead, BufReader, Lines, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use ::serenity::all as serenity;

use super::copy::{self, Copy};

/// A running `cargo camp offline`.
struct Offline {
    child: Child,
    keys: ChildStdin,
    lines: Lines<BufReader<ChildStdout>>,
    /// Where it runs: in no course.
    _folder: tempfile::TempDir,
}

impl Offline {
    fn start(args: &[&str]) -> Offline {
        let folder = tempfile::tempdir().unwrap();
        let mut child = copy::command(folder.path(), &[&["offline"], args].concat())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        Offline {
            keys: child.stdin.take().unwrap(),
            lines: BufReader::new(child.stdout.take().unwrap()).lines(),
            child,
            _folder: folder,
        }
    }

    /// What stands between the quotes in the next line that says `call("…")`.
    fn printed(&mut self, call: &str) -> String {
        let line = self.until(call);
        line.split('"').nth(1).unwrap().to_owned()
    }

    /// The next line with this in it.
    fn until(&mut self, told: &str) -> String {
        let mut seen = Vec::new();
        for line in self.lines.by_ref().map(Result::unwrap) {
            if line.contains(told) {
                return line;
            }
            seen.push(line);
        }
        panic!("{told:?} was not said, but:\n{}", seen.join("\n"));
    }

    fn types(&mut self, line: &str) {
        self.keys.write_all(format!("{line}\n").as_bytes()).unwrap();
    }
}

impl Drop for Offline {
    fn drop(&mut self) {
        // It may have ended in good order.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Says hello.
#[poise::command(slash_command)]
async fn hello(ctx: poise::Context<'_, (), serenity::Error>) -> Result<(), serenity::Error> {
    let roles = ctx.author_member().await.map_or(0, |member| member.roles.len());
    ctx.say(format!("Hello, {} of {roles} roles!", ctx.author().name))
        .await
        .map(drop)
}

fn framework() -> poise::Framework<(), serenity::Error> {
    poise::Framework::builder()
        .options(poise::FrameworkOptions {
            commands: vec![hello()],
            ..Default::default()
        })
        .setup(|ctx, _, framework| {
            Box::pin(async move {
                poise::builtins::register_globally(ctx, &framework.options().commands).await?;
                Ok(())
            })
        })
        .build()
}

#[test]
fn a_bot_comes_to_the_offline_discord_with_what_it_prints() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (world, record) = (file("server.json"), file("traffic.jsonl"));
    fs::write(
        &world,
        r#"{ "roles": [{ "name": "Manager" }], "channels": [{ "name": "desk" }], "members": [{ "name": "bora", "roles": ["Manager"] }] }"#,
    )
    .unwrap();
    let mut offline = Offline::start(&["--world", &world, "--record", &record]);
    let token = offline.printed("HttpBuilder::new(");
    let address = offline.printed(".proxy(");

    let runtime = tokio::runtime::Runtime::new().unwrap();
    let http = serenity::HttpBuilder::new(&token)
        .proxy(address)
        .ratelimiter_disabled(true)
        .build();
    let bot = runtime.spawn(async {
        let intents = serenity::GatewayIntents::non_privileged();
        let client = serenity::ClientBuilder::new_with_http(http, intents).framework(framework());
        client.await.unwrap().start().await
    });
    offline.until("A bot has logged in.");
    offline.until("It has registered its commands");
    offline.types("/hello");
    offline.until("#desk");
    offline.until("alice | /hello");
    offline.until("bot | Hello, alice of 0 roles!");
    offline.types("@bot");
    offline.until("bot is your bot: you cannot be it");
    offline.types("@bora");
    offline.types("/hello");
    offline.until("bot | Hello, bora of 1 roles!");
    bot.abort();
    drop(runtime);
    offline.until("The bot has gone.");

    let traffic = fs::read_to_string(record).unwrap();
    let answers = traffic
        .lines()
        .filter(|line| line.contains("Hello, bora of 1 roles!"));
    assert!(answers.count() > 0, "{traffic}");
    assert!(!traffic.contains(&token), "a record is shown to others");
    // An interaction has a token of its own.
    assert!(!traffic.contains("\"offline-"), "{traffic}");
    ends_when_told_to(offline);
}

#[cfg(unix)]
fn ends_when_told_to(mut offline: Offline) {
    let id = nix::unistd::Pid::from_raw(offline.child.id().cast_signed());
    nix::sys::signal::kill(id, nix::sys::signal::Signal::SIGINT).unwrap();
    assert_eq!(offline.child.wait().unwrap().code(), Some(0));
}

/// A test cannot press Ctrl-C here.
#[cfg(not(unix))]
fn ends_when_told_to(_: Offline) {}

#[test]
fn it_prints_what_each_library_needs() {
    use botcamp::libraries::Library;
    let mut offline = Offline::start(&[]);
    let address = offline.until("DISCORD_API=");
    let token = offline.until("DISCORD_TOKEN=");
    let value = |line: &str| line.split_once('=').unwrap().1.to_owned();
    let (address, token) = (value(&address), value(&token));
    for library in Library::ALL {
        for line in library.lines(&address, &token).lines() {
            assert_eq!(offline.until(line.trim()).trim(), line.trim());
        }
    }

    let mut offline = Offline::start(&["--library", "discord.py"]);
    let mut printed = String::new();
    while !printed.ends_with("on the page.") {
        printed += &offline.until("");
    }
    assert!(printed.contains("discord.http.Route.BASE"), "{printed}");
    for other in ["HttpBuilder", "twilight_http", "new Client"] {
        assert!(!printed.contains(other), "{printed}");
    }
}

#[test]
fn a_wrong_server_file_says_where_and_what_to_do() {
    let copy = Copy::of_the_course("offline-world");
    let general = r#""channels": [{ "name": "general" }]"#;
    let cases = [
        (
            "{ \"channels\": [\n] }".to_owned(),
            "server.json, line 1: the server has no channel.",
        ),
        (
            format!("{{\n\"chanels\": [],\n{general} }}"),
            "server.json, line 2: unknown field `chanels`",
        ),
        (
            format!("{{ {general},\n\n\"members\": [{{ \"name\": \"bora\", \"roles\": [\"Boss\"] }}] }}"),
            "server.json, line 3: there is no role \"Boss\". Write it under \"roles\"",
        ),
    ];
    for (text, told) in cases {
        copy.write("server.json", &text);
        let run = copy.runs(&["offline", "--world", "server.json"]);
        assert_eq!(run.code, 2, "{run}");
        assert!(run.err.contains(told), "{told}\n{run}");
    }
    let run = copy.runs(&["offline", "--world", "nowhere.json"]);
    assert_eq!(run.code, 2, "{run}");
    assert!(run.err.contains("Cannot read nowhere.json"), "{run}");

    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let run = copy::run(&mut copy.command(&["offline", "--port", &port]));
    assert_eq!(run.code, 2, "{run}");
    assert!(
        run.err
            .contains(&format!("listens on port {port}. Choose another")),
        "{run}"
    );
}

/// It is for any bot, so it runs anywhere; and until one comes, it says that there is none.
#[test]
fn it_needs_no_course_and_says_that_no_bot_is_there() {
    let mut offline = Offline::start(&[]);
    offline.until("on the page.");
    offline.types("?");
    offline.until("(no bot is connected)");
    offline.types("/hello");
    offline.until("likely cause: the bot is not connected");
}

#[test]
fn interactions_leave_this_computer_only_when_that_is_said() {
    let copy = Copy::of_the_course("offline-elsewhere");
    let run = copy.runs(&["offline", "--interactions", "http://192.0.2.1/interactions"]);
    assert_eq!(run.code, 2, "{run}");
    assert!(run.err.contains("--interactions-anywhere"), "{run}");
}
