//! Two bots in one folder.

use crate::{NOTES, fails, keeper, keeper_that, lines};

#[tokio::test]
async fn a_second_bot_that_refuses_to_start_says_why() {
    let mut stage = keeper().await;
    stage.another_bot().refuses_to_start("in use").await;
    stage.user("alice").runs("/note text: one").await;
    insta::assert_snapshot!(stage.transcript().await, @r"
          | (a second bot is started in the same folder)
      log | Error: data/notes.txt is in use: another bot has it
          | (the bot stopped by itself: exit code 1)
    #general
    alice | /note text: one
      bot | Saved: one
    ");
    stage.restarts().await; // the first one is not in its own way
}

#[tokio::test]
async fn a_second_bot_that_starts_all_the_same_is_seen() {
    let stage = keeper_that("shares its file").await;
    stage.another_bot().refuses_to_start("in use").await;
    insta::assert_snapshot!(stage.transcript().await, @r"
          | (a second bot is started in the same folder)
          | (the bot is ready, and goes on)
    ");
}

#[tokio::test]
async fn a_bot_alone_may_be_expected_to_refuse_too() {
    let stage = keeper_that("is not known").refuses_to_start("MISTAKE").await;
    insta::assert_snapshot!(stage.transcript().await, @r#"
      log | Error: MISTAKE is "is not known", and I know no such mistake
          | (the bot stopped by itself: exit code 1)
    "#);
}

#[tokio::test]
async fn two_bots_share_a_folder_and_nothing_else() {
    let first = keeper_that("shares its file").await;
    let second = first.another_bot().await;
    first.user("alice").runs("/note text: one").await;
    second.user("alice").runs("/note text: two").await;
    assert_eq!(lines(&first.reads(NOTES)), ["one", "two"]);
    assert_eq!(second.reads(NOTES), first.reads(NOTES));
    insta::assert_snapshot!(second.transcript().await, @r"
    #general
    alice | /note text: two
      bot | Saved: two
    ");
}

#[tokio::test]
async fn a_second_bot_that_ends_unexpectedly_has_failed() {
    let conversation = async {
        keeper().await.another_bot().await;
    };
    assert!(fails(conversation).await);
}

#[tokio::test]
async fn what_was_said_to_the_second_can_be_shown_with_the_first() {
    let mut first = keeper_that("shares its file").await;
    let second = first.another_bot().await;
    first.user("alice").runs("/note text: one").await;
    second.user("bora").runs("/note text: two").await;
    first.shows_conversation_of(&second).await;
    insta::assert_snapshot!(first.transcript().await, @r"
    #general
    alice | /note text: one
      bot | Saved: one
          | (the other bot)
    #general
    bora  | /note text: two
      bot | Saved: two
    ");
}
