//! Names, times and facilities for a conversation, drawn from a seed: always distinct, never the values that the course's
//! own data has, so an answer that was typed into the code does not fit.

use std::collections::HashSet;

use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};

use super::round;
use super::values::{self, FACILITIES, KOREAN_NAMES, NAMES};

/// The seed whose values the snapshots show. A round has another, and values that are in no list.
const SEED: u64 = 20_260_302;

/// Draws the values of one conversation. Nothing is drawn twice.
pub struct Draw {
    rng: StdRng,
    shown: Option<Shown>,
    /// All names that were drawn, and those of facilities.
    drawn: HashSet<&'static str>,
    /// Minutes of the day that were drawn.
    times: Vec<u32>,
}

/// What is left of the values that the snapshots show.
struct Shown {
    names: Vec<&'static str>,
    korean_names: Vec<&'static str>,
    facilities: Vec<Facility>,
}

/// A facility of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facility {
    pub name: &'static str,
    pub name_ko: &'static str,
    pub description: &'static str,
    pub description_ko: &'static str,
}

impl Draw {
    pub(super) fn new() -> Draw {
        round::seed().map_or_else(Draw::shown, Draw::seeded)
    }

    fn shown() -> Draw {
        let mut draw = Draw::seeded(SEED);
        let mut shown = Shown {
            names: NAMES.to_vec(),
            korean_names: KOREAN_NAMES.to_vec(),
            facilities: FACILITIES.to_vec(),
        };
        shown.names.shuffle(&mut draw.rng);
        shown.korean_names.shuffle(&mut draw.rng);
        shown.facilities.shuffle(&mut draw.rng);
        draw.shown = Some(shown);
        draw
    }

    fn seeded(seed: u64) -> Draw {
        Draw {
            rng: StdRng::seed_from_u64(seed),
            shown: None,
            drawn: HashSet::new(),
            times: Vec::new(),
        }
    }

    /// A name in Latin letters, some with accents.
    ///
    /// # Panics
    /// When eight have been drawn: the snapshots show no more.
    pub fn name(&mut self) -> &'static str {
        match &mut self.shown {
            Some(shown) => shown
                .names
                .pop()
                .expect("a conversation draws at most eight names"),
            None => self.new_one(&NAMES, values::name),
        }
    }

    /// So many names.
    pub fn names(&mut self, count: usize) -> Vec<&'static str> {
        (0..count).map(|_| self.name()).collect()
    }

    /// A Korean given name.
    ///
    /// # Panics
    /// When eight have been drawn: the snapshots show no more.
    pub fn korean_name(&mut self) -> &'static str {
        match &mut self.shown {
            Some(shown) => shown
                .korean_names
                .pop()
                .expect("a conversation draws at most eight Korean names"),
            None => self.new_one(&KOREAN_NAMES, values::korean_name),
        }
    }

    /// A time of day such as `08:35`, on five minutes, between 06:05 and 22:55, and never on a full hour.
    pub fn time(&mut self) -> String {
        self.time_between(6, 22)
    }

    /// A weekday's hours, `("08:35", "19:10")`: it opens in the morning and closes in the evening.
    pub fn hours(&mut self) -> (String, String) {
        (self.time_between(6, 10), self.time_between(16, 22))
    }

    /// A facility that the library of the course does not have.
    ///
    /// # Panics
    /// When six have been drawn: the snapshots show no more.
    pub fn facility(&mut self) -> Facility {
        if let Some(shown) = &mut self.shown {
            return shown
                .facilities
                .pop()
                .expect("a conversation draws at most six facilities");
        }
        loop {
            let facility = values::facility(&mut self.rng);
            if self.drawn.insert(facility.name) {
                return facility;
            }
        }
    }

    /// One that was not drawn before, and that no snapshot shows.
    fn new_one(&mut self, shown: &[&str], draw: impl Fn(&mut StdRng) -> &'static str) -> &'static str {
        loop {
            let new = draw(&mut self.rng);
            if !shown.contains(&new) && self.drawn.insert(new) {
                return new;
            }
        }
    }

    /// A time in one of the hours `first..=last`.
    fn time_between(&mut self, first: u32, last: u32) -> String {
        loop {
            let minute = 60 * self.rng.random_range(first..=last) + 5 * self.rng.random_range(1..12);
            if !self.times.contains(&minute) {
                self.times.push(minute);
                return format!("{:02}:{:02}", minute / 60, minute % 60);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_drawn_twice_and_a_seed_draws_the_same() {
        let mut draw = Draw::new();
        let mut names = draw.names(8);
        assert_eq!(names, Draw::new().names(8));
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 8);
        let mut times: Vec<_> = (0..100).map(|_| draw.time()).collect();
        times.sort();
        times.dedup();
        assert_eq!(times.len(), 100);
    }

    #[test]
    fn a_round_has_values_that_no_snapshot_shows_and_never_one_twice() {
        let mut draw = Draw::seeded(7);
        let mut drawn = HashSet::new();
        for _ in 0..100 {
            let facility = draw.facility();
            assert!(!FACILITIES.contains(&facility));
            let names = [draw.name(), draw.korean_name(), facility.name, facility.name_ko];
            for name in names {
                assert!(!NAMES.contains(&name) && !KOREAN_NAMES.contains(&name), "{name}");
                assert!(drawn.insert(name), "{name}");
            }
        }
        assert_eq!(Draw::seeded(8).facility(), Draw::seeded(8).facility());
    }

    #[test]
    fn hours_open_before_they_close() {
        let mut draw = Draw::seeded(7);
        for _ in 0..20 {
            let (open, close) = draw.hours();
            assert!(open < close, "{open} {close}");
        }
    }
}
