//! The files in the bot's folder: a test writes and removes them behind the bot's back, and shows what the bot made of them.

use std::io;
use std::path::PathBuf;

use super::conversation::Stage;
use super::result::Outcome;

impl Stage {
    /// Where a file of the bot's folder is, for what [`std::fs`] does: a link, a folder in the way, who may write.
    pub fn path(&self, file: &str) -> PathBuf {
        self.running.scratch.file(file)
    }

    /// Writes a file in the bot's folder, such as `data/library.json`.
    ///
    /// # Panics
    /// If it cannot be written.
    pub fn writes(&mut self, file: &str, content: impl AsRef<[u8]>) {
        if let Err(fault) = std::fs::write(self.path(file), content) {
            self.not_graded(format!("cannot write {file}: {fault}"));
        }
    }

    /// The same in mid-conversation, where whoever reads the transcript has to know: `      | (somebody edits data/library.json)`.
    ///
    /// # Panics
    /// If it cannot be written.
    pub fn edits(&mut self, file: &str, content: impl AsRef<[u8]>) {
        self.writes(file, content);
        self.notes(&format!("somebody edits {file}"));
    }

    /// Removes a file in the bot's folder. The transcript says so.
    ///
    /// # Panics
    /// If it cannot be removed.
    pub fn removes(&mut self, file: &str) {
        if let Err(fault) = std::fs::remove_file(self.path(file)) {
            self.not_graded(format!("cannot remove {file}: {fault}"));
        }
        self.notes(&format!("somebody removes {file}"));
    }

    /// What a file in the bot's folder holds. If there is none, that is written into the transcript, and the test has failed.
    ///
    /// # Panics
    /// If there is no such file.
    pub fn reads(&self, file: &str) -> Vec<u8> {
        self.read(file).unwrap_or_else(|| {
            self.shows(&missing(file));
            self.running.end(Outcome::Wrong)
        })
    }

    /// Adds a file in the bot's folder to the transcript, line by line: ` file | …`.
    pub fn shows_file(&mut self, file: &str) {
        match self.read(file) {
            None => self.shows(&missing(file)),
            Some(content) => match String::from_utf8(content) {
                Err(_) => self.shows(&format!("({file} is not text)")),
                Ok(text) if text.trim().is_empty() => self.shows(&format!("({file} is empty)")),
                Ok(text) => text.lines().for_each(|line| self.shows(line)),
            },
        }
    }

    fn shows(&self, line: &str) {
        self.running.discord.note(format!(" file | {line}").trim_end());
    }

    fn read(&self, file: &str) -> Option<Vec<u8>> {
        match std::fs::read(self.path(file)) {
            Ok(content) => Some(content),
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => None,
            Err(fault) => self.not_graded(format!("cannot read {file}: {fault}")),
        }
    }

    fn not_graded(&self, why: String) -> ! {
        self.running.end(Outcome::NotGraded { why })
    }
}

fn missing(file: &str) -> String {
    format!("(there is no {file})")
}
