//! One run of cargo, followed message by message.

use std::collections::HashSet;
use std::io::{self, BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::Command;
use std::sync::mpsc;
use std::thread;

use cargo_metadata::diagnostic::DiagnosticLevel;
use cargo_metadata::{Artifact, CompilerMessage, Message, PackageId, TargetKind};

use super::error::{BuildError, Diagnostic};
use super::progress::Progress;
use super::size;
use crate::course::Course;
use crate::words::say;

/// What was asked for.
pub(super) struct Made {
    pub(super) program: PathBuf,
    /// cargo found it built already.
    pub(super) is_fresh: bool,
}

/// Bytes of a line of cargo's: a message of rustc's with all that belongs to it has a hundredth of this.
const LONGEST_LINE: u64 = 4 << 20;
/// Bytes of a message that are shown.
const LONGEST_MESSAGE: usize = 8 << 10;
/// Errors that are shown. Whoever has more of them begins with the first.
const MOST_ERRORS: usize = 50;

enum Heard {
    Message(Box<Message>),
    /// A message that nobody could read: too long, or too deep.
    Unreadable,
    Said(String),
}

/// Runs `command`, a cargo that builds `package`, and answers with the program of this kind.
pub(super) fn build(
    course: &Course,
    package: &str,
    kind: TargetKind,
    mut command: Command,
    progress: &mut dyn Progress,
) -> Result<Made, BuildError> {
    let colours = anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never;
    command.arg(match colours {
        true => "--message-format=json-diagnostic-rendered-ansi",
        false => "--message-format=json",
    });
    let mut cargo = command.spawn().map_err(BuildError::Start)?;
    // A keeper that is let go of ends its cargo, and `wait` would let go.
    let lifeline = cargo.stdin.take();
    let (heard, hear) = mpsc::channel();
    let readers = [
        cargo
            .stdout
            .take()
            .map(|stdout| read_messages(stdout, heard.clone())),
        cargo.stderr.take().map(|stderr| read_said(stderr, heard)),
    ];
    let mut build = Build {
        course,
        package,
        kind,
        made: None,
        errors: Vec::new(),
        unreadable: false,
        said: String::new(),
        built: Built::default(),
    };
    for it in hear {
        build.hears(it, progress);
    }
    for reader in readers.into_iter().flatten() {
        // A reader ends with its pipe and has nothing of its own to fail at.
        let _ = reader.join();
    }
    let status = cargo.wait();
    drop(lifeline);
    progress.end();
    let success = status.map_err(BuildError::Start)?.success();
    build.ends(success)
}

fn read_messages(pipe: impl Read + Send + 'static, heard: mpsc::Sender<Heard>) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        let (mut pipe, mut line) = (BufReader::new(pipe), Vec::new());
        while let Ok(1..) = read_line(&mut pipe, &mut line) {
            let _ = heard.send(match serde_json::from_slice(&line) {
                Ok(message) => Heard::Message(Box::new(message)),
                Err(_) => Heard::Unreadable,
            });
        }
    })
}

/// Reads a line of which no more than its beginning is kept, and answers with the bytes of that: none at the end.
fn read_line(pipe: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<usize> {
    line.clear();
    let read = pipe.by_ref().take(LONGEST_LINE).read_until(b'\n', line)?;
    if read as u64 == LONGEST_LINE {
        pipe.skip_until(b'\n')?;
    }
    Ok(read)
}

fn read_said(pipe: impl Read + Send + 'static, heard: mpsc::Sender<Heard>) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            let _ = heard.send(Heard::Said(line));
        }
    })
}

struct Build<'a> {
    course: &'a Course,
    package: &'a str,
    kind: TargetKind,
    made: Option<Made>,
    errors: Vec<Diagnostic>,
    unreadable: bool,
    said: String,
    built: Built,
}

/// The crates that are ready, and how many it takes. The number is asked for only once one had to be compiled.
#[derive(Default)]
struct Built {
    ready: HashSet<PackageId>,
    total: Option<usize>,
}

impl Build<'_> {
    fn hears(&mut self, heard: Heard, progress: &mut dyn Progress) {
        match heard {
            Heard::Message(message) => match *message {
                Message::CompilerArtifact(artifact) => self.artifact(artifact, progress),
                Message::CompilerMessage(message) => self.message(message),
                _ => {}
            },
            Heard::Unreadable => self.unreadable = true,
            Heard::Said(line) => {
                let word = line.split_whitespace().next().unwrap_or_default();
                if line.contains("lock on build directory") {
                    progress.note(&say("build-waits", &[]));
                } else if word == "Downloading" || word == "Downloaded" {
                    progress.note(line.trim());
                }
                self.said.push_str(&line);
                self.said.push('\n');
            }
        }
    }

    fn artifact(&mut self, artifact: Artifact, progress: &mut dyn Progress) {
        if artifact.target.kind.contains(&self.kind) {
            self.made = artifact.executable.clone().map(|program| Made {
                program: program.into(),
                is_fresh: artifact.fresh,
            });
        }
        let no_library = [TargetKind::Bin, TargetKind::Test, TargetKind::CustomBuild];
        if artifact.target.kind.iter().any(|kind| no_library.contains(kind)) {
            return;
        }
        self.built.ready.insert(artifact.package_id.clone());
        let ours = artifact.package_id.repr.starts_with("path+");
        if !artifact.fresh && !ours && self.built.total.is_none() {
            self.built.total = Some(size::crates_of(self.course, self.package).unwrap_or_default());
        }
        if let Some(total) = self.built.total {
            let done = self.built.ready.len();
            progress.step(done, total.max(done), &artifact.target.name);
        }
    }

    fn message(&mut self, CompilerMessage { message, .. }: CompilerMessage) {
        // The closing «aborting due to 2 previous errors» points nowhere, and tells nothing.
        let closing = message.spans.is_empty() && message.message.starts_with("aborting due to");
        let error = matches!(message.level, DiagnosticLevel::Error | DiagnosticLevel::Ice) && !closing;
        let Some(rendered) = message.rendered.filter(|_| error) else {
            return;
        };
        let diagnostic = Diagnostic {
            rendered: shortened(rendered),
            code: message.code.map(|code| code.code),
        };
        if self.errors.len() < MOST_ERRORS && !self.errors.contains(&diagnostic) {
            self.errors.push(diagnostic);
        }
    }

    fn ends(self, success: bool) -> Result<Made, BuildError> {
        match self.made {
            Some(made) if success => Ok(made),
            _ if !self.errors.is_empty() => Err(BuildError::Code(self.errors)),
            _ if self.unreadable => Err(BuildError::Code(vec![Diagnostic {
                rendered: say("build-unreadable", &[]),
                code: None,
            }])),
            _ => Err(BuildError::Cargo(self.said)),
        }
    }
}

/// A message as it is shown: a source can make rustc say without end what it says.
fn shortened(rendered: String) -> String {
    if rendered.len() <= LONGEST_MESSAGE {
        return rendered;
    }
    // Without its colours: the last of them may be switched off in what is cut.
    let plain = anstream::adapter::strip_str(&rendered).to_string();
    let end = plain.floor_char_boundary(LONGEST_MESSAGE);
    format!("{} …", &plain[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_without_end_is_not_kept_and_the_next_one_is_read() {
        let long = "x".repeat(3 * LONGEST_LINE as usize);
        let text = format!("{long}\nnext\n");
        let (mut pipe, mut line) = (text.as_bytes(), Vec::new());
        assert_eq!(read_line(&mut pipe, &mut line).unwrap() as u64, LONGEST_LINE);
        read_line(&mut pipe, &mut line).unwrap();
        assert_eq!(line, b"next\n");
        assert_eq!(read_line(&mut pipe, &mut line).unwrap(), 0);
    }

    #[test]
    fn a_message_is_cut_between_two_characters() {
        let message = "error: 아".to_owned();
        assert_eq!(shortened(message.clone()), message);
        let cut = shortened("봇".repeat(LONGEST_MESSAGE));
        assert!(
            cut.len() < LONGEST_MESSAGE + 8 && cut.ends_with("봇 …"),
            "{}",
            cut.len()
        );
    }
}
