//! Recorded traffic fits Discord's description, and the checker notices what does not.
//!
//! `BOTCAMP_OPENAPI` is the description, `BOTCAMP_TRAFFIC` the folder that the offline Discord's tests recorded into.

#![allow(clippy::unwrap_used, reason = "a test fails where it panics")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use openapi::{Description, Exchange};
use serde_json::{Value, json};

/// What the description does not have, and the tests ask for: files, a method and a version that there are not.
const UNDESCRIBED: [&str; 3] = ["GET /attachments/", "GET /api/v10/channels/", "GET /api/v6/"];

fn path(variable: &str) -> Option<PathBuf> {
    let path = std::env::var_os(variable).map(PathBuf::from);
    if path.is_none() {
        println!("skipped: {variable} is not set");
    }
    path
}

fn description() -> Option<Description> {
    let text = std::fs::read_to_string(path("BOTCAMP_OPENAPI")?).unwrap();
    Some(Description::new(serde_json::from_str(&text).unwrap()))
}

fn record() -> Option<Vec<Value>> {
    let mut entries = Vec::new();
    for file in std::fs::read_dir(path("BOTCAMP_TRAFFIC")?).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        entries.extend(
            text.lines()
                .map(|line| serde_json::from_str::<Value>(line).unwrap()),
        );
    }
    Some(entries)
}

#[test]
fn all_traffic_fits() {
    let (Some(description), Some(entries)) = (description(), record()) else {
        return;
    };
    let mut faults: BTreeMap<String, (usize, String)> = BTreeMap::new();
    let (mut checked, mut operations) = (0, BTreeSet::new());
    for exchange in entries.iter().filter_map(Exchange::read) {
        let Some(operation) = description.operation(&exchange) else {
            let asked = format!("{} {}", exchange.method, exchange.path);
            let is_known = UNDESCRIBED.iter().any(|known| asked.starts_with(known));
            assert!(is_known, "the description does not have {asked}");
            continue;
        };
        for fault in description.faults(&exchange).into_iter().flatten() {
            let example = format!("{} {}", exchange.request, exchange.answer);
            faults.entry(fault).or_insert((0, example)).0 += 1;
        }
        checked += 1;
        operations.insert(operation);
    }
    for (fault, (count, example)) in &faults {
        let example: String = example.chars().take(1500).collect();
        println!("{fault} ({count} times)\n    {example}");
    }
    println!("{checked} exchanges of {} operations", operations.len());
    assert!(checked > 1000, "only {checked} exchanges were recorded");
    assert!(operations.len() > 70, "{operations:?}");
    assert!(
        faults.is_empty(),
        "{} kinds of faults in {checked} exchanges",
        faults.len()
    );
}

/// Of every kind of answer each field that the description wants is taken away, and is missed; another has a value of
/// another kind.
#[test]
fn a_broken_answer_is_noticed() {
    let (Some(description), Some(entries)) = (description(), record()) else {
        return;
    };
    let mut kinds = BTreeSet::new();
    let mut broken = 0;
    for exchange in entries.iter().filter_map(Exchange::read) {
        let kind = (description.operation(&exchange), exchange.status);
        let Some(wanted) = description.wants(&exchange).filter(|_| kinds.insert(kind)) else {
            continue;
        };
        for field in &wanted {
            let without = |answer: &mut Value| drop(answer.as_object_mut().unwrap().shift_remove(field));
            let otherwise = |answer: &mut Value| answer[field] = json!({ "other": [] });
            for (what, breaks) in [
                ("without", &without as &dyn Fn(&mut Value)),
                ("with another", &otherwise),
            ] {
                let mut answer = exchange.answer.clone();
                // Of a list, the first.
                breaks(if answer.is_array() {
                    &mut answer[0]
                } else {
                    &mut answer
                });
                let faults = description.faults(&Exchange {
                    answer: &answer,
                    ..exchange
                });
                assert!(
                    !faults.unwrap().is_empty(),
                    "{} {} {what} {field}",
                    exchange.method,
                    exchange.path
                );
                broken += 1;
            }
        }
    }
    println!("{broken} broken answers of {} kinds", kinds.len());
    assert!(broken > 500, "only {broken} answers could be broken");
}
