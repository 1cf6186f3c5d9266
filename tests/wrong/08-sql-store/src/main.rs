//! All of lesson 08's wrong bots in one program. Which of them it is says the name by which it is started: as programs of
//! their own, each would bring along all that a bot consists of.

mod mistakes {
    pub mod asks_with_like;
    pub mod builds_sql_by_hand;
    pub mod commits_when_it_finds_the_time;
    pub mod copies_only_what_it_knows;
    pub mod copies_over_what_is_there;
    pub mod copies_without_a_second_look;
    pub mod deletes_the_row;
    pub mod gives_up_at_once;
    pub mod ignores_what_was_expected;
    pub mod keeps_everybody_waiting;
    pub mod lists_what_was_taken_away;
    pub mod opens_a_new_database_each_time;
    pub mod reads_as_if_it_wrote;
    pub mod remembers_what_it_has_read;
    pub mod waits_longer_than_discord;
    pub mod writes_without_a_transaction;
}
#[path = "../../../starters/started_as.rs"]
mod started_as;

use std::process::ExitCode;

use started_as::{report, started_as};

fn main() -> ExitCode {
    use mistakes::*;
    match started_as().as_str() {
        "asks-with-like" => report(asks_with_like::main),
        "builds-sql-by-hand" => report(builds_sql_by_hand::main),
        "commits-when-it-finds-the-time" => report(commits_when_it_finds_the_time::main),
        "copies-only-what-it-knows" => report(copies_only_what_it_knows::main),
        "copies-over-what-is-there" => report(copies_over_what_is_there::main),
        "copies-without-a-second-look" => report(copies_without_a_second_look::main),
        "deletes-the-row" => report(deletes_the_row::main),
        "gives-up-at-once" => report(gives_up_at_once::main),
        "ignores-what-was-expected" => report(ignores_what_was_expected::main),
        "keeps-everybody-waiting" => report(keeps_everybody_waiting::main),
        "lists-what-was-taken-away" => report(lists_what_was_taken_away::main),
        "opens-a-new-database-each-time" => report(opens_a_new_database_each_time::main),
        "reads-as-if-it-wrote" => report(reads_as_if_it_wrote::main),
        "remembers-what-it-has-read" => report(remembers_what_it_has_read::main),
        "waits-longer-than-discord" => report(waits_longer_than_discord::main),
        "writes-without-a-transaction" => report(writes_without_a_transaction::main),
        other => panic!("there is no wrong bot called {other}"),
    }
}
