//! Classroom 50's `result.json`: `schemas/result-v1.schema.json` of foundation50/classroom50.

use std::collections::BTreeMap;
use std::env;

use serde::Serialize;

use crate::grade::report::{LessonReport, Report, TaskReport};
use crate::words::{Lang, say};

const SCHEMA: &str = "classroom50/result/v1";

/// What is handed in, as Classroom 50's runner tells an autograder in variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submitted {
    pub classroom: String,
    pub assignment: String,
    /// `individual` or `group`.
    pub assignment_type: String,
    /// The login of the repository's owner.
    pub owner: String,
    /// `submit/TIME-HASH`
    pub submission: String,
    /// Links.
    pub commit: String,
    pub release: String,
    pub review: String,
}

/// A variable that Classroom 50 sets is not there.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{}", say("classroom50-missing", &[("variable", self.0.into())]))]
pub struct Missing(pub &'static str);

impl Submitted {
    /// Reads the variables of this process.
    ///
    /// # Errors
    /// If one is missing or empty.
    pub fn from_env() -> Result<Submitted, Missing> {
        Submitted::from(|name| env::var(name).ok())
    }

    fn from(variable: impl Fn(&'static str) -> Option<String>) -> Result<Submitted, Missing> {
        let filled = |name| variable(name).filter(|it| !it.is_empty());
        let needed = |name| filled(name).ok_or(Missing(name));
        let commit = needed("COMMIT_URL")?;
        Ok(Submitted {
            classroom: needed("CLASSROOM")?,
            assignment: needed("ASSIGNMENT")?,
            // The runner puts its own in the place of this one.
            assignment_type: filled("ASSIGNMENT_TYPE").unwrap_or_else(|| "individual".into()),
            owner: needed("OWNER")?,
            submission: needed("SUBMISSION_TAG")?,
            release: needed("RELEASE_URL")?,
            // Older runners do not set it.
            review: filled("REVIEW_URL").unwrap_or_else(|| commit.clone()),
            commit,
        })
    }
}

/// The result of what was handed in. The runner replaces the times by those that it knows.
pub fn classroom50(report: &Report, submitted: &Submitted, lang: Lang) -> String {
    let it = submitted;
    let result = Payload {
        schema: SCHEMA,
        links: BTreeMap::from([
            ("classroom", it.classroom.as_str()),
            ("assignment", &it.assignment),
            ("assignment_type", &it.assignment_type),
            ("owner", &it.owner),
            ("submission", &it.submission),
            ("commit", &it.commit),
            ("release", &it.release),
            ("review", &it.review),
            ("datetime", &report.evidence.graded_at),
            ("graded_at", &report.evidence.graded_at),
        ]),
        score: report.points,
        max_score: report.max_points,
        tests: report
            .tasks()
            .map(|(lesson, task)| test(lesson, task, lang))
            .collect(),
    };
    // Derived from plain structs with text keys, so there is nothing that serde_json could refuse.
    serde_json::to_string_pretty(&result).unwrap_or_default() + "\n"
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Payload<'a> {
    schema: &'static str,
    #[serde(flatten)]
    links: BTreeMap<&'static str, &'a str>,
    score: u32,
    max_score: u32,
    tests: Vec<Test>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Test {
    test_name: String,
    passed: bool,
    score: u32,
    max_score: u32,
    message: String,
}

fn test(lesson: &LessonReport, task: &TaskReport, lang: Lang) -> Test {
    Test {
        test_name: super::name(lesson, task, lang),
        passed: task.passed(),
        score: task.points,
        max_score: task.max_points,
        message: match task.passed() {
            true => super::outcome(lesson, task, lang),
            false => super::explanation(lesson, task, lang),
        },
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::grade::sample;

    /// The keys of the schema that have to be there, in its order; there may be two more, and no others.
    const REQUIRED: [&str; 13] = [
        "schema",
        "classroom",
        "assignment",
        "assignment_type",
        "owner",
        "submission",
        "commit",
        "release",
        "review",
        "datetime",
        "score",
        "max-score",
        "tests",
    ];
    const OPTIONAL: [&str; 2] = ["graded_at", "submitted_by"];

    fn variable(name: &str) -> Option<String> {
        let value = match name {
            "CLASSROOM" => "discord-101",
            "ASSIGNMENT" => "bots",
            "OWNER" => "bora",
            "SUBMISSION_TAG" => "submit/20260302T030000Z-9fceb02",
            "COMMIT_URL" => "https://github.com/c/discord-101-bots-bora/commit/9fceb02",
            "RELEASE_URL" => "https://github.com/c/discord-101-bots-bora/releases/tag/submit%2F1",
            _ => return None,
        };
        Some(value.to_owned())
    }

    fn read(report: &Report) -> Value {
        let submitted = Submitted::from(variable).unwrap();
        serde_json::from_str(&classroom50(report, &submitted, Lang::En)).unwrap()
    }

    #[test]
    fn it_has_the_keys_of_the_schema_and_no_others() {
        let found = read(&sample::half_done());
        let keys: Vec<&str> = found.as_object().unwrap().keys().map(String::as_str).collect();
        for key in REQUIRED {
            assert!(keys.contains(&key), "{key} is missing");
        }
        for key in keys {
            assert!(REQUIRED.contains(&key) || OPTIONAL.contains(&key), "{key}");
        }
        assert_eq!(found["schema"], "classroom50/result/v1");
        assert_eq!(found["assignment_type"], "individual");
        assert_eq!(found["review"], found["commit"]);
    }

    #[test]
    fn no_score_is_above_its_maximum_and_they_add_up() {
        let found = read(&sample::half_done());
        let number = |value: &Value, key: &str| value[key].as_u64().unwrap();
        let tests = found["tests"].as_array().unwrap();
        let sum = |key| tests.iter().map(|it| number(it, key)).sum::<u64>();
        assert_eq!((number(&found, "score"), number(&found, "max-score")), (2, 9));
        assert_eq!((sum("score"), sum("max-score")), (2, 9));
        assert!(
            tests
                .iter()
                .all(|it| number(it, "score") <= number(it, "max-score"))
        );
        assert_eq!(tests[0]["test-name"], "01.1 Greet whoever asks");
        assert_eq!(tests[0]["passed"], true);
    }

    #[test]
    fn outside_of_its_runner_it_says_which_variable_is_missing() {
        let without = |name: &'static str| {
            Submitted::from(move |it| variable(it).filter(|_| it != name)).map(|it| it.review)
        };
        assert_eq!(without("OWNER"), Err(Missing("OWNER")));
        assert_eq!(without("SUBMISSION_TAG"), Err(Missing("SUBMISSION_TAG")));
        assert!(without("REVIEW_URL").is_ok());
    }
}
