//! All of lesson 03's wrong bots in one program. Which of them it is says the name by which it is started: as programs of
//! their own, each would bring along all that a bot consists of.

mod mistakes {
    pub mod complains_in_public;
    pub mod ends_on_a_broken_file;
    pub mod forgets_the_time_zone;
    pub mod hard_codes_the_values;
    pub mod knows_mondays_only;
    pub mod panics_on_a_broken_file;
    pub mod reads_the_file_only_once;
    pub mod tells_nobody_who_could_mend_it;
    pub mod tells_the_user_too_much;
}
#[path = "../../../starters/started_as.rs"]
mod started_as;

use std::process::ExitCode;

use started_as::{report, started_as};

fn main() -> ExitCode {
    use mistakes::*;
    match started_as().as_str() {
        "complains-in-public" => report(complains_in_public::main),
        "ends-on-a-broken-file" => report(ends_on_a_broken_file::main),
        "forgets-the-time-zone" => report(forgets_the_time_zone::main),
        "hard-codes-the-values" => report(hard_codes_the_values::main),
        "knows-mondays-only" => report(knows_mondays_only::main),
        "panics-on-a-broken-file" => report(panics_on_a_broken_file::main),
        "reads-the-file-only-once" => report(reads_the_file_only_once::main),
        "tells-nobody-who-could-mend-it" => report(tells_nobody_who_could_mend_it::main),
        "tells-the-user-too-much" => report(tells_the_user_too_much::main),
        other => panic!("there is no wrong bot called {other}"),
    }
}
