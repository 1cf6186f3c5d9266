//! A bot that is a program of its own.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use tempfile::TempDir;
use tokio::process::{Child, Command};

use crate::source;

/// A file of these tests.
pub fn here(file: &str) -> PathBuf {
    source::course().join("tests/discord/clients").join(file)
}

/// Where `.ci/run` puts what it installs for them.
pub fn target(file: &str) -> PathBuf {
    source::course().join("target/clients").join(file)
}

/// The first of these that is there; or `node`, if that is what it is for. What is not there is said.
pub fn installed(what: &str, places: &[&str]) -> Option<PathBuf> {
    let found = places.iter().map(|place| target(place)).find(|it| it.exists());
    if found.is_none() {
        eprintln!(
            "skipped: no {what} in {} (.ci/run installs it)",
            target("").display()
        );
    }
    let found = found?;
    Some(if what == "node" { what.into() } else { found })
}

pub struct Program {
    child: Child,
    folder: TempDir,
}

impl Program {
    /// Starts it in a folder of its own, with this file if it has a name.
    pub fn start(program: &Path, file: &str, text: &str, variables: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let said = File::create(folder.path().join("said.txt")).unwrap();
        let mut command = Command::new(program);
        if !file.is_empty() {
            fs::write(folder.path().join(file), text).unwrap();
            command.arg(file);
        }
        command
            .current_dir(folder.path())
            .envs(variables.iter().copied())
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .stdin(Stdio::null())
            .stdout(said.try_clone().unwrap())
            .stderr(said)
            .kill_on_drop(true);
        let child = command
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}", program.display()));
        Self { child, folder }
    }

    /// What it printed so far.
    pub fn said(&self) -> String {
        fs::read_to_string(self.folder.path().join("said.txt")).unwrap()
    }
}

/// A bot that a conversation is held with.
pub trait Ends {
    /// Resolves when it has ended, with what there is to say of that.
    async fn ends(&mut self) -> String;
}

impl Ends for Program {
    async fn ends(&mut self) -> String {
        let status = self.child.wait().await.unwrap();
        format!("{status}\n{}", self.said())
    }
}

impl Ends for tokio::task::JoinHandle<Result<(), ::serenity::Error>> {
    async fn ends(&mut self) -> String {
        format!("{:?}", self.await)
    }
}
