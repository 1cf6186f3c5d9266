//! The conversations that lesson 01 is checked with. You need not change this file; `snapshots/` has what is expected.

#[tokio::test]
async fn greets_whoever_asks() {
    let mut stage = botcamp::stage!().await;
    let name = stage.draw().name();
    let alice = stage.user("alice");
    let hana = stage.user("하나");

    alice.runs("/hello").await;
    alice.runs(&format!("/hello name: {name}")).await;
    hana.runs("/hello name: 봄이 🌸").await;
    alice.runs("/helo").await;

    stage.transcript_is("greets_whoever_asks");
}

#[tokio::test]
async fn says_goodbye() {
    let mut stage = botcamp::stage!().await;
    let hana = stage.user("하나").in_korean();
    let someone = stage.user(stage.draw().name());

    someone.runs("/bye").await;
    hana.runs("/잘가").await;

    stage.transcript_is("says_goodbye");
}
