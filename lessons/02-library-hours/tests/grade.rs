//! The conversations that lesson 02 is checked with. You need not change this file; `snapshots/` has what is expected.

#[tokio::test]
async fn answers_each_topic() {
    let mut stage = botcamp::stage!().await;
    let alice = stage.user("alice");
    let hana = stage.user("하나").in_korean();

    alice.runs("/library topic: hours").await;
    alice.runs("/library topic: facilities").await;
    alice.runs("/library topic: moon").await;
    hana.runs("/도서관 주제: 운영 시간").await;
    hana.runs("/도서관 주제: 시설").await;

    stage.transcript_is("answers_each_topic");
}

#[tokio::test]
async fn knows_when_it_is_open() {
    let mut stage = botcamp::stage!().await;
    let mut draw = stage.draw();
    let alice = stage.user(draw.name());
    let hana = stage.user("하나").in_korean();

    let (morning, evening) = draw.hours();
    alice.runs(&format!("/open-at time: {morning}")).await;
    hana.runs(&format!("/열려있나 시각: {evening}")).await;
    // The first and the last minute.
    alice.runs("/open-at time: 06:59").await;
    alice.runs("/open-at time: 07:00").await;
    hana.runs("/열려있나 시각: 21:59").await;
    hana.runs("/열려있나 시각: 22:00").await;

    stage.transcript_is("knows_when_it_is_open");
}

#[tokio::test]
async fn says_what_is_not_a_time() {
    let mut stage = botcamp::stage!().await;
    let bora = stage.user("bora");
    let hana = stage.user("하나").in_korean();

    bora.runs("/open-at time: soon").await;
    bora.runs("/open-at time: 25:99").await;
    bora.runs("/open-at time: 24:00").await;
    bora.runs("/open-at time: 08:60").await;
    hana.runs("/열려있나 시각: 저녁 8시").await;

    stage.transcript_is("says_what_is_not_a_time");
}
