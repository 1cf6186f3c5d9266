//! The conversations that lesson 01 is checked with. You need not change this file; `snapshots/` has what is expected.

#[tokio::test]
async fn greets_whoever_asks() {
    let mut stage = botcamp::stage!().await;
    let mut draw = stage.draw();
    let alice = stage.user("alice");
    let hana = stage.user("하나").in_korean();

    alice.runs("/hello").await;
    alice.runs(&format!("/hello name: {}", draw.name())).await;
    alice
        .runs(&format!("/hello name: {} 🌸", draw.korean_name()))
        .await;
    hana.runs("/안녕 이름: alice").await;

    stage.transcript_is("greets_whoever_asks");
}

#[tokio::test]
async fn says_goodbye() {
    let mut stage = botcamp::stage!().await;
    let mut draw = stage.draw();
    let someone = stage.user(draw.name());
    let another = stage.user(draw.korean_name()).in_korean();

    someone.runs("/bye").await;
    another.runs("/잘가").await;

    stage.transcript_is("says_goodbye");
}
