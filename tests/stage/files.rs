//! A test sees the files in the bot's folder.

use crate::{NOTES, fails, keeper};

#[tokio::test]
async fn a_file_is_shown_line_by_line() {
    let mut stage = keeper().await;
    stage.shows_file(NOTES);
    stage.user("alice").runs("/note text: one").await;
    stage.user("하나").runs("/note text: 둘").await;
    stage.shows_file(NOTES);
    assert_eq!(stage.reads(NOTES), "one\n둘\n".as_bytes());
    insta::assert_snapshot!(stage.transcript().await, @r"
     file | (there is no data/notes.txt)
    #general
    alice | /note text: one
      bot | Saved: one
    하나  | /note text: 둘
      bot | Saved: 둘
     file | one
     file | 둘
    ");
}

#[tokio::test]
async fn what_cannot_be_shown_is_said() {
    let mut stage = keeper().await;
    stage.writes(NOTES, b"\xff\xfe");
    stage.shows_file(NOTES);
    stage.writes(NOTES, "");
    stage.shows_file(NOTES);
    stage.writes(NOTES, "one\r\n\n  two  \n");
    stage.shows_file(NOTES);
    insta::assert_snapshot!(stage.transcript().await, @r"
     file | (data/notes.txt is not text)
     file | (data/notes.txt is empty)
     file | one
     file |
     file |   two
    ");
}

#[tokio::test]
async fn a_file_that_is_not_there_is_no_file() {
    assert!(
        fails(async {
            keeper().await.reads(NOTES);
        })
        .await
    );
}

#[tokio::test]
async fn a_file_is_there_before_the_bot_is() {
    let stage = keeper().writes(NOTES, "zero\n").await;
    stage.user("alice").runs("/note text: one").await;
    stage.user("alice").runs("/notes").await;
    assert_eq!(stage.reads(NOTES), b"zero\none\n");
}
