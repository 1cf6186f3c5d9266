//! All of lesson 02's wrong bots in one program. Which of them it is says the name by which it is started: as programs of
//! their own, each would bring along all that a bot consists of.

mod mistakes {
    pub mod answers_hours_to_everything;
    pub mod closes_a_minute_late;
    pub mod corrects_in_public;
    pub mod ignores_the_language;
    pub mod never_registers;
    pub mod panics_on_bad_input;
    pub mod prints_that_it_passed;
    pub mod takes_25_99_for_a_time;
}
#[path = "../../../starters/started_as.rs"]
mod started_as;

use std::process::ExitCode;

use started_as::{report, started_as};

fn main() -> ExitCode {
    use mistakes::*;
    match started_as().as_str() {
        "answers-hours-to-everything" => report(answers_hours_to_everything::main),
        "closes-a-minute-late" => report(closes_a_minute_late::main),
        "corrects-in-public" => report(corrects_in_public::main),
        "ignores-the-language" => report(ignores_the_language::main),
        "never-registers" => report(never_registers::main),
        "panics-on-bad-input" => report(panics_on_bad_input::main),
        "prints-that-it-passed" => report(prints_that_it_passed::main),
        "takes-25-99-for-a-time" => report(takes_25_99_for_a_time::main),
        other => panic!("there is no wrong bot called {other}"),
    }
}
