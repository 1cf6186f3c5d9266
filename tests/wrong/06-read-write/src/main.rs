//! All of lesson 06's wrong bots in one program. Which of them it is says the name by which it is started: as programs of
//! their own, each would bring along all that a bot consists of.

mod mistakes {
    pub mod forgets_the_group;
    pub mod forgets_what_was_expected;
    pub mod lists_in_the_order_of_the_file;
    pub mod panics_where_nothing_is;
    pub mod reads_before_it_has_the_pen;
    pub mod remembers_what_it_has_read;
    pub mod saves_only_what_it_knows;
    pub mod saves_when_it_finds_the_time;
    pub mod takes_nothing_away;
    pub mod takes_one_group_for_another;
}
#[path = "../../../starters/started_as.rs"]
mod started_as;

use std::process::ExitCode;

use started_as::{report, started_as};

fn main() -> ExitCode {
    use mistakes::*;
    match started_as().as_str() {
        "forgets-the-group" => report(forgets_the_group::main),
        "forgets-what-was-expected" => report(forgets_what_was_expected::main),
        "lists-in-the-order-of-the-file" => report(lists_in_the_order_of_the_file::main),
        "panics-where-nothing-is" => report(panics_where_nothing_is::main),
        "reads-before-it-has-the-pen" => report(reads_before_it_has_the_pen::main),
        "remembers-what-it-has-read" => report(remembers_what_it_has_read::main),
        "saves-only-what-it-knows" => report(saves_only_what_it_knows::main),
        "saves-when-it-finds-the-time" => report(saves_when_it_finds_the_time::main),
        "takes-nothing-away" => report(takes_nothing_away::main),
        "takes-one-group-for-another" => report(takes_one_group_for_another::main),
        other => panic!("there is no wrong bot called {other}"),
    }
}
