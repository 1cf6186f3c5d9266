//! Changes to the library. As it stands at the end of 04.
//!
//! Whoever changes the file takes these steps, in this order: check, take the pen, read, change, save. When one of the
//! functions for `change.rs` has returned, the pen is free again, and only then is the answer sent.

use chrono::Weekday;
use tokio::sync::Mutex;

use crate::error::EditError;
use crate::file::{self, Pen};
use crate::library::{self, Facility, Library, Text};
use crate::time::Time;

/// In characters.
const LONGEST_NAME: usize = 80;
const LONGEST_DESCRIPTION: usize = 300;

/// Puts new hours in the place of a day's old ones.
fn put_hours(library: &mut Library, day: Weekday, open: Time, close: Time) {
    let hours = library::hours_on_mut(library, day);
    hours.open = open;
    hours.close = close;
}

/// `/set-hours`. These are the steps.
pub async fn set_hours(pen: &Mutex<Pen>, day: Weekday, open: Time, close: Time) -> Result<(), EditError> {
    // Check what can be checked without the file.
    if close <= open {
        return Err(EditError::ClosesTooEarly);
    }
    // Take the pen. While somebody else has it, wait here.
    let mut pen = pen.lock().await;
    // Read what the file says now.
    let mut library = file::load()?;
    // Change it.
    put_hours(&mut library, day, open, close);
    // Save, which takes the pen. `?`: if that fails, so have we, and nobody hears «Saved».
    file::save(&mut pen, &library).await?;
    Ok(())
}

/// Whether a text can be a name or a description: something to be seen, on one line, of at most `longest` characters.
fn check(text: &str, longest: usize) -> Result<(), EditError> {
    let (blank, length) = (is_blank(text), text.chars().count());
    if blank {
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

/// `/add-facility`. Puts a facility at the end of the list, unless one is called the same.
pub async fn add_facility(pen: &Mutex<Pen>, facility: Facility) -> Result<(), EditError> {
    check_both(&facility.name, LONGEST_NAME)?;
    check_both(&facility.description, LONGEST_DESCRIPTION)?;
    let mut pen = pen.lock().await;
    let mut library = file::load()?;
    if is_listed(&library, &facility) {
        return Err(EditError::AlreadyThere);
    }
    library.facilities.push(facility);
    file::save(&mut pen, &library).await?;
    Ok(())
}

/// `/remove-facility`. Takes the facility of this name off the list.
pub async fn remove_facility(pen: &Mutex<Pen>, name: &str) -> Result<(), EditError> {
    let mut pen = pen.lock().await;
    let mut library = file::load()?;
    match place_of(&library, name) {
        Some(place) => library.facilities.remove(place),
        None => return Err(EditError::NotThere),
    };
    file::save(&mut pen, &library).await?;
    Ok(())
}

/// Signs that show nothing. Names that look empty are made of them.
const UNSEEN: [char; 8] = [
    '\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{2800}', '\u{3164}', '\u{feff}',
];

/// Whether there is nothing to be seen in a text.
fn is_blank(text: &str) -> bool {
    text.chars().all(|it| it.is_whitespace() || UNSEEN.contains(&it))
}

/// Both languages of a text.
fn check_both(text: &Text, longest: usize) -> Result<(), EditError> {
    check(&text.en, longest)?;
    check(&text.ko, longest)
}

/// Whether the list has a facility that is called as this one is, in one of the languages.
fn is_listed(library: &Library, facility: &Facility) -> bool {
    place_of(library, &facility.name.en).is_some() || place_of(library, &facility.name.ko).is_some()
}

/// Where in the list the facility of this name stands, counted from 0.
fn place_of(library: &Library, name: &str) -> Option<usize> {
    library
        .facilities
        .iter()
        .position(|it| library::is_called(it, name))
}
