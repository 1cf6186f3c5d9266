//! All of lesson 07's wrong bots in one program. Which of them it is says the name by which it is started: as programs of
//! their own, each would bring along all that a bot consists of.

mod mistakes {
    pub mod asks_the_file_as_before;
    pub mod cuts_keys_at_the_second_slash;
    pub mod ignores_the_path;
    pub mod ignores_what_was_expected;
    pub mod keeps_everybody_waiting;
    pub mod keeps_in_json_what_should_be_in_memory;
    pub mod keeps_in_memory_what_should_be_in_json;
    pub mod lists_what_begins_alike;
    pub mod saves_to_the_disk_some_day;
    pub mod tells_of_it_before_it_is_saved;
    pub mod versions_that_begin_again;
    pub mod versions_that_stand_still;
    pub mod writes_over_what_others_wrote;
}
#[path = "../../../starters/started_as.rs"]
mod started_as;

use std::process::ExitCode;

use started_as::{report, started_as};

fn main() -> ExitCode {
    use mistakes::*;
    match started_as().as_str() {
        "asks-the-file-as-before" => report(asks_the_file_as_before::main),
        "cuts-keys-at-the-second-slash" => report(cuts_keys_at_the_second_slash::main),
        "ignores-the-path" => report(ignores_the_path::main),
        "ignores-what-was-expected" => report(ignores_what_was_expected::main),
        "keeps-everybody-waiting" => report(keeps_everybody_waiting::main),
        "keeps-in-json-what-should-be-in-memory" => report(keeps_in_json_what_should_be_in_memory::main),
        "keeps-in-memory-what-should-be-in-json" => report(keeps_in_memory_what_should_be_in_json::main),
        "lists-what-begins-alike" => report(lists_what_begins_alike::main),
        "saves-to-the-disk-some-day" => report(saves_to_the_disk_some_day::main),
        "tells-of-it-before-it-is-saved" => report(tells_of_it_before_it_is_saved::main),
        "versions-that-begin-again" => report(versions_that_begin_again::main),
        "versions-that-stand-still" => report(versions_that_stand_still::main),
        "writes-over-what-others-wrote" => report(writes_over_what_others_wrote::main),
        other => panic!("there is no wrong bot called {other}"),
    }
}
