//! Changes to the library: check, take the pen, read, change, save. This is your file.

use chrono::Weekday;
use tokio::sync::Mutex;

use crate::error::EditError;
use crate::file::{self, Pen};
use crate::library::{self, Facility, Text};
use crate::time::Time;

/// In characters.
const LONGEST_NAME: usize = 80;
const LONGEST_DESCRIPTION: usize = 300;

// ---- Task 1 ----

/// Changes the hours of one day. A library that closes before it opens is refused.
pub async fn set_hours(pen: &Mutex<Pen>, day: Weekday, open: Time, close: Time) -> Result<(), EditError> {
    if close <= open {
        return Err(EditError::ClosesTooEarly);
    }
    let mut pen = pen.lock().await;
    let mut library = file::load()?;
    let hours = library::hours_on_mut(&mut library, day);
    hours.open = open;
    hours.close = close;
    file::save(&mut pen, &library).await?;
    Ok(())
}

// ---- Task 2 ----

/// Whether a text can be a name or a description: not empty, on one line, and no longer than `longest` characters.
fn check(text: &str, longest: usize) -> Result<(), EditError> {
    let length = text.chars().count();
    if text.trim().is_empty() {
        return Err(EditError::Empty);
    }
    if text.contains(char::is_control) {
        return Err(EditError::SeveralLines);
    }
    if length > longest {
        return Err(EditError::TooLong { length, longest });
    }
    Ok(())
}

// ---- Task 3 ----

/// Puts a facility at the end of the list. A name that is there already is refused.
pub async fn add_facility(pen: &Mutex<Pen>, facility: Facility) -> Result<(), EditError> {
    check_both(&facility.name, LONGEST_NAME)?;
    check_both(&facility.description, LONGEST_DESCRIPTION)?;
    let mut pen = pen.lock().await;
    let mut library = file::load()?;
    if is_listed(&library.facilities, &facility) {
        return Err(EditError::AlreadyThere);
    }
    library.facilities.push(facility);
    file::save(&mut pen, &library).await?;
    Ok(())
}

/// Takes the facility of this name off the list.
pub async fn remove_facility(pen: &Mutex<Pen>, name: &str) -> Result<(), EditError> {
    let mut pen = pen.lock().await;
    let mut library = file::load()?;
    let before = library.facilities.len();
    library.facilities.retain(|it| !library::is_called(it, name));
    if library.facilities.len() == before {
        return Err(EditError::NotThere);
    }
    file::save(&mut pen, &library).await?;
    Ok(())
}

// ---- Given ----

/// Both languages of a text.
fn check_both(text: &Text, longest: usize) -> Result<(), EditError> {
    check(&text.en, longest)?;
    check(&text.ko, longest)
}

/// Whether the list has a facility that is called the same, in one of the languages.
fn is_listed(facilities: &[Facility], new: &Facility) -> bool {
    let names = [&new.name.en, &new.name.ko];
    facilities
        .iter()
        .any(|it| names.iter().any(|name| library::is_called(it, name)))
}
