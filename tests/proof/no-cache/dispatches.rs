//! serenity reads every dispatch that the offline Discord's tests recorded. What it cannot read it drops without a word.
//!
//! `BOTCAMP_TRAFFIC` is the folder that they recorded into.

use std::collections::BTreeSet;

use botcamp::discord::coverage;
use serde_json::Value;
use serenity::all::{Event, GatewayEvent};

/// Younger than serenity 0.12, which has no event for it and drops it as it does on the real Discord.
const UNKNOWN_TO_SERENITY: [&str; 1] = ["RATE_LIMITED"];

#[test]
fn serenity_reads_every_dispatch() {
    let Some(folder) = std::env::var_os("BOTCAMP_TRAFFIC") else {
        println!("skipped: BOTCAMP_TRAFFIC is not set");
        return;
    };
    let mut seen = BTreeSet::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let entries = text
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap());
        for entry in entries.filter(|it| it["kind"] == "gateway" && it["to"] == "bot" && it["op"] == 0) {
            let name = entry["t"].as_str().unwrap().to_owned();
            let GatewayEvent::Dispatch(_, event) = serde_json::from_value(entry.clone()).unwrap() else {
                panic!("{name} is no dispatch");
            };
            let is_unknown = matches!(event, Event::Unknown(_));
            assert_eq!(
                is_unknown,
                UNKNOWN_TO_SERENITY.contains(&name.as_str()),
                "{entry}"
            );
            seen.insert(name);
        }
    }
    let all = coverage::events().iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(seen, all, "the tests bring about every dispatch that there is");
}
