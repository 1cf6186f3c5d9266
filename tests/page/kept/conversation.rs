#[tokio::test]
async fn my_conversation() {
    let mut stage = botcamp::stage!().await;
    let alice = stage.user("alice");
    let 하나_2 = stage.user("하나 2").in_korean();

    alice.runs("/library topic: facilities").await;
    alice.runs("/open-at time: \"25:99\" moon").await;
    alice.says("Does \\anybody\\ \"hear\" me?").then(0).await;
    alice.edits("Does \\anybody\\ \"hear\" me?", "Hello?").then(0).await;
    하나_2.goes_to("library");
    하나_2.runs("/도서관 주제: 시설").await;

    stage.transcript_is("my_conversation");
}
