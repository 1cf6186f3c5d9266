//! What the compiler read for a program, by its own account, and whether it may: the lesson's own `src/` and the course's
//! store, and nothing else, by whatever way a source may name a file.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// The first file that `program` was made from and that stands in none of these folders.
pub(super) fn stranger(program: &Path, allowed: &[PathBuf]) -> io::Result<Option<PathBuf>> {
    let account = fs::read_to_string(program.with_extension("d"))?;
    Ok(files(&account)
        .map(|it| clean(&it))
        .find(|it| !allowed.iter().any(|folder| it.starts_with(folder))))
}

/// `program: file another\ file`, a line for each program.
fn files(account: &str) -> impl Iterator<Item = PathBuf> {
    let lists = account.lines().filter_map(|line| Some(line.split_once(": ")?.1));
    lists.flat_map(|list| {
        let list = list.replace("\\ ", "\0");
        let files = list.split_whitespace().map(|it| it.replace('\0', " ").into());
        files.collect::<Vec<PathBuf>>()
    })
}

/// A path without its detours: `src/../../x` leads out of `src`.
fn clean(path: &Path) -> PathBuf {
    let mut clean = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                clean.pop();
            }
            Component::CurDir => {}
            part => clean.push(part),
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_from_elsewhere_is_found_by_any_way() {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("bot");
        let allowed = [PathBuf::from("/w/my lessons/src")];
        let reads = |files: &str| {
            fs::write(program.with_extension("d"), format!("/t/bot: {files}\n")).unwrap();
            stranger(&program, &allowed).unwrap()
        };
        assert_eq!(
            reads("/w/my\\ lessons/src/main.rs /w/my\\ lessons/src/a/b.rs"),
            None
        );
        let out = reads("/w/my\\ lessons/src/main.rs /w/my\\ lessons/src/../tests/x.snap");
        assert_eq!(out, Some("/w/my lessons/tests/x.snap".into()));
        assert_eq!(reads("/etc/passwd"), Some("/etc/passwd".into()));
    }
}
