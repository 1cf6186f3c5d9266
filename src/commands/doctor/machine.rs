//! What the course needs of the machine: a compiler that links, room, a network with itself.

use std::env;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use botcamp::build::rustc_version;
use botcamp::course::Course;
use botcamp::words::say;

use super::Finding;

/// The dependencies and the lessons, built, with some room to spare.
const GIB_NEEDED: u64 = 4;

pub fn toolchain(_: &Course) -> Finding {
    let needed = env!("CARGO_PKG_RUST_VERSION");
    let found = rustc_version()
        .lines()
        .find_map(|line| line.strip_prefix("release: "))
        .unwrap_or_default();
    let args = [("found", found.into()), ("needed", needed.into())];
    match numbers(found) >= numbers(needed) {
        true => Finding::good(say("doctor-rust", &args)),
        false => Finding::bad(say("doctor-rust-old", &args), "rustup update stable".to_owned()),
    }
}

fn numbers(version: &str) -> Vec<u32> {
    version
        .split(['.', '-'])
        .map_while(|part| part.parse().ok())
        .collect()
}

/// Not whether a linker is somewhere, but whether rustc can link with it.
pub fn linker(_: &Course) -> Finding {
    match link_something() {
        Ok(()) => Finding::good(say("doctor-linker", &[])),
        Err(error) => Finding::bad(
            say("doctor-linker-bad", &[("error", error.into())]),
            linker_command().to_owned(),
        ),
    }
}

fn link_something() -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let mut rustc = Command::new("rustc")
        .args(["--crate-name", "probe", "-", "-o"])
        .arg(folder.path().join(format!("probe{}", env::consts::EXE_SUFFIX)))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    if let Some(mut stdin) = rustc.stdin.take() {
        stdin
            .write_all(b"fn main() {}")
            .map_err(|error| error.to_string())?;
    }
    let output = rustc.wait_with_output().map_err(|error| error.to_string())?;
    match output.status.success() {
        true => Ok(()),
        false => Err(String::from_utf8_lossy(&output.stderr)
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned()),
    }
}

fn linker_command() -> &'static str {
    if cfg!(windows) {
        "winget install Microsoft.VisualStudio.2022.BuildTools --override \"--add Microsoft.VisualStudio.Workload.VCTools --includeRecommended --passive\""
    } else if cfg!(target_os = "macos") {
        "xcode-select --install"
    } else {
        "sudo apt install build-essential   (Fedora: sudo dnf install gcc)"
    }
}

pub fn cargo_home(_: &Course) -> Finding {
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")));
    let Some(home) = home else {
        return Finding::bad(say("doctor-no-home", &[]), "https://rustup.rs".to_owned());
    };
    let folder = home.display().to_string();
    match tempfile::tempfile_in(&home) {
        Ok(_) => Finding::good(say("doctor-cargo-home", &[])),
        Err(error) => {
            let mend = match cfg!(windows) {
                true => format!("icacls \"{folder}\" /grant \"%USERNAME%:(OI)(CI)F\""),
                false => format!("sudo chown -R \"$USER\" \"{folder}\""),
            };
            let args = [("folder", folder.into()), ("error", error.to_string().into())];
            Finding::bad(say("doctor-cargo-home-bad", &args), mend)
        }
    }
}

pub fn disk_space(course: &Course) -> Finding {
    let Ok(free) = fs4::available_space(course.root()) else {
        return Finding::good(say("doctor-disk-unknown", &[]));
    };
    let free = free / (1 << 30);
    let args = [("free", free.into()), ("needed", GIB_NEEDED.into())];
    // What has been built already need not be built again.
    match free >= GIB_NEEDED || (free >= 1 && course.cache().join("judge").is_dir()) {
        true => Finding::good(say("doctor-disk", &args)),
        false => Finding::bad(say("doctor-disk-full", &args), say("doctor-disk-mend", &[])),
    }
}

pub fn loopback(_: &Course) -> Finding {
    match talk_to_oneself() {
        Ok(()) => Finding::good(say("doctor-loopback", &[])),
        Err(error) => Finding::bad(
            say("doctor-loopback-bad", &[("error", error.to_string().into())]),
            say("doctor-loopback-mend", &[]),
        ),
    }
}

fn talk_to_oneself() -> std::io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let mut out = TcpStream::connect(listener.local_addr()?)?;
    let (mut inside, _) = listener.accept()?;
    out.write_all(b"?")?;
    inside.read_exact(&mut [0])
}

/// Whether the terminal shows Hangul as it should.
pub fn encoding(_: &Course) -> Finding {
    let good = Finding::good(say("doctor-encoding", &[]));
    if cfg!(windows) {
        let output = Command::new("cmd").args(["/c", "chcp"]).output();
        let page = output
            .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
            .unwrap_or_default();
        return match page.contains("65001") {
            true => good,
            false => Finding::bad(
                say("doctor-encoding-bad", &[("found", page.trim().into())]),
                "chcp 65001".to_owned(),
            ),
        };
    }
    let set = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| env::var(name).ok().filter(|it| !it.is_empty()));
    let set = set.unwrap_or_default();
    let utf8 = set.to_ascii_lowercase().replace('-', "").contains("utf8");
    // macOS terminals are UTF-8 whatever the variables say.
    match utf8 || cfg!(target_os = "macos") {
        true => good,
        false => Finding::bad(
            say("doctor-encoding-bad", &[("found", set.into())]),
            "export LANG=C.UTF-8".to_owned(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn versions_are_compared_by_number() {
        assert!(numbers("1.100.0") > numbers("1.90"));
        assert!(numbers("1.90.0-nightly") >= numbers("1.90"));
        assert!(numbers("1.89.3") < numbers("1.90"));
        assert!(numbers("") < numbers("1.90"));
    }
}
