//! Who a judge talks to: a bot, what confines it, and which values are spoken of.

use std::ffi::OsString;
use std::path::Path;

use crate::confine::{self, Confined, Limits};
use crate::course::Lesson;

/// The bot that a judge talks to, and with which values.
#[derive(Clone, Copy)]
pub(super) struct Candidate<'a> {
    pub program: &'a Path,
    /// What confines it, if it is to be confined.
    pub keeper: Option<&'a Path>,
    pub values: Values<'a>,
}

/// The values of a conversation.
#[derive(Clone, Copy)]
pub(super) enum Values<'a> {
    /// The snapshot's.
    Shown,
    /// Drawn from this seed: what is said is written into a folder.
    Recorded(u64, &'a Path),
    /// Drawn from this seed: what is said is compared with what stands in a folder.
    Compared(u64, &'a Path),
}

/// The variables that a judge is asked by.
pub(super) const ASKED_BY: [&str; 6] = [
    "BOTCAMP_KEEPER",
    "BOTCAMP_APART",
    "BOTCAMP_FAULTS",
    "BOTCAMP_SEED",
    "BOTCAMP_RECORDS",
    "BOTCAMP_EXPECTED",
];

impl Values<'_> {
    pub(super) fn env(self) -> Vec<(String, OsString)> {
        let (seed, variable, folder) = match self {
            Values::Shown => return Vec::new(),
            Values::Recorded(seed, folder) => (seed, "BOTCAMP_RECORDS", folder),
            Values::Compared(seed, folder) => (seed, "BOTCAMP_EXPECTED", folder),
        };
        vec![
            ("BOTCAMP_SEED".to_owned(), seed.to_string().into()),
            (variable.to_owned(), folder.into()),
        ]
    }
}

impl Candidate<'_> {
    pub(super) fn trusted(program: &Path) -> Candidate<'_> {
        Candidate {
            program,
            keeper: None,
            values: Values::Shown,
        }
    }

    /// What the judge is told about it. A keeper that cannot do its work says so in `faults`.
    pub(super) fn env(&self, lesson: &Lesson, faults: &Path) -> Vec<(String, OsString)> {
        let bot = |program: &Path| ("BOTCAMP_BOT".to_owned(), program.into());
        match self.keeper {
            None => vec![bot(self.program)],
            Some(keeper) if lesson.has_dependencies => {
                let mut asked = vec![
                    bot(self.program),
                    ("BOTCAMP_KEEPER".to_owned(), keeper.into()),
                    ("BOTCAMP_FAULTS".to_owned(), faults.into()),
                ];
                if confine::can_be_apart(keeper) {
                    asked.push(("BOTCAMP_APART".to_owned(), "1".into()));
                }
                asked
            }
            // That lesson's judge starts a program, and to it the keeper is the program. It only knows that it holds a lifeline.
            Some(keeper) => {
                let mut confined = Confined::new(self.program, Limits::LINE).apart(keeper);
                confined.lifeline = true;
                confined.faults = Some(faults.to_owned());
                let (name, part) = confined.part();
                vec![bot(keeper), (name, part.into())]
            }
        }
    }
}
