//! A disk that fills up while the bot runs.

use std::io::{self, Write};

use crate::bot::disk;
use crate::words::say;

use super::conversation::Stage;
use super::result::Outcome;

impl Stage {
    /// Whether this system can fill the bot's disk. A test that asks for it elsewhere has another conversation there.
    pub fn can_fill_the_disk(&self) -> bool {
        disk::CAN_BE_FULL
    }

    /// Fills the bot's disk: it can write nothing into any file (the error is [`io::ErrorKind::FileTooLarge`]), until there is
    /// room again. It can still make, rename and remove files, as on a real full disk. Where the system cannot do that,
    /// this says so beside the test's own output, and does nothing.
    ///
    /// # Panics
    /// If the system could, and does not let us.
    pub fn disk_is_full(&mut self, full: bool) {
        if !self.can_fill_the_disk() {
            // Not `println!`, which is heard only if the test fails. Nothing is to be done if nobody hears.
            let _ = writeln!(io::stderr(), "{}", say("stage-skipped-full-disk", &[]));
            return;
        }
        if let Err(fault) = self.running.process.set_disk_full(full) {
            self.running.end(Outcome::NotGraded {
                why: format!("cannot fill the bot's disk: {fault}"),
            });
        }
        self.notes(match full {
            true => "the disk is full",
            false => "there is room on the disk again",
        });
    }
}
