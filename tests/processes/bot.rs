//! `botcamp::bot`, with a program that does as it is told.

use std::process::Command;

use botcamp::bot::{Bot, Launch, Mark, ask_to_end};

use crate::line::Line;
use crate::odd;

fn told_to(what: &str, more: &[(&str, &str)]) -> Launch {
    let mut env = vec![("DO".to_owned(), what.to_owned())];
    env.extend(
        more.iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
    );
    Launch {
        program: odd(),
        args: Vec::new(),
        folder: std::env::temp_dir(),
        env,
        secret: "s3cret".into(),
        keeper: false,
    }
}

#[tokio::test]
async fn a_bot_sees_its_own_surroundings_and_nothing_of_ours() {
    let folder = tempfile::tempdir().unwrap();
    let launch = Launch {
        folder: folder.path().to_owned(),
        ..told_to("print the surroundings", &[("DISCORD_TOKEN", "s3cret")])
    };
    let mut bot = Bot::start(&launch).unwrap();
    assert_eq!(bot.exited().await.how, "exit code 0");

    let seen = bot.output().since(Mark::default());
    assert!(seen.contains(&"DISCORD_TOKEN".to_owned()), "{seen:?}");
    // cargo sets it for this test.
    assert!(std::env::var_os("CARGO_MANIFEST_DIR").is_some());
    let ours = ["CARGO", "HOME", "USER", "RUST_"];
    let leaked: Vec<_> = seen
        .iter()
        .filter(|it| ours.iter().any(|our| it.starts_with(our)))
        .collect();
    assert!(leaked.is_empty(), "{leaked:?}");
    let home = folder.path().file_name().unwrap().to_str().unwrap();
    assert!(seen.last().unwrap().ends_with(home), "{seen:?}");
}

#[tokio::test]
async fn the_token_is_heard_from_neither_pipe() {
    let mut bot = Bot::start(&told_to("say the token", &[("DISCORD_TOKEN", "s3cret")])).unwrap();
    bot.exited().await;
    let mut said = bot.output().since(Mark::default());
    said.sort();
    assert_eq!(said, ["err: [token]", "out: [token]"]);
}

#[tokio::test]
async fn how_a_bot_ended_is_told_as_often_as_one_asks() {
    let mut bot = Bot::start(&told_to("end with 7", &[])).unwrap();
    assert_eq!(bot.exited().await.how, "exit code 7");
    assert_eq!(bot.exited().await.how, "exit code 7");
}

#[tokio::test]
async fn to_stop_waiting_for_the_end_loses_nothing() {
    let line = Line::new();
    let mut bot = Bot::start(&told_to("hold a line", &[("LINE", &line.number)])).unwrap();
    let call = line.called();
    tokio::select! {
        biased;
        exit = bot.exited() => panic!("{exit:?}"),
        () = tokio::task::yield_now() => {}
    }
    drop(call); // It ends when we hang up.
    assert_eq!(bot.exited().await.how, "exit code 0");
}

#[tokio::test]
async fn a_program_that_is_not_there_is_named() {
    let launch = Launch {
        program: "no/such/bot".into(),
        ..told_to("", &[])
    };
    let fault = Bot::start(&launch).err().unwrap().to_string();
    assert!(fault.starts_with("cannot start no/such/bot: "), "{fault}");
}

#[tokio::test]
async fn a_dropped_bot_is_gone_with_its_children() {
    let line = Line::new();
    let bot = Bot::start(&told_to("have a child", &[("LINE", &line.number)])).unwrap();
    let call = line.called();
    drop(bot);
    call.ends();
}

#[tokio::test]
async fn a_bot_that_has_ended_leaves_no_child_behind() {
    let line = Line::new();
    let mut bot = Bot::start(&told_to("leave a child", &[("LINE", &line.number)])).unwrap();
    let call = line.called();
    // The child has the bot's pipes still, which must not keep us.
    assert_eq!(bot.exited().await.how, "exit code 0");
    drop(bot);
    call.ends();
}

#[test]
fn a_program_that_is_told_to_end_takes_its_bots_along() {
    let line = Line::new();
    let mut program = Command::new(odd())
        .env("DO", "have a bot")
        .env("LINE", &line.number)
        .spawn()
        .unwrap();
    let call = line.called();
    ask_to_end(&program);
    if cfg!(not(unix)) {
        program.kill().unwrap(); // There the system itself sees to the bots.
    }
    program.wait().unwrap();
    call.ends();
}
