//! When a grading is red: what its exit code is decided by.

use std::collections::BTreeSet;

use super::report::Report;
use super::result::Checked;
use crate::stage::Outcome;

/// What must hold.
#[derive(Clone, Debug)]
pub enum Rule {
    /// Everything passes: the lessons were named, or `--strict` was.
    Everything,
    /// The work compiles, and what passed in the earlier result (if there is one) still does. Half a lesson is fine.
    Progress { earlier: Option<Box<Report>> },
}

/// One thing that makes a grading red.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The lesson's source does not compile.
    DoesNotCompile { lesson: String },
    /// What was handed in for the lesson is refused.
    Refused { lesson: String },
    /// The task passed before, and does not now.
    PassedBefore { lesson: String, task: String },
    /// The task does not pass.
    NotPassed { lesson: String, task: String },
}

/// Everything that makes `report` red by `rule`, worst first; nothing if it is green.
pub fn reasons(report: &Report, rule: &Rule) -> BTreeSet<Reason> {
    let mut found = BTreeSet::new();
    for lesson in &report.lessons {
        if matches!(lesson.state, Checked::DidNotCompile { .. }) {
            found.insert(Reason::DoesNotCompile {
                lesson: lesson.lesson.clone(),
            });
            continue;
        }
        if matches!(lesson.state, Checked::Refused { .. }) {
            found.insert(Reason::Refused {
                lesson: lesson.lesson.clone(),
            });
            continue;
        }
        for task in lesson.tasks.iter().filter(|task| !task.passed()) {
            let (lesson, name) = (lesson.lesson.clone(), task.result.task.clone());
            match rule {
                Rule::Everything => found.insert(Reason::NotPassed { lesson, task: name }),
                // Not the student's fault, so no red cross for it.
                Rule::Progress { .. } if matches!(task.result.outcome, Outcome::NotGraded { .. }) => false,
                Rule::Progress {
                    earlier: Some(earlier),
                } if earlier.passed(&lesson, &name) => {
                    found.insert(Reason::PassedBefore { lesson, task: name })
                }
                Rule::Progress { .. } => false,
            };
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::sample::{self, outcome};

    fn progress(earlier: Option<Report>) -> Rule {
        Rule::Progress {
            earlier: earlier.map(Box::new),
        }
    }

    #[test]
    fn half_a_lesson_is_green() {
        assert_eq!(reasons(&sample::half_done(), &progress(None)), BTreeSet::new());
    }

    #[test]
    fn half_a_lesson_is_red_if_everything_must_pass() {
        let found: Vec<_> = reasons(&sample::half_done(), &Rule::Everything)
            .into_iter()
            .collect();
        let not_passed = |lesson: &str, task: &str| Reason::NotPassed {
            lesson: lesson.into(),
            task: task.into(),
        };
        let expected = [
            not_passed("01-hello-bot", "answers_in_korean"),
            not_passed("02-library-hours", "knows_the_hours"),
            not_passed("02-library-hours", "refuses_what_is_not_a_time"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_task_that_passed_before_and_fails_now_is_red() {
        let mut now = sample::half_done();
        outcome(&mut now, "greets_whoever_asks", Outcome::Wrong);
        let found: Vec<_> = reasons(&now, &progress(Some(sample::half_done())))
            .into_iter()
            .collect();
        let expected = Reason::PassedBefore {
            lesson: "01-hello-bot".into(),
            task: "greets_whoever_asks".into(),
        };
        assert_eq!(found, [expected]);
        assert_eq!(
            reasons(&now, &progress(Some(now.clone()))),
            BTreeSet::new(),
            "it failed before, too"
        );
    }

    #[test]
    fn what_could_not_be_graded_is_nobodys_regression_but_no_pass_either() {
        let mut now = sample::half_done();
        outcome(
            &mut now,
            "greets_whoever_asks",
            Outcome::NotGraded {
                why: "no memory left".into(),
            },
        );
        assert_eq!(
            reasons(&now, &progress(Some(sample::half_done()))),
            BTreeSet::new()
        );
        assert_eq!(reasons(&now, &Rule::Everything).len(), 4);
    }

    #[test]
    fn what_does_not_compile_is_red_once() {
        let found: Vec<_> = reasons(&sample::not_compiling(), &progress(Some(sample::half_done())))
            .into_iter()
            .collect();
        assert_eq!(
            found,
            [Reason::DoesNotCompile {
                lesson: "01-hello-bot".into()
            }]
        );
    }

    #[test]
    fn everything_passed_is_green() {
        assert_eq!(reasons(&sample::done(), &Rule::Everything), BTreeSet::new());
    }
}
