//! The folder a bot runs in: fresh, its own, with a copy of the data files in the course's `data/`.

use std::io;
use std::path::{Path, PathBuf};

/// A scratch folder; gone when dropped.
pub(super) struct Scratch(tempfile::TempDir);

impl Scratch {
    /// A new scratch folder with a copy of `root`'s `data/`.
    pub(super) fn new(root: &Path) -> io::Result<Scratch> {
        let folder = tempfile::Builder::new().prefix("botcamp-").tempdir()?;
        let data = root.join("data");
        if data.is_dir() {
            copy(&data, &folder.path().join("data"))?;
        }
        Ok(Scratch(folder))
    }

    pub(super) fn path(&self) -> &Path {
        self.0.path()
    }

    /// The place of `name` (`data/library.json`) in the folder.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

/// Copies the JSON files and nothing else. What a student's own bots left there (a file that was never renamed, a lock, a
/// database, an editor's copy) would otherwise stand in a conversation that is expected without it.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else if target.extension().is_some_and(|it| it == "json") {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_bots_and_editors_left_in_data_is_not_copied() {
        let root = tempfile::tempdir().unwrap();
        let data = root.path().join("data");
        std::fs::create_dir_all(&data).unwrap();
        for name in [
            "library.json",
            "library.json.new",
            "library.json~",
            ".library.json.lock",
            "library.db",
            "library.db-wal",
        ] {
            std::fs::write(data.join(name), "{}").unwrap();
        }
        let scratch = Scratch::new(root.path()).unwrap();
        let copied = std::fs::read_dir(scratch.file("data")).unwrap();
        let copied: Vec<_> = copied.map(|it| it.unwrap().file_name()).collect();
        assert_eq!(copied, ["library.json"]);
    }
}
