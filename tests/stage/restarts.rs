//! A bot is killed and started again in the same folder and on the same Discord.

use crate::{fails, keeper, keeper_that};

#[tokio::test]
async fn what_a_bot_kept_outlives_it() {
    let mut stage = keeper().await;
    let alice = stage.user("alice");
    alice.runs("/note text: one").await;
    stage.restarts().await;
    stage.shows_log("ready");
    alice.runs("/notes").await;
    stage.restarts().await;
    alice.runs("/notes").await;
    stage.shows_log("ready");
    insta::assert_snapshot!(stage.transcript().await, @r"
    #general
    alice | /note text: one
      bot | Saved: one
          | (the bot was killed and started again)
      log | ready
      log | ready
    alice | /notes
      bot | one
          | (the bot was killed and started again)
    alice | /notes
      bot | one
      log | ready
    ");
}

#[tokio::test]
async fn what_it_had_in_its_head_is_gone() {
    let mut stage = keeper_that("keeps notes in its head").await;
    let alice = stage.user("alice");
    alice.runs("/note text: one").await;
    stage.restarts().await;
    alice.runs("/notes").await;
    insta::assert_snapshot!(stage.transcript().await, @r"
    #general
    alice | /note text: one
      bot | Saved: one
          | (the bot was killed and started again)
    alice | /notes
      bot | No notes.
    ");
}

#[tokio::test]
async fn a_bot_that_does_not_come_back_has_failed() {
    let conversation = async {
        let mut stage = keeper().await;
        stage.removes("data/notes.txt.lock");
        std::fs::create_dir(stage.path("data/notes.txt.lock")).unwrap(); // in its way
        stage.restarts().await;
    };
    assert!(fails(conversation).await);
}
