//! When the server had it. A commit's date is what its author's computer said, and anybody can say anything there; so times
//! come from GitHub or from a table that the instructor keeps, and never out of a student's folder.
//!
//! - JSON, as gh prints it: `gh run list --json databaseId,createdAt,headSha`, `gh api …/actions/runs` or `…/actions/artifacts`.
//!   The file is called after the student, or its runs name their repository.
//! - CSV: `student` (or `username`, …) and `received_at`, and `commit` if there are several of one student.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, Utc};
use serde::Deserialize;

use super::sheet::{Sheet, SheetError};
use super::student::{Names, folded};
use crate::words::say;

const STUDENT: [&str; 5] = ["student", "username", "github_username", "owner", "identifier"];
const TIME: [&str; 4] = ["received_at", "received", "created_at", "createdat"];
const COMMIT: [&str; 3] = ["commit", "head_sha", "headsha"];

/// Shorter beginnings of a commit's hash could be another one's.
const SHORTEST_COMMIT: usize = 7;

/// When work was received.
#[derive(Clone, Debug, Default)]
pub struct Received(Vec<Entry>);

#[derive(Clone, Debug)]
struct Entry {
    /// The name of whose it is, folded: a login, a repository, a file. Nobody's if it is empty.
    student: String,
    run: Option<u64>,
    commit: Option<String>,
    at: DateTime<Utc>,
}

/// One receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub at: DateTime<Utc>,
    /// The commit that was received, if that is known.
    pub commit: Option<String>,
}

/// What the server says about something that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It says nothing about this student.
    Silent,
    Received(Receipt),
    /// It has received other commits from this student, and not this one.
    OtherCommits,
}

impl Received {
    /// Reads these files, and the files in these folders.
    ///
    /// # Errors
    /// If one cannot be read, or is not a list of times.
    pub fn read(paths: &[PathBuf]) -> Result<Received, SheetError> {
        let mut entries = Vec::new();
        for path in paths {
            let fault = |error: std::io::Error| SheetError::new(path, None, error.to_string());
            if path.is_dir() {
                let files = fs::read_dir(path).map_err(fault)?.flatten().map(|it| it.path());
                let mut files: Vec<_> = files.filter(|it| kind(it).is_some()).collect();
                files.sort();
                for file in files {
                    read(&file, &mut entries)?;
                }
            } else {
                read(path, &mut entries)?;
            }
        }
        Ok(Received(entries))
    }

    /// When something of this student's was received: by the run that judged it, else by its commit, else by the student alone.
    pub(super) fn of(&self, student: &Names, run: Option<u64>, commit: Option<&str>) -> Answer {
        let own: Vec<_> = self
            .0
            .iter()
            .filter(|it| student.fit(&it.student).is_some())
            .collect();
        let nobodys = self.0.iter().filter(|it| it.student.is_empty());
        let all: Vec<_> = own.iter().copied().chain(nobodys).collect();
        let receipt = |it: &Entry| {
            Answer::Received(Receipt {
                at: it.at,
                commit: it.commit.clone(),
            })
        };
        if let Some(it) = run.and_then(|run| all.iter().find(|it| it.run == Some(run))) {
            return receipt(it);
        }
        let same = |it: &&&Entry| {
            it.commit
                .as_deref()
                .zip(commit)
                .is_some_and(|(one, other)| same_commit(one, other))
        };
        // Judged twice, it was received once.
        if let Some(it) = all.iter().filter(same).min_by_key(|it| it.at) {
            return receipt(it);
        }
        let any = own.iter().filter(|it| it.commit.is_none()).max_by_key(|it| it.at);
        match any {
            Some(it) => receipt(it),
            None if own.is_empty() => Answer::Silent,
            None => Answer::OtherCommits,
        }
    }
}

pub(super) fn same_commit(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    short.len() >= SHORTEST_COMMIT && long.to_lowercase().starts_with(&short.to_lowercase())
}

fn kind(path: &Path) -> Option<&str> {
    path.extension()?
        .to_str()
        .filter(|it| ["csv", "json"].contains(it))
}

fn read(path: &Path, entries: &mut Vec<Entry>) -> Result<(), SheetError> {
    match kind(path) {
        Some("json") => read_json(path, entries),
        _ => read_table(path, entries),
    }
}

fn read_table(path: &Path, entries: &mut Vec<Entry>) -> Result<(), SheetError> {
    let sheet = Sheet::read(path)?;
    for wanted in [&STUDENT[..], &TIME[..]] {
        if !sheet.has(wanted) {
            return Err(sheet.lacks(wanted));
        }
    }
    for row in sheet.rows() {
        let time = row.get(&TIME);
        let Some(at) = time_of(&time) else {
            return Err(row.error(say("gradebook-no-time", &[("text", time.into())])));
        };
        entries.push(Entry {
            student: folded(&row.get(&STUDENT)),
            run: None,
            commit: Some(row.get(&COMMIT)).filter(|it| !it.is_empty()),
            at: at.to_utc(),
        });
    }
    Ok(())
}

/// What gh and GitHub's API print, by either one's names.
#[derive(Deserialize)]
#[serde(untagged)]
enum Listed {
    Many(Vec<Run>),
    Page {
        #[serde(alias = "artifacts")]
        workflow_runs: Vec<Run>,
    },
    One(Run),
}

#[derive(Deserialize)]
struct Run {
    #[serde(alias = "databaseId")]
    id: Option<u64>,
    #[serde(alias = "createdAt")]
    created_at: DateTime<Utc>,
    #[serde(alias = "headSha")]
    head_sha: Option<String>,
    repository: Option<Repository>,
    /// An artifact says of which run it is.
    workflow_run: Option<Origin>,
}

#[derive(Deserialize)]
struct Repository {
    name: String,
}

#[derive(Deserialize)]
struct Origin {
    id: u64,
    head_sha: Option<String>,
}

fn read_json(path: &Path, entries: &mut Vec<Entry>) -> Result<(), SheetError> {
    let text = fs::read_to_string(path).map_err(|error| SheetError::new(path, None, error.to_string()))?;
    let called = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    // `gh api --paginate` prints one page after the other.
    for page in serde_json::Deserializer::from_str(&text).into_iter::<Listed>() {
        let page = page.map_err(|error| {
            let args = [("error", error.to_string().into())];
            SheetError::new(path, None, say("gradebook-no-runs", &args))
        })?;
        let runs = match page {
            Listed::Many(runs) | Listed::Page { workflow_runs: runs } => runs,
            Listed::One(run) => vec![run],
        };
        entries.extend(runs.into_iter().map(|run| Entry {
            student: folded(&run.repository.map_or_else(|| called.clone(), |it| it.name)),
            run: run.workflow_run.as_ref().map(|it| it.id).or(run.id),
            commit: run.workflow_run.and_then(|it| it.head_sha).or(run.head_sha),
            at: run.created_at,
        }));
    }
    Ok(())
}

/// `2026-03-09T23:59:00+09:00`, with or without seconds.
pub(super) fn time_of(text: &str) -> Option<DateTime<FixedOffset>> {
    let exact = DateTime::parse_from_rfc3339(text).ok();
    exact.or_else(|| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M%:z").ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gradebook::student::Student;

    fn student(key: &str) -> Names {
        Names::of(&Student::unknown(key, true))
    }

    fn read_as(name: &str, text: &str) -> Result<Received, SheetError> {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(name), text).unwrap();
        Received::read(&[folder.path().to_owned()])
    }

    fn at(answer: Answer) -> String {
        match answer {
            Answer::Received(it) => it.at.to_rfc3339(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn what_gh_prints_is_read() {
        let lists = [
            r#"[{"databaseId":7,"createdAt":"2026-03-01T10:00:00Z","headSha":"9fceb02d0ae598e95dc9","status":"completed"}]"#,
            r#"{"total_count":1,"workflow_runs":[{"id":7,"created_at":"2026-03-01T10:00:00Z","head_sha":"9fceb02d0ae598e95dc9"}]}"#,
            r#"{"artifacts":[]}{"artifacts":[{"id":1,"name":"result","created_at":"2026-03-01T10:00:00Z","workflow_run":{"id":7,"head_sha":"9fceb02d0ae598e95dc9"}}]}"#,
        ];
        for list in lists {
            let received = read_as("bora.json", list).unwrap();
            let bora = student("bora");
            let expected = "2026-03-01T10:00:00+00:00";
            assert_eq!(at(received.of(&bora, Some(7), None)), expected, "{list}");
            assert_eq!(
                at(received.of(&bora, None, Some("9fceb02d0ae598e95dc970b74767f19372d61af8"))),
                expected
            );
            assert_eq!(received.of(&bora, None, Some("0000000")), Answer::OtherCommits);
            assert_eq!(received.of(&student("ada"), Some(7), None), Answer::Silent);
        }
    }

    #[test]
    fn what_was_judged_twice_was_received_when_it_came() {
        let received = read_as(
            "bora.json",
            r#"[{"databaseId":8,"createdAt":"2026-03-05T10:00:00Z","headSha":"9fceb02d"},
                {"databaseId":7,"createdAt":"2026-03-01T10:00:00Z","headSha":"9fceb02d"}]"#,
        );
        let answer = received.unwrap().of(&student("bora"), None, Some("9fceb02d"));
        assert_eq!(at(answer), "2026-03-01T10:00:00+00:00");
    }

    #[test]
    fn a_table_of_ones_own_is_read_and_a_time_without_its_zone_is_not() {
        let received = read_as("times.csv", "student,received_at\nbora,2026-03-09T23:59+09:00\n").unwrap();
        let answer = received.of(&student("bora"), None, None);
        assert_eq!(at(answer), "2026-03-09T14:59:00+00:00");
        let error = read_as("times.csv", "student,received_at\nbora,2026-03-09 23:59\n").unwrap_err();
        assert!(
            error.to_string().contains("times.csv:2: ") && error.to_string().contains("+09:00"),
            "{error}"
        );
        let error = read_as("times.csv", "student,submitted_at\n").unwrap_err();
        assert!(error.to_string().contains("received_at"), "{error}");
    }
}
