//! All of lesson 05's wrong bots in one program. Which of them it is says the name by which it is started: as programs of
//! their own, each would bring along all that a bot consists of.

mod mistakes {
    pub mod copies_instead_of_renaming;
    pub mod dies_of_an_empty_file;
    pub mod does_not_mind_if_the_disk_refuses;
    pub mod empties_the_file_and_fills_it;
    pub mod forgets_who_may_read;
    pub mod leaves_its_new_file_lying_about;
    pub mod locks_the_file_itself;
    pub mod never_sweeps;
    pub mod never_waits_for_the_disk;
    pub mod never_waits_for_the_folder;
    pub mod overlooks_hand_edits;
    pub mod promises_to_save_later;
    pub mod removes_the_old_file_first;
    pub mod replaces_the_link;
    pub mod says_saved_whatever_happens;
    pub mod shares_its_file;
    pub mod sweeps_away_what_is_not_its_own;
    pub mod takes_an_empty_file_for_a_new_one;
    pub mod waits_for_the_disk_when_it_has_renamed;
    pub mod writes_in_another_folder;
    pub mod writes_over_what_somebody_has_just_saved;
}
#[path = "../../../starters/started_as.rs"]
mod started_as;

use std::process::ExitCode;

use started_as::{report, started_as};

fn main() -> ExitCode {
    use mistakes::*;
    match started_as().as_str() {
        "copies-instead-of-renaming" => report(copies_instead_of_renaming::main),
        "dies-of-an-empty-file" => report(dies_of_an_empty_file::main),
        "does-not-mind-if-the-disk-refuses" => report(does_not_mind_if_the_disk_refuses::main),
        "empties-the-file-and-fills-it" => report(empties_the_file_and_fills_it::main),
        "forgets-who-may-read" => report(forgets_who_may_read::main),
        "leaves-its-new-file-lying-about" => report(leaves_its_new_file_lying_about::main),
        "locks-the-file-itself" => report(locks_the_file_itself::main),
        "never-sweeps" => report(never_sweeps::main),
        "never-waits-for-the-disk" => report(never_waits_for_the_disk::main),
        "never-waits-for-the-folder" => report(never_waits_for_the_folder::main),
        "overlooks-hand-edits" => report(overlooks_hand_edits::main),
        "promises-to-save-later" => report(promises_to_save_later::main),
        "removes-the-old-file-first" => report(removes_the_old_file_first::main),
        "replaces-the-link" => report(replaces_the_link::main),
        "says-saved-whatever-happens" => report(says_saved_whatever_happens::main),
        "shares-its-file" => report(shares_its_file::main),
        "sweeps-away-what-is-not-its-own" => report(sweeps_away_what_is_not_its_own::main),
        "takes-an-empty-file-for-a-new-one" => report(takes_an_empty_file_for_a_new_one::main),
        "waits-for-the-disk-when-it-has-renamed" => report(waits_for_the_disk_when_it_has_renamed::main),
        "writes-in-another-folder" => report(writes_in_another_folder::main),
        "writes-over-what-somebody-has-just-saved" => report(writes_over_what_somebody_has_just_saved::main),
        other => panic!("there is no wrong bot called {other}"),
    }
}
