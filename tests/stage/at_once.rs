//! Several users act at the same moment, and the transcript is the same each time.

use crate::{NOTES, fails, keeper, keeper_that, lines};

#[tokio::test]
async fn answers_stand_in_the_order_of_what_was_asked() {
    let mut stage = keeper().await;
    let (alice, bora) = (stage.user("alice"), stage.user("bora"));
    // The first is answered after the second.
    stage.at_once([alice.runs("/wait"), bora.runs("/go")]).await;
    bora.runs("/notes").await;
    insta::assert_snapshot!(stage.transcript().await, @r"
    #general
    alice | /wait
    bora  | /go
      bot | I waited.
      bot | Go!
    bora  | /notes
      bot | No notes.
    ");
}

#[tokio::test]
async fn what_a_client_says_stands_with_its_act() {
    let mut stage = keeper().await;
    let (alice, bora) = (stage.user("alice"), stage.user("bora"));
    let acts = [alice.runs("/wait"), bora.runs("/moon"), bora.runs("/notes")];
    stage.at_once(acts).await;
    insta::assert_snapshot!(stage.transcript().await, @r"
    #general
    alice | /wait
    bora  | /moon
          | (Discord offers no such command: /note, /notes, /wait, /go)
    bora  | /notes
          | (The application did not respond)
      bot | No notes.
    ");
}

#[tokio::test]
async fn nobodys_note_is_lost() {
    let mut stage = keeper().await;
    let (alice, bora) = (stage.user("alice"), stage.user("bora"));
    let acts = [alice.runs("/note text: one"), bora.runs("/note text: two")];
    stage.at_once(acts).await;
    let mut notes: Vec<_> = lines(&stage.reads(NOTES));
    notes.sort();
    assert_eq!(notes, ["one", "two"]);
}

#[tokio::test]
async fn a_bot_that_lets_two_write_loses_the_first() {
    let mut stage = keeper_that("loses a note of two").await;
    let (alice, bora) = (stage.user("alice"), stage.user("bora"));
    let acts = [alice.runs("/note text: one"), bora.runs("/note text: two")];
    stage.at_once(acts).await;
    assert_eq!(lines(&stage.reads(NOTES)).len(), 1);
}

#[tokio::test]
async fn a_bot_that_ends_meanwhile_has_failed() {
    let conversation = async {
        let mut stage = keeper().await;
        let alice = stage.user("alice");
        stage
            .at_once([alice.runs("/wait"), alice.runs("/note text: the end")])
            .await;
    };
    assert!(fails(conversation).await);
}
