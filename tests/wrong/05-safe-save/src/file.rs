//! What `edit.rs` and `ask.rs` call: each goes on to this bot's own way of doing it.

use crate::library::Library;
use crate::ours;

pub use crate::right::file::{FileError, Pen, pen};

pub(crate) fn load() -> Result<Library, FileError> {
    (ours().load)()
}

pub(crate) async fn save(pen: &mut Pen, library: &Library) -> Result<(), FileError> {
    (ours().save)(pen, library).await
}
