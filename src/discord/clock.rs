//! World time and the ids made from it. A test may move it; wall time (heartbeats, the 3 seconds) it never touches.

use std::fmt;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Serialize, Serializer};

use super::rules;

/// The bits of an id below its time: on Discord a worker, a process and a counter, here a counter only.
const COUNTER_BITS: u32 = 22;

/// An id that holds the time of its making.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Snowflake(pub u64);

impl Snowflake {
    /// When it was made.
    pub fn time(self) -> DateTime<Utc> {
        let millis = (self.0 >> COUNTER_BITS) as i64 + rules::EPOCH_MILLIS;
        // An id made up by a bot may lie beyond all time; it is in no case an old one.
        DateTime::from_timestamp_millis(millis).unwrap_or(DateTime::<Utc>::MAX_UTC)
    }
}

impl fmt::Display for Snowflake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Ids are strings on the wire, for JavaScript's numbers cannot hold them.
impl Serialize for Snowflake {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(itoa::Buffer::new().format(self.0))
    }
}

/// World time: the real one, or one that stands still.
#[derive(Debug)]
pub struct Clock {
    fixed: Option<DateTime<Utc>>,
    ids_made: u64,
}

impl Clock {
    pub fn new(now: Option<DateTime<Utc>>) -> Self {
        Self {
            fixed: now,
            ids_made: 0,
        }
    }

    pub fn set(&mut self, now: DateTime<Utc>) {
        self.fixed = Some(now);
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.fixed.unwrap_or_else(Utc::now)
    }

    /// A new id of now. The counter never starts over at a new millisecond, so an id is unique even if time was set
    /// back, and later ids are greater as long as it was not.
    pub fn id(&mut self) -> Snowflake {
        let since_epoch = self.now().timestamp_millis() - rules::EPOCH_MILLIS;
        let time = u64::try_from(since_epoch).unwrap_or(0) << COUNTER_BITS;
        let counter = self.ids_made % (1 << COUNTER_BITS);
        self.ids_made += 1;
        Snowflake(time | counter)
    }
}

/// A time that is written as Discord writes it.
#[derive(Clone, Copy, Debug)]
pub struct Iso(pub DateTime<Utc>);

impl Serialize for Iso {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&iso(self.0))
    }
}

/// A time as Discord writes it.
pub fn iso(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Micros, false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    #[test]
    fn an_id_holds_the_time_and_is_unique() {
        let noon = DateTime::from_timestamp(1_772_420_400, 0).unwrap();
        let mut clock = Clock::new(Some(noon));
        let first = clock.id();
        let second = clock.id();
        assert!(second > first);
        assert_eq!(
            (first.0 >> COUNTER_BITS) as i64 + rules::EPOCH_MILLIS,
            noon.timestamp_millis()
        );

        clock.set(noon - TimeDelta::hours(1));
        let _earlier = clock.id();
        clock.set(noon);
        let again = clock.id();
        assert!(again != first && again != second);
    }
}
