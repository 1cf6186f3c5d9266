//! Changes to the library: check, read, change, write. As it stands at the end of 04, but for one thing: it knows keys, and no file.

use chrono::Weekday;

use crate::error::EditError;
use crate::library::{self, Facility, Text};
use crate::store::{Expected, Store, StoreError};
use crate::time::Time;

/// In characters.
const LONGEST_NAME: usize = 80;
const LONGEST_DESCRIPTION: usize = 300;

/// Changes the hours of one day. A library that closes before it opens is refused.
pub async fn set_hours(store: &Store, day: Weekday, open: Time, close: Time) -> Result<(), EditError> {
    if close <= open {
        return Err(EditError::ClosesTooEarly);
    }
    let mut hours = library::hours_on(store, day).await?;
    hours.open = open;
    hours.close = close;
    library::write(store, library::hours_key(day), &hours, Expected::Something).await?;
    Ok(())
}

/// Puts a facility on the list. A name that is there already is refused.
pub async fn add_facility(store: &Store, facility: Facility) -> Result<(), EditError> {
    check_both(&facility.name, LONGEST_NAME)?;
    check_both(&facility.description, LONGEST_DESCRIPTION)?;
    if is_listed(&library::facilities(store).await?, &facility) {
        return Err(EditError::AlreadyThere);
    }
    let key = library::facility_key(&facility);
    match library::write(store, &key, &facility, Expected::Nothing).await {
        // Somebody has added it since we looked.
        Err(StoreError::Conflict { .. }) => Err(EditError::AlreadyThere),
        done => Ok(done?),
    }
}

/// Takes the facility of this name off the list.
pub async fn remove_facility(store: &Store, name: &str) -> Result<(), EditError> {
    let facilities = library::facilities(store).await?;
    let Some(facility) = facilities.iter().find(|it| library::is_called(it, name)) else {
        return Err(EditError::NotThere);
    };
    let key = library::facility_key(facility);
    match store.write(&key, None, Expected::Something).await {
        // Somebody has removed it since we looked.
        Err(StoreError::Conflict { .. }) => Err(EditError::NotThere),
        done => Ok(done?),
    }
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

/// Whether the list has a facility that is called the same, in one of the languages.
fn is_listed(facilities: &[Facility], new: &Facility) -> bool {
    let names = [&new.name.en, &new.name.ko];
    facilities
        .iter()
        .any(|it| names.iter().any(|name| library::is_called(it, name)))
}
