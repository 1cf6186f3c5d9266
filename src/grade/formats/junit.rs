//! JUnit XML, as cargo-nextest writes it: what CI systems and editors show as a list of tests.

use quick_junit::{NonSuccessKind, Report as Xml, SerializeError, TestCase, TestCaseStatus, TestSuite};

use crate::grade::report::{LessonReport, Report, TaskReport};
use crate::grade::result::Checked;
use crate::stage::Outcome;
use crate::words::Lang;

/// A suite a lesson, a case a task. What cannot stand in XML is left out.
///
/// # Errors
/// If the XML cannot be written, for which there is no known reason.
pub fn junit(report: &Report, lang: Lang) -> Result<String, SerializeError> {
    let mut xml = Xml::new("botcamp");
    for lesson in &report.lessons {
        let mut suite = TestSuite::new(lesson.lesson.as_str());
        suite.add_property(("points", lesson.points.to_string().as_str()));
        suite.add_property(("max-points", lesson.max_points.to_string().as_str()));
        suite.add_test_cases(lesson.tasks.iter().map(|task| case(lesson, task, lang)));
        xml.add_test_suite(suite);
    }
    xml.to_string()
}

fn case(lesson: &LessonReport, task: &TaskReport, lang: Lang) -> TestCase {
    let mut status = match kind(lesson, task) {
        Kind::Passed => TestCaseStatus::success(),
        Kind::Skipped => TestCaseStatus::skipped(),
        Kind::Failure => TestCaseStatus::non_success(NonSuccessKind::Failure),
        Kind::Error => TestCaseStatus::non_success(NonSuccessKind::Error),
    };
    if !task.passed() {
        status
            .set_message(super::outcome(lesson, task, lang))
            .set_type(lesson.word(task))
            .set_description(super::explanation(lesson, task, lang));
    }
    let mut case = TestCase::new(task.result.task.as_str(), status);
    case.set_classname(lesson.lesson.as_str());
    if !task.result.last_words.is_empty() {
        case.set_system_out(task.result.last_words.join("\n"));
    }
    case
}

enum Kind {
    Passed,
    /// Not begun yet, or not its turn: nothing is wrong.
    Skipped,
    Failure,
    /// It could not come to a conversation.
    Error,
}

fn kind(lesson: &LessonReport, task: &TaskReport) -> Kind {
    match (&lesson.state, &task.result.outcome) {
        (Checked::DidNotCompile { .. } | Checked::Refused { .. }, _) => Kind::Error,
        (_, Outcome::Passed) => Kind::Passed,
        (_, Outcome::NotStarted { .. } | Outcome::Skipped { .. }) => Kind::Skipped,
        (_, Outcome::NotGraded { .. }) => Kind::Error,
        (_, outcome) => {
            debug_assert!(outcome.is_failure());
            Kind::Failure
        }
    }
}

#[cfg(test)]
mod tests {
    use quick_xml::Reader;
    use quick_xml::events::Event;

    use super::*;
    use crate::grade::sample;

    /// What a reader that knows XML and nothing of us finds: elements with their attributes, and texts.
    fn elements(xml: &str) -> Vec<String> {
        let mut reader = Reader::from_str(xml);
        let mut found = Vec::new();
        loop {
            match reader.read_event().unwrap() {
                Event::Start(it) | Event::Empty(it) => {
                    let name = String::from_utf8_lossy(it.name().as_ref()).into_owned();
                    let mut line = name;
                    for attribute in it.attributes() {
                        let attribute = attribute.unwrap();
                        let key = String::from_utf8_lossy(attribute.key.as_ref()).into_owned();
                        if key != "uuid" {
                            line += &format!(" {key}={}", String::from_utf8_lossy(&attribute.value));
                        }
                    }
                    found.push(line);
                }
                Event::Eof => return found,
                _ => {}
            }
        }
    }

    #[test]
    fn each_task_is_a_case_and_what_is_not_begun_is_skipped() {
        let found = elements(&junit(&sample::half_done(), Lang::En).unwrap());
        assert_eq!(
            found,
            [
                "testsuites name=botcamp tests=4 skipped=2 failures=1 errors=0",
                "testsuite name=01-hello-bot tests=2 skipped=0 errors=0 failures=1",
                "properties",
                "property name=points value=2",
                "property name=max-points value=5",
                "testcase name=greets_whoever_asks classname=01-hello-bot",
                "testcase name=answers_in_korean classname=01-hello-bot",
                "failure message=not as expected type=wrong",
                "system-out",
                "testsuite name=02-library-hours tests=2 skipped=2 errors=0 failures=0",
                "properties",
                "property name=points value=0",
                "property name=max-points value=4",
                "testcase name=knows_the_hours classname=02-library-hours",
                "skipped message=not started type=not_started",
                "testcase name=refuses_what_is_not_a_time classname=02-library-hours",
                "skipped message=not started type=not_started",
            ]
        );
    }

    #[test]
    fn what_does_not_compile_is_an_error_of_each_task() {
        let xml = junit(&sample::not_compiling(), Lang::Ko).unwrap();
        let errors = elements(&xml);
        let errors = errors.iter().filter(|it| it.starts_with("error "));
        assert_eq!(errors.count(), 2);
        assert!(xml.contains("mismatched types"), "{xml}");
    }

    #[test]
    fn what_a_bot_printed_cannot_break_out_of_its_element() {
        let mut report = sample::half_done();
        let task = &mut report.lessons[0].tasks[1].result;
        task.last_words = vec!["</system-out><testcase name=\"free points\"/>\u{0}\u{1b}[31m]]>".into()];
        let xml = junit(&report, Lang::En).unwrap();
        let cases = elements(&xml);
        assert_eq!(cases.iter().filter(|it| it.starts_with("testcase")).count(), 4);
        assert!(!xml.contains(['\u{0}', '\u{1b}']), "{xml}");
    }
}
