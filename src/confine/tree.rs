//! A process with all its children, and theirs, wherever they have gone: to another process group or another session.

use std::collections::BTreeSet;
use std::fs;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

/// A process that makes children faster than they can be killed loses when it is stopped first.
const PATIENCE: Duration = Duration::from_secs(10);

/// The living processes that come from `root`, without itself.
pub fn descendants(root: u32) -> BTreeSet<u32> {
    let all: Vec<_> = processes().collect();
    let mut found = BTreeSet::new();
    let mut grown = true;
    while grown {
        let before = found.len();
        let children = all
            .iter()
            .filter(|it| it.parent == root || found.contains(&it.parent))
            .map(|it| it.id);
        let children: Vec<_> = children.collect();
        found.extend(children);
        grown = found.len() > before;
    }
    let dead = all.iter().filter(|it| it.dead).map(|it| it.id);
    for id in dead {
        found.remove(&id);
    }
    found
}

/// Kills all that comes from `root`, and waits until nothing is left of it but `root`.
pub fn kill_descendants(root: u32) {
    let patience = Instant::now() + PATIENCE;
    loop {
        let found = descendants(root);
        if found.is_empty() || Instant::now() > patience {
            return;
        }
        for signal in [Signal::STOP, Signal::KILL] {
            for id in &found {
                if let Some(pid) = i32::try_from(*id).ok().and_then(Pid::from_raw) {
                    let _ = kill_process(pid, signal); // It may have ended just now.
                }
            }
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

struct Process {
    id: u32,
    parent: u32,
    /// It has ended, and nobody has asked yet how.
    dead: bool,
}

fn processes() -> impl Iterator<Item = Process> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries.filter_map(|entry| {
        let id = entry.file_name().to_str()?.parse().ok()?;
        parse(id, &fs::read_to_string(entry.path().join("stat")).ok()?)
    })
}

/// `12 (a name (with anything)) S 1 …`: the state and the parent come after the last bracket.
fn parse(id: u32, stat: &str) -> Option<Process> {
    let mut rest = stat.rsplit_once(')')?.1.split_whitespace();
    let state = rest.next()?;
    Some(Process {
        id,
        parent: rest.next()?.parse().ok()?,
        dead: matches!(state, "Z" | "X"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_brackets_is_no_trap() {
        let process = parse(12, "12 (a) S 1 (b)) Z 7 12 12 0").unwrap();
        assert_eq!((process.parent, process.dead), (7, true));
        assert!(parse(12, "12 (a").is_none());
    }

    #[test]
    fn this_process_comes_from_its_parent() {
        assert!(descendants(std::os::unix::process::parent_id()).contains(&std::process::id()));
    }
}
