//! A PostgreSQL server for one test: in a folder of its own, on a socket of its own, gone with it.

use std::env;
use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

pub struct Server {
    programs: PathBuf,
    folder: TempDir,
}

/// How the server treats its disk.
#[derive(Clone, Copy, PartialEq, Eq)]
#[allow(dead_code, reason = "a test wants one, the benchmark the other")]
pub enum Disk {
    /// As it should.
    Synced,
    /// Nothing of it has to survive.
    Careless,
}

impl Server {
    /// `None`, and a line on the terminal, where PostgreSQL is not installed.
    pub fn start(disk: Disk) -> Option<Server> {
        let Some(programs) = programs() else {
            // Not `eprintln!`: a test that passes would swallow it.
            let _ = writeln!(io::stderr(), "skipped: no PostgreSQL");
            return None;
        };
        // A socket's path has at most a hundred bytes: some systems' own folder for temporary files is too deep.
        let folder = tempfile::Builder::new()
            .prefix("store-")
            .tempdir_in("/tmp")
            .unwrap();
        let server = Server { programs, folder };
        server.give_away(server.folder.path());
        let data = server.data();
        let mut initdb = server.program("initdb");
        initdb.args([
            "--auth=trust",
            "--username=postgres",
            "--encoding=UTF8",
            "--no-locale",
            "--no-sync",
            "-D",
        ]);
        run(initdb.arg(&data));
        let fsync = if disk == Disk::Synced { "on" } else { "off" };
        let settings = format!(
            "-k {} -c listen_addresses= -c fsync={fsync} -c autovacuum=off",
            server.folder.path().display()
        );
        let mut start = server.program("pg_ctl");
        start
            .args(["start", "-w", "-s", "-D"])
            .arg(&data)
            .arg("-o")
            .arg(settings);
        run(start.arg("-l").arg(server.folder.path().join("log")));
        Some(server)
    }

    /// The address of a database.
    pub fn address(&self, database: &str) -> String {
        format!(
            "postgres://postgres@localhost/{database}?host={}",
            self.folder.path().display()
        )
    }

    #[allow(dead_code, reason = "the benchmark wants none")]
    pub fn stop(&self) {
        let mut stop = self.program("pg_ctl");
        run(stop
            .args(["stop", "-w", "-s", "-m", "immediate", "-D"])
            .arg(self.data()));
    }

    #[allow(dead_code, reason = "the benchmark wants none")]
    pub fn start_again(&self) {
        let mut start = self.program("pg_ctl");
        start.args(["restart", "-w", "-s", "-D"]).arg(self.data());
        run(start.arg("-l").arg(self.folder.path().join("log")));
    }

    /// The process that all others of the server are children of.
    #[allow(dead_code, reason = "only the benchmark asks")]
    pub fn process(&self) -> u32 {
        let text = fs::read_to_string(self.data().join("postmaster.pid")).unwrap();
        text.lines().next().unwrap().parse().unwrap()
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// PostgreSQL does not run as root. As whom then: somebody who may do nothing else.
    fn program(&self, name: &str) -> Command {
        let mut command = Command::new(self.programs.join(name));
        // It must not stand where that user may not be.
        command.current_dir(self.folder.path());
        if let Some((user, group)) = other_user() {
            use std::os::unix::process::CommandExt;
            command.uid(user).gid(group);
        }
        command
    }

    fn give_away(&self, folder: &Path) {
        if let Some((user, group)) = other_user() {
            std::os::unix::fs::chown(folder, Some(user), Some(group)).unwrap();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let mut stop = self.program("pg_ctl");
        stop.args(["stop", "-w", "-s", "-m", "immediate", "-D"])
            .arg(self.data());
        let _ = stop.stdout(Stdio::null()).stderr(Stdio::null()).status();
    }
}

/// The folder with `initdb` and its kin: in the PATH, or where Debian keeps them, the newest first.
fn programs() -> Option<PathBuf> {
    let mut debian: Vec<_> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    debian.sort_by_key(|folder| {
        let number = folder.file_name()?.to_str()?.parse::<u32>();
        number.ok()
    });
    let in_path = env::var_os("PATH").map(|path| env::split_paths(&path).collect::<Vec<_>>());
    let debian = debian.into_iter().rev().map(|folder| folder.join("bin"));
    let mut folders = in_path.into_iter().flatten().chain(debian);
    folders.find(|folder| {
        ["initdb", "pg_ctl", "postgres"]
            .iter()
            .all(|name| folder.join(name).is_file())
    })
}

/// «nobody», if we are root.
fn other_user() -> Option<(u32, u32)> {
    use std::os::unix::fs::MetadataExt;
    // Who we are is who our files belong to.
    let ours = tempfile::tempfile().and_then(|file| file.metadata()).unwrap();
    (ours.uid() == 0).then_some((65_534, 65_534))
}

fn run(command: &mut Command) {
    let shown = format!("{command:?}");
    // Not by pipes: the server would hold them as long as it lives.
    let said = tempfile::NamedTempFile::new().unwrap();
    let status = command
        .stdin(Stdio::null())
        .stdout(said.reopen().unwrap())
        .stderr(said.reopen().unwrap())
        .status();
    let told =
        |why: &dyn fmt::Display| panic!("{shown}: {why}\n{}", fs::read_to_string(said.path()).unwrap());
    match status {
        Ok(status) if status.success() => {}
        Ok(status) => told(&status),
        Err(error) => told(&error),
    }
}
