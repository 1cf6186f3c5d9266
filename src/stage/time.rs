//! The library's clock: what a test says in local time.

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone, Utc};

/// World time at the start of every conversation: a Monday, at noon.
pub(super) const START: &str = "2026-03-02 12:00";
/// The library's time zone, Korea's: UTC+9 all year.
const LIBRARY_ZONE: i32 = 9 * 3600;

/// A time on the library's clock.
///
/// # Panics
/// If `text` is not a time.
pub(super) fn library_time(text: &str) -> DateTime<Utc> {
    let zone = FixedOffset::east_opt(LIBRARY_ZONE).expect("nine hours are less than a day");
    let time = local(text);
    // A fixed offset has each local time exactly once.
    let local = zone
        .from_local_datetime(&time)
        .single()
        .expect("a fixed offset has no gaps");
    local.to_utc()
}

/// `Monday`
///
/// # Panics
/// If `text` is not a time.
pub(super) fn library_weekday(text: &str) -> String {
    local(text).format("%A").to_string()
}

fn local(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M")
        .unwrap_or_else(|fault| panic!("{text:?} is not a time such as 2026-03-02 21:30: {fault}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_library_is_nine_hours_ahead() {
        assert_eq!(library_weekday(START), "Monday");
        assert_eq!(library_time(START).to_rfc3339(), "2026-03-02T03:00:00+00:00");
    }
}
