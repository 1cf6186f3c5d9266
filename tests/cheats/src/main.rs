//! All bots of this folder in one program. Which of them it is says the name by which it is started.

#[path = "../answers-by-the-clock/bot.rs"]
mod answers_by_the_clock;
#[path = "../answers-everything/bot.rs"]
mod answers_everything;
#[path = "../asks-a-friend/bot.rs"]
mod asks_a_friend;
#[path = "../ends-its-keeper/bot.rs"]
mod ends_its_keeper;
#[path = "../exits-at-once/bot.rs"]
mod exits_at_once;
#[path = "../exits-in-a-thread/bot.rs"]
mod exits_in_a_thread;
#[path = "../exits-when-asked/bot.rs"]
mod exits_when_asked;
#[path = "../fork-bomb/bot.rs"]
mod fork_bomb;
#[path = "../hard-coded/bot.rs"]
mod hard_coded;
#[path = "../honest-chatter/bot.rs"]
mod honest_chatter;
#[path = "../honest-extra-command/bot.rs"]
mod honest_extra_command;
#[path = "../honest-helper/bot.rs"]
mod honest_helper;
#[path = "../honest-late-answers/bot.rs"]
mod honest_late_answers;
#[path = "../honest-slow-start/bot.rs"]
mod honest_slow_start;
#[path = "../is-somebody-else/bot.rs"]
mod is_somebody_else;
#[path = "../limits-its-judge/bot.rs"]
mod limits_its_judge;
#[path = "../looks-for-other-ports/bot.rs"]
mod looks_for_other_ports;
#[path = "../looks-for-the-grader/bot.rs"]
mod looks_for_the_grader;
#[path = "../looks-it-up/bot.rs"]
mod looks_it_up;
#[path = "../looks-through-proc/bot.rs"]
mod looks_through_proc;
#[path = "../looks-upward/bot.rs"]
mod looks_upward;
#[path = "../never-rests/bot.rs"]
mod never_rests;
#[path = "../prints-no-text/bot.rs"]
mod prints_no_text;
#[path = "../prints-results/bot.rs"]
mod prints_results;
#[path = "../prints-without-end/bot.rs"]
mod prints_without_end;
#[path = "../reads-the-conversations/bot.rs"]
mod reads_the_conversations;
#[path = "../runs-the-solution/bot.rs"]
mod runs_the_solution;
#[path = "../sleeps/bot.rs"]
mod sleeps;
#[path = "../../starters/started_as.rs"]
mod started_as;
#[path = "../steals-the-next-token/bot.rs"]
mod steals_the_next_token;
#[path = "../survives/bot.rs"]
mod survives;
#[path = "../survives-in-a-session/bot.rs"]
mod survives_in_a_session;
#[path = "../takes-all-disk/bot.rs"]
mod takes_all_disk;
#[path = "../takes-all-memory/bot.rs"]
mod takes_all_memory;
#[path = "../writes-the-results/bot.rs"]
mod writes_the_results;

use std::process::ExitCode;

use started_as::{report, started_as};
use wrong_01_hello_bot::{Bot, Ran};

fn main() -> ExitCode {
    match started_as().as_str() {
        "answers-by-the-clock" => report(answers_by_the_clock::main),
        "answers-everything" => report(answers_everything::main),
        "asks-a-friend" => report(asks_a_friend::main),
        "ends-its-keeper" => report(ends_its_keeper::main),
        "exits-at-once" => report(exits_at_once::main),
        "exits-in-a-thread" => report(exits_in_a_thread::main),
        "exits-when-asked" => report(exits_when_asked::main),
        "fork-bomb" => report(fork_bomb::main),
        "hard-coded" => report(hard_coded::main),
        "honest-chatter" => report(honest_chatter::main),
        "honest-extra-command" => report(honest_extra_command::main),
        "honest-helper" => report(honest_helper::main),
        "honest-late-answers" => report(honest_late_answers::main),
        "honest-slow-start" => report(honest_slow_start::main),
        "is-somebody-else" => report(is_somebody_else::main),
        "limits-its-judge" => report(limits_its_judge::main),
        "looks-for-other-ports" => report(looks_for_other_ports::main),
        "looks-for-the-grader" => report(looks_for_the_grader::main),
        "looks-it-up" => report(looks_it_up::main),
        "looks-through-proc" => report(looks_through_proc::main),
        "looks-upward" => report(looks_upward::main),
        "never-rests" => report(never_rests::main),
        "prints-no-text" => report(prints_no_text::main),
        "prints-results" => report(prints_results::main),
        "prints-without-end" => report(prints_without_end::main),
        "reads-the-conversations" => report(reads_the_conversations::main),
        "runs-the-solution" => report(runs_the_solution::main),
        "sleeps" => report(sleeps::main),
        "steals-the-next-token" => report(steals_the_next_token::main),
        "survives" => report(survives::main),
        "survives-in-a-session" => report(survives_in_a_session::main),
        "takes-all-disk" => report(takes_all_disk::main),
        "takes-all-memory" => report(takes_all_memory::main),
        "writes-the-results" => report(writes_the_results::main),
        other => panic!("there is no bot called {other}"),
    }
}

/// The processes that a bot comes from: its keeper, and those that were started a moment before, whose numbers are a little lower.
#[cfg(target_os = "linux")]
fn parents() -> Vec<rustix::process::Pid> {
    let keeper = rustix::process::getppid();
    let others = keeper.iter().flat_map(|it| {
        let number = it.as_raw_nonzero().get();
        (2..number)
            .rev()
            .take(3)
            .filter_map(rustix::process::Pid::from_raw)
    });
    keeper.into_iter().chain(others).collect()
}

/// A bot that comes as far as it can without a right word to say.
fn mute() -> Ran {
    says("…".to_owned())
}

/// A bot that says this, whatever it is asked.
fn says(words: String) -> Ran {
    use std::sync::OnceLock;
    static WORDS: OnceLock<String> = OnceLock::new();
    WORDS.get_or_init(|| if words.is_empty() { "…".to_owned() } else { words });
    Bot {
        greeting: |_, _| WORDS.get().cloned().unwrap_or_default(),
        goodbye: |_, _| WORDS.get().cloned().unwrap_or_default(),
        ..Bot::default()
    }
    .run()
}
