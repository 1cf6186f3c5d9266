//! What `change.rs` calls: each goes on to this bot's own way of doing it.

use std::pin::Pin;
use std::sync::OnceLock;

use chrono::Weekday;
use tokio::sync::Mutex;

use crate::error::EditError;
use crate::file::Pen;
use crate::library::Facility;
use crate::right;
use crate::time::Time;

/// A change that goes on.
pub type Done<'a> = Pin<Box<dyn Future<Output = Result<(), EditError>> + Send + 'a>>;

/// A bot's ways of changing the file.
#[derive(Clone, Copy)]
pub struct Edits {
    pub set_hours: for<'a> fn(&'a Mutex<Pen>, Weekday, Time, Time) -> Done<'a>,
    pub add_facility: for<'a> fn(&'a Mutex<Pen>, Facility) -> Done<'a>,
    pub remove_facility: for<'a> fn(&'a Mutex<Pen>, &'a str) -> Done<'a>,
}

/// As they should be.
pub const EDITS: Edits = Edits {
    set_hours: |pen, day, open, close| Box::pin(right::set_hours(pen, day, open, close)),
    add_facility: |pen, facility| Box::pin(right::add_facility(pen, facility)),
    remove_facility: |pen, name| Box::pin(right::remove_facility(pen, name)),
};

static OURS: OnceLock<Edits> = OnceLock::new();

/// Says which are this bot's.
pub(crate) fn are(edits: Edits) {
    OURS.get_or_init(|| edits);
}

fn ours() -> Edits {
    OURS.get().copied().unwrap_or(EDITS)
}

pub(crate) async fn set_hours(
    pen: &Mutex<Pen>,
    day: Weekday,
    open: Time,
    close: Time,
) -> Result<(), EditError> {
    (ours().set_hours)(pen, day, open, close).await
}

pub(crate) async fn add_facility(pen: &Mutex<Pen>, facility: Facility) -> Result<(), EditError> {
    (ours().add_facility)(pen, facility).await
}

pub(crate) async fn remove_facility(pen: &Mutex<Pen>, name: &str) -> Result<(), EditError> {
    (ours().remove_facility)(pen, name).await
}
