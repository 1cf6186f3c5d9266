//! The bot's disk fills up.

use crate::{NOTES, fails, keeper, keeper_that};

#[tokio::test]
async fn a_bot_hears_of_a_full_disk_by_an_error() {
    let mut stage = keeper().await;
    let alice = stage.user("alice");
    alice.runs("/note text: one").await;
    stage.disk_is_full(true);
    if !stage.can_fill_the_disk() {
        return;
    }
    alice.runs("/note text: two").await;
    stage.shows_log(NOTES);
    stage.restarts().await;
    alice.runs("/note text: three").await;
    stage.disk_is_full(false);
    alice.runs("/note text: four").await;
    stage.shows_file(NOTES);
    insta::assert_snapshot!(stage.transcript().await, @r"
    #general
    alice | /note text: one
      bot | Saved: one
          | (the disk is full)
    alice | /note text: two
      bot | I could not keep that.
      log | data/notes.txt: File too large (os error 27)
          | (the bot was killed and started again)
    alice | /note text: three
      bot | I could not keep that.
          | (there is room on the disk again)
    alice | /note text: four
      bot | Saved: four
     file | one
     file | four
    ");
}

#[tokio::test]
async fn a_bot_that_writes_over_its_file_loses_it() {
    let mut stage = keeper_that("writes over its file").await;
    let alice = stage.user("alice");
    alice.runs("/note text: one").await;
    stage.disk_is_full(true);
    if stage.can_fill_the_disk() {
        alice.runs("/note text: two").await;
        assert_eq!(stage.reads(NOTES), b"");
    }
}

#[tokio::test]
async fn a_bot_that_ends_on_a_full_disk_has_failed() {
    let mut stage = keeper_that("dies of a full disk").await;
    stage.disk_is_full(true);
    if stage.can_fill_the_disk() {
        let alice = stage.user("alice");
        assert!(fails(async move { alice.runs("/note text: one").await }).await);
    }
}
