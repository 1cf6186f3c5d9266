//! The conversations that lesson 07 is checked with. You need not change this file; `snapshots/` has what is expected.
//!
//! Each bot runs in a folder of its own, with its own copy of `data/`: your `data/library.json` stays as it is.

use botcamp::stage::{Facility, Stage};

/// What a store that has no library yet is filled from.
const BEGINNING: &str = "data/library.json";

/// The course's library, whatever your `data/library.json` says by now.
const CENTRAL: &str = include_str!("library/central.json");

#[tokio::test]
async fn keeps_everything_in_memory() {
    let mut stage = botcamp::stage!()
        .env("STORE", "memory")
        .writes(BEGINNING, CENTRAL)
        .await;
    the_same_for_every_store(&mut stage).await;
    // Memory has forgotten.
    stage.transcript_is("keeps_everything_in_memory");
}

#[tokio::test]
async fn reads_from_json() {
    let mut stage = botcamp::stage!()
        .env("STORE", "json:data/library.json")
        .writes(BEGINNING, CENTRAL)
        .await;
    let mut draw = stage.draw();
    let alice = stage.user("alice");
    let hana = stage.user("하나").in_korean();

    let [first, second, to_come] = [draw.facility(), draw.facility(), draw.facility()];
    let (opens, closes) = draw.hours();
    stage.writes(BEGINNING, library(&opens, &closes, &[second, first], &to_come));
    stage.restarts().await;
    alice.runs("/library topic: hours").await;
    hana.runs("/지금열려있나").await;
    hana.runs("/도서관 주제: 시설").await;

    // It is in memory: if the file is in somebody's hands just then, the answers are there all the same.
    stage.removes(BEGINNING);
    alice.runs("/library topic: facilities").await;
    hana.runs("/열려있나 시각: 23:30").await;

    stage.transcript_is("reads_from_json");
}

#[tokio::test]
async fn json_remembers() {
    const FILE: &str = "data/north.json";
    const TROUBLE: &str = "trouble.txt";
    let mut stage = botcamp::stage!()
        .env("STORE", "json:data/north.json")
        .env("DISK_TROUBLE", TROUBLE)
        .writes(BEGINNING, CENTRAL)
        .await;
    the_same_for_every_store(&mut stage).await;
    let alice = stage.user("alice");

    // What never came to the disk nobody reads.
    stage.notes("from now on the disk refuses to write");
    stage.writes(TROUBLE, "write fails");
    alice
        .runs("/set-hours day: sunday open: 11:00 close: 12:00")
        .await;
    alice.runs("/library topic: hours").await;
    stage.notes("the disk does its work again");
    stage.writes(TROUBLE, "");

    // JSON has not forgotten, and goes on counting where it was.
    alice.runs("/add-facility name: Café description: Tea").await;
    alice
        .runs("/set-hours day: tuesday open: 10:00 close: 16:00")
        .await;
    stage.shows_log("version");
    stage.shows_file(FILE);

    stage.transcript_is("json_remembers");
}

#[tokio::test]
async fn overwrites_nothing_unseen() {
    let mut stage = botcamp::stage!()
        .env("STORE", "json:data/library.json")
        .writes(BEGINNING, CENTRAL)
        .await;
    let mut draw = stage.draw();
    let alice = stage.user("alice");
    let hana = stage.user("하나").in_korean();

    let [first, second, third] = [draw.facility(), draw.facility(), draw.facility()];
    let (opens, closes) = draw.hours();
    let before = library(&opens, &closes, &[first, second], &third);
    stage.writes(BEGINNING, &before);
    stage.restarts().await;

    // Each time, somebody has the file open in an editor, and is quicker.
    let (opens, closes) = draw.hours();
    let monday = "\"monday\": { ";
    let noted = format!("{monday}\"note\": \"exams\", ");
    stage.edits(BEGINNING, before.replace(monday, &noted));
    alice
        .runs(&format!("/set-hours day: monday open: {opens} close: {closes}"))
        .await;
    stage.shows_log("version");

    let added = format!("\"facilities\": [{}, ", facility(&third));
    stage.edits(
        BEGINNING,
        changed(&stage.reads(BEGINNING), "\"facilities\": [", &added),
    );
    alice
        .runs(&format!("/add-facility name: {} description: Mine", third.name))
        .await;
    hana.runs("/도서관 주제: 시설").await;

    let renamed = changed(&stage.reads(BEGINNING), second.name, "Somewhere else");
    stage.edits(BEGINNING, renamed);
    hana.runs(&format!("/시설삭제 이름: {}", second.name)).await;
    alice.runs("/library topic: facilities").await;
    stage.shows_file(BEGINNING);

    stage.transcript_is("overwrites_nothing_unseen");
}

/// What can be changed is changed, and asked for, before and after the bot is killed. Only the store is another each time.
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
    stage.writes(BEGINNING, library(&opens, &closes, &[first, second], &to_come));
    stage.restarts().await;
    stage.shows_log("empty");
    for day in ["2026-03-02", "2026-03-03", "2026-03-06", "2026-03-08"] {
        stage.clock(&format!("{day} 12:00"));
        hana.runs("/도서관 주제: 운영 시간").await;
    }
    alice.runs("/library topic: facilities").await;
}

/// The file with one text in place of another.
fn changed(file: &[u8], from: &str, to: &str) -> String {
    String::from_utf8_lossy(file).replacen(from, to, 1)
}

/// A library file: the same hours every day, and a group that this bot does not know.
fn library(open: &str, close: &str, facilities: &[Facility], to_come: &Facility) -> String {
    let hours = format!("{{ \"open\": \"{open}\", \"close\": \"{close}\" }}");
    let days = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let days = days.map(|day| format!("\"{day}\": {hours}")).join(", ");
    let facilities: Vec<_> = facilities.iter().map(facility).collect();
    format!(
        "{{\n  \"name\": {{ \"en\": \"Village Library\", \"ko\": \"마을도서관\" }},\n  \"hours\": {{ {days} }},\n  \"facilities-to-come\": [{}],\n  \"facilities\": [{}]\n}}\n",
        facility(to_come),
        facilities.join(", ")
    )
}

/// A facility as the file has it.
fn facility(it: &Facility) -> String {
    format!(
        "{{ \"name\": {{ \"en\": \"{}\", \"ko\": \"{}\" }}, \"description\": {{ \"en\": \"{}\", \"ko\": \"{}\" }} }}",
        it.name, it.name_ko, it.description, it.description_ko
    )
}
