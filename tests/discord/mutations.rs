//! Whatever is broken in the offline Discord, a test notices it. Each test here is run once more as a process of its own,
//! with a Discord that is broken on the wire.

use std::collections::BTreeSet;
use std::process::Command;
use std::thread;

use crate::mutant::VARIABLE;

/// What is broken, and a test that is red then.
const MUTATIONS: [(&str, &str); 15] = [
    (
        "an interaction lacks its attachment_size_limit",
        "slash::a_bot_answers",
    ),
    ("an interaction lacks its entitlements", "slash::a_bot_answers"),
    (
        "a whole number comes as a text",
        "slash::every_kind_of_option_arrives",
    ),
    ("the content type has a charset", "rest::a_bot_learns_who_it_is"),
    (
        "a second first answer is taken",
        "interactions::there_is_one_first_answer",
    ),
    (
        "a follow-up after a deferral is a message of its own",
        "interactions::a_deferral_holds_the_place",
    ),
    (
        "a message forgets that it is private",
        "interactions::a_deferral_holds_the_place",
    ),
    ("the bot lacks its role", "gateway::a_session_begins_in_order"),
    ("the bot is no member", "gateway::a_session_begins_in_order"),
    (
        "every dispatch has the same number",
        "gateway::a_session_begins_in_order",
    ),
    ("a role has no colours", "prefix::a_bot_answers_messages"),
    ("RESUMED has no data", "resume::what_was_missed_is_told"),
    ("an inner error's code is a number", "rules::shapes::of_a_message"),
    (
        "no answer tells of its limit",
        "limits::every_answer_tells_of_its_limit",
    ),
    (
        "an unknown message has no code",
        "messages::messages_are_read_changed_and_taken_back",
    ),
];

/// Whether this test passes if this is broken.
fn passes(test: &str, mutation: &str) -> bool {
    let output = Command::new(std::env::current_exe().unwrap())
        .args([test, "--exact"])
        .env(VARIABLE, mutation)
        // What is broken is not to be taken for what is right.
        .env_remove("BOTCAMP_TRAFFIC")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("running 1 test"), "there is no test {test}");
    output.status.success()
}

#[test]
fn every_mutation_turns_a_test_red() {
    let tests: BTreeSet<&str> = MUTATIONS.iter().map(|(_, test)| *test).collect();
    let hold = || {
        for test in tests {
            assert!(passes(test, "nothing"), "{test} fails although nothing is broken");
        }
    };
    let fail = || {
        for (mutation, test) in MUTATIONS {
            assert!(!passes(test, mutation), "{test} does not notice that {mutation}");
        }
    };
    thread::scope(|scope| {
        scope.spawn(hold);
        scope.spawn(fail);
    });
}
