//! `report`: what to paste when asking for help. No secret, no user name, no folder of one's own is in it.

use std::env;
use std::fmt::Write;
use std::io::IsTerminal;
use std::path::Path;
use std::process::{Command, ExitCode};

use botcamp::course::{Course, Progress, State};
use botcamp::grade::result::Checked;
use botcamp::stage::tell;
use botcamp::words::{lang, say};

use super::show::{first_to_do, label};

pub fn run(course: &Course) -> anyhow::Result<ExitCode> {
    eprintln!("{}\n", say("report-how-to", &[]));
    let text = anstream::adapter::strip_str(&text(course)?).to_string();
    super::print(&Redaction::of_this_machine(course.root()).apply(&text))?;
    Ok(ExitCode::SUCCESS)
}

fn text(course: &Course) -> anyhow::Result<String> {
    let mut text = String::from("```text\n");
    writeln!(
        text,
        "botcamp {} ({})",
        env!("CARGO_PKG_VERSION"),
        answer(course.root(), "git", &["rev-parse", "--short", "HEAD"])
    )?;
    writeln!(text, "{}", answer(course.root(), "rustc", &["--version"]))?;
    writeln!(text, "{}", answer(course.root(), "cargo", &["--version"]))?;
    writeln!(text, "{} {} · {}", env::consts::OS, env::consts::ARCH, system())?;
    writeln!(
        text,
        "language {} · terminal {}",
        lang().code(),
        std::io::stderr().is_terminal()
    )?;
    let mut last = None;
    for lesson in course.lessons() {
        let progress = Progress::of(course, lesson);
        let state = progress.state(lesson)?;
        writeln!(text, "lesson {}: {state:?}", label(lesson))?;
        if state == State::Failing {
            last = progress.last_result().cloned();
        }
    }
    if let Some(result) = last {
        writeln!(text, "\n{}:", result.lesson)?;
        match &result.state {
            Checked::Refused { why } => writeln!(text, "{why}")?,
            Checked::DidNotCompile { message } => writeln!(text, "{}", message.trim_end())?,
            _ => {
                if let Some(task) = first_to_do(&result) {
                    writeln!(text, "{}", tell(task, lang()).trim_end())?;
                }
            }
        }
    }
    text.push_str("```\n");
    Ok(text)
}

/// The name and version of the system, where it tells.
fn system() -> String {
    let here = Path::new(".");
    if cfg!(windows) {
        return answer(here, "cmd", &["/c", "ver"]);
    }
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    let name = release.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="));
    match name {
        Some(name) => name.trim_matches('"').to_owned(),
        None => answer(here, "uname", &["-sr"]),
    }
}

fn answer(folder: &Path, program: &str, args: &[&str]) -> String {
    let output = Command::new(program).args(args).current_dir(folder).output();
    match output {
        Ok(output) if output.status.success() => String::from_utf8_lossy(&output.stdout).trim().to_owned(),
        _ => format!("no {program}"),
    }
}

/// What must not be pasted, and what stands in its place.
struct Redaction {
    texts: Vec<(String, &'static str)>,
    user: Option<String>,
}

impl Redaction {
    fn of_this_machine(root: &Path) -> Redaction {
        let mut texts = vec![(root.display().to_string(), "<course>")];
        texts.extend(env::home_dir().map(|home| (home.display().to_string(), "~")));
        texts.extend(env::var("DISCORD_TOKEN").ok().map(|token| (token, "<token>")));
        texts.retain(|(text, _)| text.len() > 1);
        let user = ["USER", "USERNAME", "LOGNAME"]
            .iter()
            .find_map(|name| env::var(name).ok());
        Redaction {
            texts,
            user: user.filter(|user| !user.is_empty()),
        }
    }

    fn apply(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (secret, instead) in &self.texts {
            text = text.replace(secret, instead);
        }
        words(&text)
            .map(|word| match word {
                _ if is_token(word) => "<token>",
                _ if self.user.as_deref() == Some(word) => "<user>",
                _ => word,
            })
            .collect()
    }
}

/// The text in pieces: what could be a name or a token, and what stands between.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let in_word = |c: char| c.is_alphanumeric() || "._-".contains(c);
        let end = match in_word(first) {
            true => rest.find(|c| !in_word(c)).unwrap_or(rest.len()),
            false => first.len_utf8(),
        };
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

/// A bot's token has three parts: its id, a time, a signature.
fn is_token(word: &str) -> bool {
    let parts: Vec<_> = word.trim_end_matches('.').split('.').collect();
    matches!(parts[..], [id, time, signature] if id.len() >= 18 && time.len() >= 5 && signature.len() >= 25)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_ones_own_stays() {
        let redaction = Redaction {
            texts: vec![
                ("/home/bora/course".to_owned(), "<course>"),
                ("/home/bora".to_owned(), "~"),
            ],
            user: Some("bora".to_owned()),
        };
        let token = "MTEyMjMzNDQ1NTY2Nzc4ODk5.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789AB";
        let text = format!(
            "/home/bora/course/x.rs /home/bora/.cargo says \"{token}\" to bora, not 하나보라 or aurora."
        );
        assert_eq!(
            redaction.apply(&text),
            "<course>/x.rs ~/.cargo says \"<token>\" to <user>, not 하나보라 or aurora."
        );
    }
}
