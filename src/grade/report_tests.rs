//! The JSON: what it says, and what is read back.

use super::*;
use crate::grade::sample;

fn written(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("result.json");
    fs::write(&path, text).unwrap();
    (folder, path)
}

#[test]
fn the_json_has_the_documented_keys() {
    insta::assert_snapshot!(sample::half_done().to_json());
}

#[test]
fn what_is_written_is_read_back() {
    for report in [sample::half_done(), sample::not_compiling(), sample::done()] {
        let (_folder, path) = written(&report.to_json());
        assert_eq!(Report::read(&path).unwrap(), Some(report));
    }
}

#[test]
fn a_result_of_another_version_is_not_compared_with() {
    let (_folder, path) = written(r#"{ "schema": "botcamp/result", "version": 2, "anything": "else" }"#);
    assert_eq!(Report::read(&path).unwrap(), None);
}

#[test]
fn what_is_no_result_is_refused_by_name() {
    let (_folder, path) = written(r#"{ "schema": "classroom50/result/v1", "version": 1 }"#);
    let error = Report::read(&path).unwrap_err().to_string();
    assert!(
        error.contains("result.json is not a result of `cargo camp grade --format json`"),
        "{error}"
    );
    assert!(
        error.contains(r#"its "schema" is "classroom50/result/v1", expected "botcamp/result""#),
        "{error}"
    );

    let (_folder, path) = written("");
    assert!(Report::read(&path).unwrap_err().to_string().contains("EOF"));
    assert!(Report::read(&path.with_extension("gone")).is_err());
}

fn result(expected: &str, said: &str) -> TaskResult {
    TaskResult {
        expected: Some(expected.to_owned()),
        said: Some(said.to_owned()),
        ..TaskResult::bare("greets", Outcome::Wrong)
    }
}

#[test]
fn the_first_line_that_differs_is_found() {
    let differs = |expected, said| Difference::of(&result(expected, said));
    let found = |line, expected: Option<&str>, said: Option<&str>| {
        Some(Difference {
            line,
            expected: expected.map(str::to_owned),
            said: said.map(str::to_owned),
        })
    };
    assert_eq!(differs("a\nb\n", "a\nb"), None);
    assert_eq!(differs("a\nb\nc\n", "a\nx\nc\n"), found(2, Some("b"), Some("x")));
    assert_eq!(differs("a\nb\n", "a\n"), found(2, Some("b"), None));
    assert_eq!(differs("a\n", "a\nb\n"), found(2, None, Some("b")));
}

#[test]
fn a_conversation_that_is_not_shown_is_still_proven() {
    let shown = sample::half_done();
    let hidden = sample::half_done().with(crate::grade::Details::None);
    let (shown, hidden) = (&shown.lessons[0].tasks[1], &hidden.lessons[0].tasks[1]);
    assert!(hidden.result.said.is_none() && hidden.differs.is_none());
    assert!(hidden.transcript.is_some());
    assert_eq!(hidden.transcript, shown.transcript);
}
