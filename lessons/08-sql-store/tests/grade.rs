//! The conversations that lesson 08 is checked with. You need not change this file; `snapshots/` has what is expected.
//!
//! Each bot runs in a folder of its own, with its own copy of `data/`: yours stays as it is. What is in it is in
//! `library/`. Now and then a test opens the database itself, as any other program could: that is in `other/`.

mod library;
mod other;

use botcamp::stage::Stage;

use other::Other;

/// What a store that has no library yet is filled from.
const BEGINNING: &str = "data/library.json";
const DATABASE: &str = "data/north.db";

#[tokio::test]
async fn reads_by_sql() {
    let starting = botcamp::stage!().env("STORE", "sqlite:data/north.db");
    let mut draw = starting.draw();
    let [first, second, third] = [draw.facility(), draw.facility(), draw.facility()];
    let (opens, closes) = draw.hours();
    let mut rows = library::rows(&opens, &closes, &[second, first], &third);
    // Somebody else's keys, which only look alike, and one that has been taken away.
    let elsewhere = library::room("Lost property");
    rows.push(("Facilities/Lost property".to_owned(), Some(elsewhere)));
    rows.push(("facilities/Café".to_owned(), None));
    let database = other::database(&rows, "").await;
    let mut stage = starting.writes(DATABASE, database).await;
    let alice = stage.user("alice");
    let hana = stage.user("하나").in_korean();

    alice.runs("/library topic: hours").await;
    hana.runs("/지금열려있나").await;
    alice.runs("/open-at time: 23:30").await;
    hana.runs("/도서관 주제: 시설").await;
    alice.runs("/library topic: facilities").await;

    // It is all in the database, and nowhere else.
    let other = Other::program(&stage, DATABASE);
    let (opens, closes) = draw.hours();
    stage.notes("another program writes into the database");
    let new = [
        ("hours/monday", library::hours(&opens, &closes)),
        ("facilities/Annex", library::room("Annex")),
    ];
    for (key, value) in new {
        other.puts(&mut stage, key, value).await;
    }
    alice.runs("/library topic: hours").await;
    hana.runs("/도서관 주제: 시설").await;
    stage.shows_log("empty");

    stage.transcript_is("reads_by_sql");
}

#[tokio::test]
async fn writes_in_a_transaction() {
    let mut stage = botcamp::stage!()
        .env("STORE", "sqlite:data/north.db")
        .writes(BEGINNING, library::CENTRAL)
        .await;
    the_same_for_every_store(&mut stage).await;

    // The database has not forgotten, and goes on counting where it was.
    let alice = stage.user("alice");
    alice.runs("/add-facility name: Café description: Tea").await;
    alice
        .runs("/set-hours day: tuesday open: 10:00 close: 16:00")
        .await;

    // Whatever somebody types is a name, and never SQL.
    for name in [
        "Children's corner",
        "x'; DROP TABLE entries; --",
        "x', '{}', 1); DELETE FROM entries; --",
        "100 % quiet_room \"B\"",
    ] {
        alice
            .runs(&format!("/add-facility name: {name} description: It's new"))
            .await;
    }
    let other = Other::program(&stage, DATABASE);
    other.shows_the_table(&mut stage).await;

    // What the bot had looked at is no longer so when it may write.
    let adds = alice.runs("/add-facility name: Annex description: Mine");
    let annex = library::room("Annex");
    other
        .is_quicker(&mut stage, adds, "facilities/Annex", annex)
        .await;
    alice.runs("/library topic: facilities").await;

    let removes = "/remove-facility name: Children's corner";
    let filled = other.fills_the_disk(&mut stage).await;
    alice.runs(removes).await;
    alice.runs("/library topic: facilities").await;
    filled.makes_room(&mut stage).await;
    alice.runs(removes).await;
    alice.runs("/library topic: facilities").await;
    stage.shows_log("version");
    stage.restarts().await;
    other.shows_versions(&mut stage).await;

    stage.transcript_is("writes_in_a_transaction");
}

#[tokio::test]
async fn shares_the_database() {
    let mut first = botcamp::stage!()
        .env("STORE", "sqlite:data/north.db")
        .writes(BEGINNING, library::CENTRAL)
        .await;
    let mut second = first.another_bot().await;
    let mut draw = first.draw();
    let [alice, bora] = ["alice", "bora"].map(|name| first.user(name));
    let [carol, hana] = ["carol", "하나"].map(|name| second.user(name));
    let hana = hana.in_korean();

    // What one bot has saved, the other one knows.
    let (open, close) = draw.hours();
    alice
        .runs(&format!("/set-hours day: monday open: {open} close: {close}"))
        .await;
    hana.runs("/도서관 주제: 운영 시간").await;
    let new = draw.facility();
    carol
        .runs(&format!(
            "/add-facility name: {} description: {}",
            new.name, new.description
        ))
        .await;
    alice
        .runs(&format!("/add-facility name: {} description: Mine", new.name))
        .await;
    alice.runs(&format!("/remove-facility name: {}", new.name)).await;
    hana.runs("/도서관 주제: 시설").await;

    // All at once, on both, and some of it about the same thing: nothing is lost.
    tokio::join!(
        first.at_once([
            alice.runs("/set-hours day: wednesday open: 09:40 close: 16:20"),
            bora.runs("/set-hours day: wednesday open: 09:45 close: 16:10"),
            alice.runs("/set-hours day: thursday open: 08:05 close: 18:05"),
            bora.runs("/add-facility name: Quiet corner description: For four"),
        ]),
        second.at_once([
            carol.runs("/set-hours day: thursday open: 08:10 close: 18:10"),
            carol.runs("/set-hours day: friday open: 08:20 close: 18:20"),
            hana.runs("/시설추가 이름: 옥상 정원 설명: 봄부터 가을까지"),
            hana.runs("/시설삭제 이름: 카페"),
        ]),
    );
    let other = Other::program(&first, DATABASE);
    other.shows_versions(&mut first).await;

    // Somebody holds the database for long. Who asks is answered all the same, and who cannot save is told so in time.
    first.notes("another program begins to write, and takes its time");
    let held = other.holds(&mut first).await;
    alice.runs("/library topic: hours").await;
    hana.runs("/도서관 주제: 운영 시간").await;
    alice
        .runs("/set-hours day: monday open: 05:00 close: 06:00")
        .await;
    drop(held);
    first.notes("it has finished");
    alice
        .runs("/set-hours day: monday open: 05:10 close: 06:10")
        .await;
    hana.runs("/도서관 주제: 운영 시간").await;
    first.shows_log("busy");

    first.shows_conversation_of(&second).await;
    first.transcript_is("shares_the_database");
}

#[tokio::test]
async fn copies_and_compares() {
    const COPY: &str = "data/copy.json";
    const MOVES_IN: &str = "sqlite:data/north.db from json:data/library.json";
    let starting = botcamp::stage!().env("STORE", MOVES_IN);
    let mut draw = starting.draw();
    let [first, second, to_come] = [draw.facility(), draw.facility(), draw.facility()];
    let (opens, closes) = draw.hours();
    let file = library::text(&opens, &closes, &[second, first], &to_come);
    let mut stage = starting.writes(BEGINNING, file).await;
    let alice = stage.user("alice");
    let hana = stage.user("하나").in_korean();

    // From the file into the database …
    stage.shows_log("cop");
    hana.runs("/도서관 주제: 시설").await;
    alice
        .runs(&format!("/remove-facility name: {}", first.name))
        .await;
    alice.runs("/add-facility name: Annex description: New").await;

    // … and out of it again.
    let exported = stage
        .another_bot()
        .env("STORE", "json:data/copy.json from sqlite:data/north.db")
        .await;
    exported.user("bora").runs("/library topic: facilities").await;
    stage.shows_conversation_of(&exported).await;
    stage.shows_file(COPY);

    // What is there already is not mixed with anything.
    stage
        .another_bot()
        .env("STORE", MOVES_IN)
        .refuses_to_start("entries")
        .await;
    // This database loses what is written into it under one key, and says nothing.
    let loses = "CREATE TRIGGER loses AFTER INSERT ON entries WHEN NEW.key = 'facilities/Annex'
        BEGIN UPDATE entries SET value = '{}' WHERE key = NEW.key; END";
    stage.writes("data/lossy.db", other::database(&[], loses).await);
    stage
        .another_bot()
        .env("STORE", "sqlite:data/lossy.db from sqlite:data/north.db")
        .refuses_to_start("facilities/")
        .await;
    alice.runs("/library topic: facilities").await;

    stage.transcript_is("copies_and_compares");
}

/// What can be changed is changed, and asked for, before and after the bot is killed. Word for word as in 07.
async fn the_same_for_every_store(stage: &mut Stage) {
    let mut draw = stage.draw();
    let alice = stage.user("alice");
    let hana = stage.user("하나").in_korean();

    stage.shows_log("empty");
    alice.runs("/library topic: hours").await;
    let (open, close) = draw.hours();
    alice
        .runs(&format!("/set-hours day: monday open: {open} close: {close}"))
        .await;
    hana.runs("/지금열려있나").await;
    hana.runs("/도서관 주제: 운영 시간").await;
    let new = draw.facility();
    let add = format!(
        "/add-facility name: {} description: {}",
        new.name, new.description
    );
    alice.runs(&add).await;
    alice.runs(&add).await;
    hana.runs("/시설삭제 이름: 카페").await;
    alice.runs(&format!("/remove-facility name: {}", new.name)).await;
    alice.runs(&format!("/remove-facility name: {}", new.name)).await;
    alice.runs(&add).await;
    stage.shows_log("version");

    // While Discord takes its time with one, others are served.
    let (open, close) = draw.hours();
    hana.runs(&format!(
        "/시간변경 요일: 일요일 여는시각: {open} 닫는시각: {close}"
    ))
    .slowly()
    .await;
    alice.runs("/library topic: hours").await;

    // Several at once, and nothing is lost.
    stage
        .at_once([
            hana.runs("/시설추가 이름: 회의실 3/4 설명: 가운데 벽을 열 수 있어요"),
            alice.runs("/set-hours day: tuesday open: 09:20 close: 16:40"),
            stage
                .user("bora")
                .runs("/set-hours day: friday open: 09:15 close: 16:45"),
            stage.user("carol").runs("/remove-facility name: Reading room"),
        ])
        .await;
    alice.runs("/library topic: facilities").await;

    // A store that has forgotten is filled again, from what the file says by now.
    let [first, second, to_come] = [draw.facility(), draw.facility(), draw.facility()];
    let (opens, closes) = draw.hours();
    stage.writes(
        BEGINNING,
        library::text(&opens, &closes, &[first, second], &to_come),
    );
    stage.restarts().await;
    stage.shows_log("empty");
    for day in ["2026-03-02", "2026-03-03", "2026-03-06", "2026-03-08"] {
        stage.clock(&format!("{day} 12:00"));
        hana.runs("/도서관 주제: 운영 시간").await;
    }
    alice.runs("/library topic: facilities").await;
}
