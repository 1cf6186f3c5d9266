//! A bot that is killed while it works has kept what it said it had kept.

use botcamp::stage::Stage;

use crate::{NOTES, fails, keeper, keeper_that, lines};

/// The notes that the bot said it had saved, and those of them that it has not.
async fn saved_and_lost(stage: &mut Stage, times: usize) -> (usize, Vec<String>) {
    let alice = stage.user("alice");
    let answers = stage
        .killed_while(times, |n| alice.runs(&format!("/note text: number {n}")))
        .await;
    assert!(answers.len() >= times);
    let saved: Vec<_> = answers.into_iter().flatten().collect();
    let kept = lines(&stage.reads(NOTES));
    let lost = saved.iter().filter_map(|it| it.strip_prefix("Saved: "));
    let lost = lost.filter(|it| !kept.iter().any(|kept| kept == it));
    let lost = lost.map(str::to_owned).collect();
    (saved.len(), lost)
}

#[tokio::test]
async fn what_was_answered_is_there() {
    let mut stage = keeper().await;
    let (saved, lost) = saved_and_lost(&mut stage, 12).await;
    assert!(saved > 0);
    assert_eq!(lost, [""; 0]);
    stage.user("bora").runs("/note text: the last").await;
    stage.notes("nothing is lost");
    insta::assert_snapshot!(stage.transcript().await, @r"
          | (again and again the bot is killed while it works, and started again)
    #general
    bora  | /note text: the last
      bot | Saved: the last
          | (nothing is lost)
    ");
}

#[tokio::test]
async fn a_bot_that_answers_before_it_saves_is_found_out() {
    let mut stage = keeper_that("is one note behind").await;
    let (_, lost) = saved_and_lost(&mut stage, 3).await;
    assert_eq!(lost.first().map(String::as_str), Some("number 0"));
}

#[tokio::test]
async fn a_bot_that_writes_over_its_file_is_found_out() {
    let mut stage = keeper_that("writes over its file").await;
    let (_, lost) = saved_and_lost(&mut stage, 8).await;
    assert!(!lost.is_empty());
}

#[tokio::test]
async fn what_the_client_refuses_is_shown() {
    let mut stage = keeper().await;
    let alice = stage.user("alice");
    let answers = stage.killed_while(3, |_| alice.runs("/moon")).await;
    assert_eq!(answers, []);
    insta::assert_snapshot!(stage.transcript().await, @r"
          | (again and again the bot is killed while it works, and started again)
    #general
    alice | /moon
          | (Discord offers no such command: /note, /notes, /wait, /go)
    ");
}

#[tokio::test]
async fn a_bot_that_does_not_come_back_has_failed() {
    let conversation = async {
        let mut stage = keeper().await;
        let alice = stage.user("alice");
        let lock = stage.path("data/notes.txt.lock");
        stage
            .killed_while(1, |_| {
                std::fs::remove_file(&lock).unwrap();
                std::fs::create_dir(&lock).unwrap(); // in its way
                alice.runs("/notes")
            })
            .await;
    };
    assert!(fails(conversation).await);
}
