//! Names, times and facilities for a conversation, drawn from a seed: always distinct, never the values that the course's
//! own data has, so an answer that was typed into the code does not fit.

use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};

use super::round;

/// The seed whose values the snapshots show, and which is taken if nobody asks for another.
const SEED: u64 = 20_260_302;

const NAMES: [&str; 8] = [
    "Bora", "Chloé", "Dmitri", "Esra", "Farah", "Goran", "Hugo", "Inês",
];
const KOREAN_NAMES: [&str; 8] = ["서준", "하은", "도윤", "지우", "예준", "수아", "민재", "다온"];
const FACILITIES: [[&str; 4]; 6] = [
    [
        "Music room",
        "음악실",
        "Two pianos 🎹 and a drum kit",
        "피아노 두 대 🎹와 드럼",
    ],
    [
        "Map archive",
        "지도 자료실",
        "Old maps of the city",
        "도시의 옛 지도",
    ],
    [
        "Copy centre",
        "복사실",
        "Copies and scans until 18:00",
        "18:00까지 복사와 스캔",
    ],
    [
        "Roof garden",
        "옥상 정원",
        "A quiet place with trees 🌳",
        "나무가 있는 조용한 곳 🌳",
    ],
    [
        "Film theatre",
        "영화 상영실",
        "Forty seats, one film a day",
        "마흔 석, 하루 한 편",
    ],
    [
        "Maker lab",
        "메이커 공간",
        "3D printers and soldering irons",
        "3D 프린터와 납땜 인두",
    ],
];

/// Draws the values of one conversation. Nothing is drawn twice.
pub struct Draw {
    rng: StdRng,
    names: Vec<&'static str>,
    korean_names: Vec<&'static str>,
    facilities: Vec<[&'static str; 4]>,
    /// Minutes of the day that were drawn.
    times: Vec<u32>,
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
        Draw::seeded(round::seed().unwrap_or(SEED))
    }

    fn seeded(seed: u64) -> Draw {
        let mut rng = StdRng::seed_from_u64(seed);
        let mut names = NAMES.to_vec();
        let mut korean_names = KOREAN_NAMES.to_vec();
        let mut facilities = FACILITIES.to_vec();
        names.shuffle(&mut rng);
        korean_names.shuffle(&mut rng);
        facilities.shuffle(&mut rng);
        Draw {
            rng,
            names,
            korean_names,
            facilities,
            times: Vec::new(),
        }
    }

    /// A name in Latin letters, some with accents.
    ///
    /// # Panics
    /// When all eight have been drawn.
    pub fn name(&mut self) -> &'static str {
        self.names
            .pop()
            .expect("a conversation draws at most eight names")
    }

    /// So many names.
    pub fn names(&mut self, count: usize) -> Vec<&'static str> {
        (0..count).map(|_| self.name()).collect()
    }

    /// A Korean given name.
    ///
    /// # Panics
    /// When all eight have been drawn.
    pub fn korean_name(&mut self) -> &'static str {
        self.korean_names
            .pop()
            .expect("a conversation draws at most eight Korean names")
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
    /// When all six have been drawn.
    pub fn facility(&mut self) -> Facility {
        let drawn = self
            .facilities
            .pop()
            .expect("a conversation draws at most six facilities");
        let [name, name_ko, description, description_ko] = drawn;
        Facility {
            name,
            name_ko,
            description,
            description_ko,
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
    fn hours_open_before_they_close() {
        let mut draw = Draw::seeded(7);
        for _ in 0..20 {
            let (open, close) = draw.hours();
            assert!(open < close, "{open} {close}");
        }
    }
}
