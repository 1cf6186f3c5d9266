//! How much of a failure is shown: an instructor may want what was expected to stay unknown.

use super::report::Report;

/// What a result shows of the conversations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Details {
    /// What was expected, and what was said.
    #[default]
    Full,
    /// What the student's own bot said and printed.
    Own,
    /// Only how each task ended.
    None,
}

impl Report {
    /// The same result with no more than these details.
    pub fn with(mut self, details: Details) -> Report {
        if details == Details::Full {
            return self;
        }
        for task in self.lessons.iter_mut().flat_map(|lesson| &mut lesson.tasks) {
            let result = &mut task.result;
            result.expected = None;
            result.snapshot = None;
            if let Some(differs) = &mut task.differs {
                differs.expected = None;
            }
            if details == Details::None {
                result.said = None;
                result.again = None;
                result.last_words.clear();
                task.differs = None;
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::grade::{human, sample};
    use crate::words::Lang;

    fn shown(details: Details) -> String {
        human(&sample::half_done().with(details), &BTreeSet::new(), Lang::En)
    }

    #[test]
    fn only_what_the_bot_itself_said_is_shown() {
        let text = shown(Details::Own);
        assert!(text.contains("Hello! `*` | 100%"), "{text}");
        assert!(text.contains("look, no hands"), "{text}");
        assert!(!text.contains("안녕하세요!") && !text.contains(".snap"), "{text}");
    }

    #[test]
    fn only_how_each_task_ended_is_shown() {
        let text = shown(Details::None);
        assert!(text.contains("answers_in_korean"), "{text}");
        assert!(!text.contains("Hello!") && !text.contains("no hands"), "{text}");
    }

    #[test]
    fn the_points_are_the_same() {
        for details in [Details::Full, Details::Own, Details::None] {
            assert_eq!(sample::half_done().with(details).points, 2);
        }
    }
}
