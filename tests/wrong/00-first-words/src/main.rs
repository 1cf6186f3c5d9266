//! All of lesson 00's wrong programs in one. Which of them it is says the name by which it is started.

mod mistakes {
    pub mod exits_well_and_says_nothing;
    pub mod ignores_its_argument;
    pub mod never_ends;
    pub mod panics_on_hangul;
    pub mod prints_a_test_result;
    pub mod prints_more;
}
#[path = "../../../starters/started_as.rs"]
mod started_as;

use std::process::ExitCode;

use started_as::{report, started_as};

fn main() -> ExitCode {
    use mistakes::*;
    match started_as().as_str() {
        "exits-well-and-says-nothing" => report(exits_well_and_says_nothing::main),
        "ignores-its-argument" => report(ignores_its_argument::main),
        "never-ends" => report(never_ends::main),
        "panics-on-hangul" => report(panics_on_hangul::main),
        "prints-a-test-result" => report(prints_a_test_result::main),
        "prints-more" => report(prints_more::main),
        other => panic!("there is no wrong bot called {other}"),
    }
}
