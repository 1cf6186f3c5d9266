//! Discord confirms an answer late: who holds a lock meanwhile stalls the next.

use crate::{fails, keeper, keeper_that};

#[tokio::test]
async fn a_bot_that_lets_go_before_it_answers_notices_nothing() {
    let stage = keeper().await;
    let (alice, bora) = (stage.user("alice"), stage.user("bora"));
    alice.runs("/note text: one").slowly().await;
    bora.runs("/note text: two").slowly().await;
    alice.runs("/notes").await;
    insta::assert_snapshot!(stage.transcript().await, @r"
          | (Discord is slow to take the answer to what comes next)
    #general
    alice | /note text: one
      bot | Saved: one
          | (Discord is slow to take the answer to what comes next)
    bora  | /note text: two
      bot | Saved: two
    alice | /notes
      bot | one
          | two
    ");
}

#[tokio::test]
async fn a_bot_that_holds_its_lock_stalls_the_next() {
    let stage = keeper_that("holds the pen while it answers").await;
    let (alice, bora) = (stage.user("alice"), stage.user("bora"));
    alice.runs("/note text: one").slowly().await;
    bora.runs("/note text: two").await;
    bora.runs("/note text: three").await;
    insta::assert_snapshot!(stage.transcript().await, @r"
          | (Discord is slow to take the answer to what comes next)
    #general
    alice | /note text: one
      bot | Saved: one
    bora  | /note text: two
          | (The application did not respond)
    bora  | /note text: three
      bot | Saved: three
    ");
}

#[tokio::test]
async fn the_end_of_a_conversation_confirms_everything() {
    let mut stage = keeper_that("holds the pen while it answers").await;
    let alice = stage.user("alice");
    alice.runs("/note text: one").slowly().await;
    assert_eq!(stage.transcript().await.lines().count(), 4);
    alice.runs("/note text: two").slowly().await;
    stage.restarts().await;
    alice.runs("/note text: three").await;
    assert!(stage.transcript().await.ends_with("bot | Saved: three\n"));
}

#[tokio::test]
async fn a_message_cannot_be_slow() {
    let conversation = async {
        let stage = keeper().await;
        stage.user("alice").says("hello").slowly().await;
    };
    assert!(fails(conversation).await);
}
