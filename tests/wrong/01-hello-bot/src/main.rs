//! All of lesson 01's wrong bots in one program. Which of them it is says the name by which it is started: as programs of
//! their own, each would bring along all that a bot consists of.

mod mistakes {
    pub mod answers_in_private;
    pub mod answers_twice;
    pub mod connects_and_stays_mute;
    pub mod exits_at_once;
    pub mod exits_when_asked;
    pub mod greets_everybody_alike;
    pub mod is_too_slow;
    pub mod knows_two_names_only;
    pub mod panics_on_a_name;
    pub mod prints_ok_and_answers_wrong;
    pub mod speaks_english_only;
}
#[path = "../../../starters/started_as.rs"]
mod started_as;

use std::process::ExitCode;

use started_as::{report, started_as};

fn main() -> ExitCode {
    use mistakes::*;
    match started_as().as_str() {
        "answers-in-private" => report(answers_in_private::main),
        "answers-twice" => report(answers_twice::main),
        "connects-and-stays-mute" => report(connects_and_stays_mute::main),
        "exits-at-once" => report(exits_at_once::main),
        "exits-when-asked" => report(exits_when_asked::main),
        "greets-everybody-alike" => report(greets_everybody_alike::main),
        "is-too-slow" => report(is_too_slow::main),
        "knows-two-names-only" => report(knows_two_names_only::main),
        "panics-on-a-name" => report(panics_on_a_name::main),
        "prints-ok-and-answers-wrong" => report(prints_ok_and_answers_wrong::main),
        "speaks-english-only" => report(speaks_english_only::main),
        other => panic!("there is no wrong bot called {other}"),
    }
}
