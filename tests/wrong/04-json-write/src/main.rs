//! All of lesson 04's wrong bots in one program. Which of them it is says the name by which it is started: as programs of
//! their own, each would bring along all that a bot consists of.

mod mistakes {
    pub mod answers_before_it_has_saved;
    pub mod checks_no_names;
    pub mod closes_before_it_opens;
    pub mod counts_bytes;
    pub mod drops_what_it_does_not_know;
    pub mod ends_when_it_cannot_read;
    pub mod forgets_hand_edits;
    pub mod holds_the_pen_while_it_answers;
    pub mod panics_when_it_cannot_read;
    pub mod puts_the_new_one_first;
    pub mod reads_before_it_takes_the_pen;
    pub mod refuses_in_public;
    pub mod replaces_a_broken_file_by_an_empty_one;
    pub mod says_saved_when_it_is_not_there;
    pub mod writes_it_all_on_one_line;
}
#[path = "../../../starters/started_as.rs"]
mod started_as;

use std::process::ExitCode;

use started_as::{report, started_as};

fn main() -> ExitCode {
    use mistakes::*;
    match started_as().as_str() {
        "answers-before-it-has-saved" => report(answers_before_it_has_saved::main),
        "checks-no-names" => report(checks_no_names::main),
        "closes-before-it-opens" => report(closes_before_it_opens::main),
        "counts-bytes" => report(counts_bytes::main),
        "drops-what-it-does-not-know" => report(drops_what_it_does_not_know::main),
        "ends-when-it-cannot-read" => report(ends_when_it_cannot_read::main),
        "forgets-hand-edits" => report(forgets_hand_edits::main),
        "holds-the-pen-while-it-answers" => report(holds_the_pen_while_it_answers::main),
        "panics-when-it-cannot-read" => report(panics_when_it_cannot_read::main),
        "puts-the-new-one-first" => report(puts_the_new_one_first::main),
        "reads-before-it-takes-the-pen" => report(reads_before_it_takes_the_pen::main),
        "refuses-in-public" => report(refuses_in_public::main),
        "replaces-a-broken-file-by-an-empty-one" => report(replaces_a_broken_file_by_an_empty_one::main),
        "says-saved-when-it-is-not-there" => report(says_saved_when_it_is_not_there::main),
        "writes-it-all-on-one-line" => report(writes_it_all_on_one_line::main),
        other => panic!("there is no wrong bot called {other}"),
    }
}
