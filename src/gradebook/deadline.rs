//! Deadlines, and how many days late something came.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, Utc};

use super::received::time_of;
use crate::course::{Course, CourseError};
use crate::words::say;

/// What is begun of a day counts as one.
const DAY: i64 = 24 * 60 * 60;

/// Until when lessons are to be handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deadlines {
    all: Option<DateTime<FixedOffset>>,
    /// By a lesson's folder.
    lessons: BTreeMap<String, DateTime<FixedOffset>>,
}

/// Why a deadline is none.
#[derive(Debug, thiserror::Error)]
pub enum DeadlineError {
    #[error(transparent)]
    Lesson(#[from] CourseError),
    #[error("{}", say("gradebook-no-time", &[("text", .0.as_str().into())]))]
    Time(String),
}

impl Deadlines {
    /// Reads `2026-03-09T23:59+09:00`, for all lessons, and `02=2026-03-16T23:59+09:00`, for one.
    ///
    /// # Errors
    /// If there is no such lesson, or no such time.
    pub fn parse(course: &Course, texts: &[String]) -> Result<Deadlines, DeadlineError> {
        let mut deadlines = Deadlines::default();
        for text in texts {
            let (lesson, time) = match text.split_once('=') {
                Some((lesson, time)) => (Some(course.lesson(lesson.trim())?), time.trim()),
                None => (None, text.trim()),
            };
            let time = time_of(time).ok_or_else(|| DeadlineError::Time(time.to_owned()))?;
            match lesson {
                Some(lesson) => drop(deadlines.lessons.insert(lesson.folder.clone(), time)),
                None => deadlines.all = Some(time),
            }
        }
        Ok(deadlines)
    }

    pub fn of(&self, lesson: &str) -> Option<DateTime<FixedOffset>> {
        self.lessons.get(lesson).copied().or(self.all)
    }

    /// All of them, the one for every other lesson first, by the lesson that they are for if they are for one.
    pub fn all(&self) -> impl Iterator<Item = (Option<&str>, DateTime<FixedOffset>)> {
        let one = self
            .lessons
            .iter()
            .map(|(lesson, at)| (Some(lesson.as_str()), *at));
        self.all.map(|at| (None, at)).into_iter().chain(one)
    }

    /// How many days after its deadline `lesson` was received; `None` if it has none.
    pub fn days_late(&self, lesson: &str, received: DateTime<Utc>) -> Option<u32> {
        let seconds = (received - self.of(lesson)?.to_utc()).num_seconds();
        // `div_ceil` of numbers that may be negative is not stable.
        u32::try_from((seconds.max(0) + DAY - 1) / DAY).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_has_begun_is_a_day() {
        let deadlines = Deadlines {
            all: time_of("2026-03-09T23:59+09:00"),
            lessons: BTreeMap::from([(
                "02-library-hours".to_owned(),
                time_of("2026-03-16T23:59+09:00").unwrap(),
            )]),
        };
        let late = |lesson, time: &str| deadlines.days_late(lesson, time_of(time).unwrap().to_utc());
        assert_eq!(late("01-hello-bot", "2026-03-09T14:59:00Z"), Some(0));
        assert_eq!(late("01-hello-bot", "2026-03-09T14:59:01Z"), Some(1));
        assert_eq!(late("01-hello-bot", "2026-03-11T15:00:00Z"), Some(3));
        assert_eq!(late("02-library-hours", "2026-03-11T15:00:00Z"), Some(0));
        let first = deadlines.all().map(|(lesson, _)| lesson).collect::<Vec<_>>();
        assert_eq!(first, [None, Some("02-library-hours")]);
        assert_eq!(Deadlines::default().days_late("01-hello-bot", Utc::now()), None);
    }
}
