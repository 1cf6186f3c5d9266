//! A class's results on one page, and in tables for other programs.
//!
//! ```text
//! folders ─► intake ─► checkouts ─► grading (sealed, kept as it comes) ─┐
//!              │                                                        ├─► fit ─► book ─┬─► page
//! roster ──────┤                                                        │    ▲           └─► tables
//!              └────► results of elsewhere ──────────────────────────── ┘    │
//! times of the server ───────────────────────────────────────────────────────┘
//! ```

pub mod book;
pub mod class;
mod collect;
mod deadline;
mod fit;
mod grading;
mod intake;
mod kept;
mod one_go;
pub mod page;
mod plan;
mod pool;
mod received;
mod roster;
mod sheet;
mod student;
pub mod tables;

use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

pub use collect::{Asked, GradebookError, make};
pub use deadline::{DeadlineError, Deadlines};
pub use fit::{Conversations, Expected, Misfit, Misfits, held, strongest};
pub use grading::{Done, GradingError, Terms, Watch};
pub use intake::{Handed, IntakeError, ResultFile, take_in};
pub use kept::{Begun, Kept};
pub use received::{Answer, Receipt, Received};
pub use roster::Roster;
pub use sheet::SheetError;
pub use student::{Canvas, Student};

use crate::words::Lang;
use book::Book;

/// Writes the page and the tables into `out`, and answers with their files.
///
/// # Errors
/// If one cannot be written.
pub fn write(book: &Book, out: &Path, lang: Lang) -> io::Result<Vec<PathBuf>> {
    kept::keep_out_of_repositories(out)?;
    let files = [
        ("gradebook.html", page::page(book, lang)),
        ("gradebook.csv", tables::students(book, lang)),
        ("gradebook-tasks.csv", tables::tasks(book, lang)),
        ("gradebook-canvas.csv", tables::canvas(book)),
        ("gradebook-classroom50.csv", tables::classroom50(book)),
    ];
    let write = |(name, text): (&str, String)| {
        let path = out.join(name);
        kept::write_whole(&path, text.as_bytes()).map(|()| path)
    };
    files.into_iter().map(write).collect()
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|it| format!("{it:02x}"))
        .collect()
}
