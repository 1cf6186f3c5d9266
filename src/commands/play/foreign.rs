//! A bot from outside the course: a program in whatever language, started as its owner would start it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// A program that somebody else builds.
#[derive(Clone, Debug)]
pub struct Foreign {
    pub program: PathBuf,
    pub args: Vec<OsString>,
    /// Where its owner is: what it reads and writes by a relative path is there.
    pub folder: PathBuf,
}

impl Foreign {
    /// A program as it was named in a folder. A bare name that is no file there is found in `PATH` when it is started.
    pub fn new(named: &Path, args: Vec<OsString>, folder: PathBuf) -> Foreign {
        let here = folder.join(named);
        let program = match named.components().count() == 1 && !here.exists() {
            true => named.to_owned(),
            false => here,
        };
        Foreign {
            program,
            args,
            folder,
        }
    }

    /// `python3 bot.py`
    pub fn title(&self) -> String {
        let name = self.program.file_stem().unwrap_or_default();
        let words = std::iter::once(name).chain(self.args.iter().map(OsString::as_os_str));
        words.map(|it| it.to_string_lossy()).collect::<Vec<_>>().join(" ")
    }

    /// The files that make it what it is: when one of them is another, so is the bot.
    pub fn files(&self) -> Vec<PathBuf> {
        let args = self.args.iter().map(|it| self.folder.join(it));
        let named = args.filter(|it| it.is_file());
        // It may not be built yet.
        let program = Some(self.program.clone()).filter(|it| it.is_absolute());
        program.into_iter().chain(named).collect()
    }
}
