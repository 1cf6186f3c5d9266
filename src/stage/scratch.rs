//! The folder a bot runs in: fresh, its own, with a copy of the course's data.

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

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
