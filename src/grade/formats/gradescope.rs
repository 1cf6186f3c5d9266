//! Gradescope's `results.json`.

use serde::Serialize;

use crate::grade::report::{LessonReport, Report, TaskReport};
use crate::words::Lang;

/// One test a task. What could not be judged has neither a score nor a status.
pub fn gradescope(report: &Report, lang: Lang) -> String {
    let tests = report.tasks().map(|(lesson, task)| test(lesson, task, lang));
    let results = Results {
        output: crate::grade::headline(report, lang),
        output_format: "text",
        stdout_visibility: "hidden",
        tests: tests.collect(),
        extra_data: &report.evidence,
    };
    // Derived from plain structs with text keys, so there is nothing that serde_json could refuse.
    serde_json::to_string_pretty(&results).unwrap_or_default() + "\n"
}

#[derive(Serialize)]
struct Results<'a, E> {
    output: String,
    output_format: &'static str,
    stdout_visibility: &'static str,
    tests: Vec<Test<'a>>,
    extra_data: E,
}

#[derive(Serialize)]
struct Test<'a> {
    name: String,
    number: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<u32>,
    max_score: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    output: String,
    output_format: &'static str,
    tags: [&'a str; 2],
    visibility: &'static str,
}

fn test<'a>(lesson: &'a LessonReport, task: &'a TaskReport, lang: Lang) -> Test<'a> {
    let judged = lesson.judged(task);
    Test {
        name: super::name(lesson, task, lang),
        number: format!("{}.{}", lesson.number, task.number),
        score: judged.then_some(task.points),
        max_score: task.max_points,
        status: judged.then_some(if task.passed() { "passed" } else { "failed" }),
        output: match task.passed() {
            true => super::outcome(lesson, task, lang),
            false => super::explanation(lesson, task, lang),
        },
        // A student's words are in it: nothing in it is markup.
        output_format: "text",
        tags: [&lesson.lesson, &task.result.task],
        visibility: "visible",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::grade::sample;
    use crate::stage::Outcome;

    const TOP: [&str; 9] = [
        "score",
        "execution_time",
        "output",
        "output_format",
        "test_output_format",
        "visibility",
        "stdout_visibility",
        "extra_data",
        "tests",
    ];
    const TEST: [&str; 9] = [
        "score",
        "max_score",
        "status",
        "name",
        "number",
        "output",
        "output_format",
        "tags",
        "visibility",
    ];

    fn read(report: &Report) -> Value {
        serde_json::from_str(&gradescope(report, Lang::En)).unwrap()
    }

    #[test]
    fn there_is_no_key_that_gradescope_does_not_know() {
        let found = read(&sample::half_done());
        let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        assert!(keys(&found).iter().all(|it| TOP.contains(&it.as_str())));
        for test in found["tests"].as_array().unwrap() {
            assert!(keys(test).iter().all(|it| TEST.contains(&it.as_str())), "{test}");
        }
    }

    #[test]
    fn the_scores_add_up_to_the_points() {
        let found = read(&sample::half_done());
        let tests = found["tests"].as_array().unwrap();
        let sum = |key: &str| tests.iter().filter_map(|it| it[key].as_u64()).sum::<u64>();
        assert_eq!((sum("score"), sum("max_score")), (2, 9));
        assert_eq!(tests[1]["number"], "1.2");
        assert_eq!(tests[1]["status"], "failed");
    }

    #[test]
    fn what_could_not_be_judged_costs_nothing() {
        let mut report = sample::half_done();
        let why = "the disk is full".into();
        sample::outcome(&mut report, "answers_in_korean", Outcome::NotGraded { why });
        let test = &read(&report)["tests"][1];
        assert_eq!((&test["score"], &test["status"]), (&Value::Null, &Value::Null));
        assert!(test["output"].as_str().unwrap().contains("the disk is full"));
    }
}
