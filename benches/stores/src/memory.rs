//! How much memory it takes to have a store open: of another program that does nothing else.

use std::env;
use std::process::Command;

use anyhow::Context;

use crate::entries;
use crate::subject::{self, Kind, Subject};

const MB: f64 = 1e6;

/// In MB. Of a PostgreSQL server it is the server's, for there the entries are.
pub fn of(subject: &Subject) -> anyhow::Result<f64> {
    #[cfg(target_os = "linux")]
    if let Some(server) = &subject.server {
        return of_server(server.process());
    }
    if subject.kind == Kind::Json {
        // One program alone may have a JSON file open: the other one has a copy.
        let path = subject.address.trim_start_matches("json:");
        std::fs::copy(path, format!("{path}.copy"))?;
    }
    let address = match subject.kind {
        Kind::Json => format!("{}.copy", subject.address),
        _ => subject.address.clone(),
    };
    let output = Command::new(env::current_exe()?)
        .args(["--opens", &address, &subject.size.to_string()])
        .output()?;
    let said = String::from_utf8(output.stdout)?;
    let bytes: f64 = said
        .trim()
        .parse()
        .with_context(|| String::from_utf8_lossy(&output.stderr).into_owned())?;
    Ok(bytes / MB)
}

/// What the other program does: opens the store, and reads each entry once.
pub async fn of_this_program(address: &str, size: &str) -> anyhow::Result<()> {
    let store = store::open(address).await?;
    let size = size.parse()?;
    if address == "memory" {
        subject::fill_memory(&store, size).await?;
    }
    for number in 0..size {
        store.read(&entries::key(number)).await?;
    }
    let usage =
        memory_stats::memory_stats().context("this system does not say how much memory a program has")?;
    println!("{}", usage.physical_mem);
    Ok(())
}

/// The server and its children; what they share counts once.
#[cfg(target_os = "linux")]
fn of_server(process: u32) -> anyhow::Result<f64> {
    let children = std::fs::read_to_string(format!("/proc/{process}/task/{process}/children"))?;
    let children = children.split_whitespace().map(str::to_owned);
    let mut kilobytes = 0.0;
    for process in children.chain([process.to_string()]) {
        // One that has just ended has no memory.
        let Ok(rollup) = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")) else {
            continue;
        };
        let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
        let number = line.and_then(|it| it.trim().trim_end_matches(" kB").parse::<f64>().ok());
        kilobytes += number.unwrap_or(0.0);
    }
    Ok(kilobytes * 1024.0 / MB)
}
