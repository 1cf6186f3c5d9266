//! `cargo camp play` itself: it builds, starts and starts again, and says in the chat what became of it.

use std::fs;
use std::io::{BufRead, BufReader, Lines};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::copy::{Copy, run};
use crate::programs;
use crate::screen::Screen;

/// A bot from outside the course, as far as `play` can tell: a program with serenity in it.
const BOT: &str = "solution-01-hello-bot";

/// A running `cargo camp play`, or another command that serves the page.
struct Play {
    child: Child,
    address: String,
    /// Held open: it prints on.
    _out: Lines<BufReader<ChildStdout>>,
}

impl Play {
    fn start(copy: &Copy, args: &[&str]) -> Play {
        Play::command(copy, &[&["play", "--no-open"], args].concat())
    }

    fn command(copy: &Copy, args: &[&str]) -> Play {
        Play::of(copy.command(args))
    }

    fn of(mut command: Command) -> Play {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        // The page's has a key in its path; the API's ends with its port.
        let address = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let words = line.split_whitespace().map(|it| it.trim_matches('"'));
            let mut pages = words.filter(|it| it.starts_with("http://127.0.0.1:") && it.ends_with('/'));
            pages.next().map(str::to_owned)
        });
        Play {
            child,
            address: address.unwrap(),
            _out: lines,
        }
    }

    fn ends_when_told_to(mut self) {
        let id = Pid::from_raw(self.child.id().cast_signed());
        kill(id, Signal::SIGINT).unwrap();
        assert_eq!(self.child.wait().unwrap().code(), Some(0));
    }
}

impl Drop for Play {
    fn drop(&mut self) {
        // It may have ended in good order. Killed, it would leave its bot.
        if let Ok(None) = self.child.try_wait() {
            let _ = kill(Pid::from_raw(self.child.id().cast_signed()), Signal::SIGINT);
        }
        let _ = self.child.wait();
    }
}

fn hello_bot() -> String {
    let programs = programs::build_all(&[BOT]);
    programs[BOT].to_str().unwrap().to_owned()
}

/// Puts a program there as compilers do: whole, in the place of the one before.
fn writes_script(file: &Path, lines: &str) {
    let new = file.with_extension("new");
    fs::write(&new, format!("#!/bin/sh\n{lines}\n")).unwrap();
    fs::set_permissions(&new, fs::Permissions::from_mode(0o755)).unwrap();
    fs::rename(new, file).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn any_program_is_played_and_leaves_nothing_behind() {
    let Some(screen) = Screen::of_a_build().await else {
        return;
    };
    let bot = hello_bot();
    let copy = Copy::of_the_course("play-bot");
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("bot");
    writes_script(&script, "echo 'no data here' >&2; exit 3");
    let play = Play::start(&copy, &["--bot", script.to_str().unwrap()]);
    screen.goes_to(&play.address).await;
    // It has crashed, and says so once.
    screen.sees(".notice.bad pre", "no data here").await;
    screen
        .holds("document.querySelectorAll('.notice.bad').length === 1")
        .await;

    let id = folder.path().join("id");
    writes_script(&script, &format!("echo $$ > {}; exec {bot}", id.display()));
    screen.sees(".notice.good", "Bot restarted (").await;
    screen.runs("hello").await;
    screen.sees(".message .content", "Hello!").await;

    // Another start is in the place of the first, and the end leaves none.
    let first = Pid::from_raw(fs::read_to_string(&id).unwrap().trim().parse().unwrap());
    writes_script(&script, &format!("echo $$ > {}; exec  {bot}", id.display()));
    screen
        .holds("document.querySelectorAll('.notice.good').length === 2")
        .await;
    assert!(kill(first, None).is_err(), "the bot before still runs");
    let second = Pid::from_raw(fs::read_to_string(&id).unwrap().trim().parse().unwrap());
    play.ends_when_told_to();
    // Whoever adopts it may take a moment to bury it.
    screen
        .until("the bot still runs", async || kill(second, None).err())
        .await;
    screen.sees("#banner", "does not answer").await;
    screen.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_is_started_as_its_owner_would_start_it() {
    let Some(screen) = Screen::of_a_build().await else {
        return;
    };
    let copy = Copy::of_the_course("play-args");
    let folder = copy.path("data");
    let script = folder.join("my bot.sh");
    let prints = "printf '\\033[31m%s|%s|%s\\033[0m\\n' \"$PWD\" \"$HOME\" \"$1\"; exit 3";
    fs::write(&script, prints).unwrap();
    let mut command = copy.command(&["play", "--no-open", "--bot", "sh", "--", "my bot.sh", "a b"]);
    command.current_dir(&folder).env("HOME", "/the/home");
    let play = Play::of(command);
    screen.goes_to(&play.address).await;
    screen.sees(".played", "sh my bot.sh a b").await;
    // Where it was told to be, with what the shell knows, and without a terminal's colours.
    let here = fs::canonicalize(&folder).unwrap();
    let words = "document.querySelector('.notice.bad pre').textContent";
    screen.sees(".notice.bad pre", "/the/home").await;
    let expected = format!("{}|/the/home|a b", here.display());
    assert_eq!(screen.reads(words).await, expected);
    // Its script is what makes it another bot.
    fs::write(&script, "echo 'as its script says'; exit 4").unwrap();
    screen.sees(".notice.bad pre", "as its script says").await;
    play.ends_when_told_to();
    screen.ends().await;
}

#[test]
fn without_a_browser_the_address_is_said() {
    let copy = Copy::of_the_course("play-no-browser");
    let mut command = copy.command(&["play", "--bot", "/bin/false"]);
    // Nothing that could open an address is found.
    command
        .env("PATH", copy.path("no-programs"))
        .stderr(Stdio::piped());
    let mut play = Play::of(command);
    let said = BufReader::new(play.child.stderr.take().unwrap()).lines();
    let said = said
        .map_while(Result::ok)
        .find(|line| line.contains("No browser"));
    assert!(said.unwrap().contains("Open the address yourself"));
}

#[tokio::test(flavor = "multi_thread")]
async fn each_save_of_a_lesson_is_built_and_played() {
    let Some(screen) = Screen::of_a_build().await else {
        return;
    };
    let bot = hello_bot();
    let copy = Copy::of_the_course("play-lesson");
    copy.keep_only_lesson("01-hello-bot");
    let main = "lessons/01-hello-bot/src/main.rs";
    let becomes = becomes(&copy, "lessons/01-hello-bot", &bot);
    let play = Play::start(&copy, &["1"]);
    screen.goes_to(&play.address).await;
    screen.sees(".notice.good", "The bot is here").await;

    copy.write(main, "fn main() { let minutes: u32 = \"seven\"; }\n");
    screen
        .sees(".notice.bad pre", "error[E0308]: mismatched types")
        .await;
    // The one before is still there.
    screen.runs("hello").await;
    screen.sees(".message .content", "Hello!").await;

    copy.write(main, &format!("// Mended.\n{becomes}"));
    screen.sees(".notice.good", "Bot restarted (").await;
    // What is mended is out of the way.
    screen.sees(".notice.bad", "does not compile").await;
    screen.sees_no(".notice.bad pre").await;
    copy.write(main, "fn main() { panic!(\"the library has burnt down\") }\n");
    screen.sees(".notice.bad pre", "the library has burnt down").await;
    screen.sees(".bot-state", "bot offline").await;
    play.ends_when_told_to();
    screen.ends().await;
}

/// What the bot does is not looked at here, so it need not be built of serenity: it becomes another bot. The code that does so.
fn becomes(copy: &Copy, package: &str, bot: &str) -> String {
    copy.edit(
        &format!("{package}/Cargo.toml"),
        "poise.workspace = true\nserenity.workspace = true\ntokio.workspace = true",
        "anyhow = \"1\"",
    );
    let code = format!(
        "fn main() -> anyhow::Result<()> {{\n    use std::os::unix::process::CommandExt;\n    Err(std::process::Command::new({bot:?}).exec().into())\n}}\n"
    );
    copy.write(&format!("{package}/src/main.rs"), &code);
    code
}

#[tokio::test(flavor = "multi_thread")]
async fn the_solution_is_played_whatever_the_lesson_is() {
    let Some(screen) = Screen::of_a_build().await else {
        return;
    };
    let bot = hello_bot();
    let copy = Copy::of_the_course("play-solution");
    copy.keep_only_lesson("01-hello-bot");
    copy.write("lessons/01-hello-bot/src/main.rs", "This is no program.\n");
    becomes(&copy, "solutions/01-hello-bot", &bot);
    let play = Play::start(&copy, &["1", "--solution"]);
    screen.goes_to(&play.address).await;
    screen.sees(".notice.good", "The bot is here").await;
    screen.runs("hello").await;
    screen.sees(".message .content", "Hello!").await;
    play.ends_when_told_to();
    screen.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_offline_discord_has_the_page_too() {
    let Some(screen) = Screen::of_a_build().await else {
        return;
    };
    let copy = Copy::of_the_course("play-offline");
    let offline = Play::command(&copy, &["offline"]);
    screen.goes_to(&offline.address).await;
    screen.sees(".notice", "Waiting for a bot").await;
    screen.says("Is a bot here?").await;
    screen.sees(".message .content", "Is a bot here?").await;
    offline.ends_when_told_to();
    screen.ends().await;
}

#[test]
fn a_port_that_is_taken_is_named() {
    let copy = Copy::of_the_course("play-port");
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let run = run(&mut copy.command(&["play", "--no-open", "--bot", "/bin/sh", "--port", &port]));
    assert_eq!(run.code, 2, "{run}");
    assert!(run.err.contains(&port), "{run}");
}
