//! The conversations that lesson 06 is checked with. You need not change this file; `snapshots/` has what is expected.
//!
//! Each bot runs in a folder of its own, with its own copy of `data/`: your `data/library.json` stays as it is. What the disk did
//! stands in `disk.log` there, and what is to go wrong with it in `trouble.txt`.

use std::fs;
use std::future::IntoFuture;
use std::path::Path;
use std::time::Duration;

use botcamp::stage::{Act, Facility, Stage};

const FILE: &str = "data/library.json";
const LOG: &str = "disk.log";
const TROUBLE: &str = "trouble.txt";

#[tokio::test]
async fn reads_a_value_by_its_key() {
    let mut stage = botcamp::stage!().await;
    let mut draw = stage.draw();
    let alice = stage.user("alice");
    let hana = stage.user("하나").in_korean();

    let (opens, closes) = draw.hours();
    let library = |sunday: &str| library(&opens, &closes, sunday, "[]");
    stage.writes(FILE, library(r#""open": "10:05", "close": "15:55""#));
    alice.runs("/library topic: hours").await;
    hana.runs("/도서관 주제: 운영 시간").await;
    alice.runs("/open-now").await;
    hana.runs("/열려있나 시각: 23:00").await;
    stage.clock("2026-03-08 10:10");
    alice.runs("/library topic: hours").await;

    // Somebody edits the file: what is wrong with Sunday is Sunday's.
    stage.edits(FILE, library(r#""open": "25:99", "close": "15:55""#));
    alice.runs("/library topic: hours").await;
    stage.shows_log("sunday");
    stage.clock("2026-03-09 10:10");
    alice.runs("/library topic: hours").await;

    stage.edits(FILE, library("").replace(", \"sunday\": {  }", ""));
    stage.clock("2026-03-15 10:10");
    alice.runs("/open-now").await;
    stage.shows_log("sunday");

    stage.removes(FILE);
    hana.runs("/지금열려있나").await;
    stage.shows_log(FILE);

    stage.transcript_is("reads_a_value_by_its_key");
}

#[tokio::test]
async fn lists_a_group_by_its_keys() {
    let mut stage = botcamp::stage!().await;
    let mut draw = stage.draw();
    let alice = stage.user("alice");
    let hana = stage.user("하나").in_korean();

    let [first, second, later] = [draw.facility(), draw.facility(), draw.facility()];
    let listed = format!("[{}, {}]", facility(&first), facility(&second));
    let library = library("07:10", "20:40", "", &listed);
    stage.writes(FILE, &library);
    alice.runs("/library topic: facilities").await;
    hana.runs("/도서관 주제: 시설").await;

    // The order is that of the keys, whatever the file's is.
    let other_order = format!("[{}, {}]", facility(&second), facility(&first));
    stage.edits(FILE, library.replace(&listed, &other_order));
    alice.runs("/library topic: facilities").await;

    // Another group, whose name begins alike.
    let to_come = format!(
        "\"facilities-to-come\": [{}],\n  \"facilities\"",
        facility(&later)
    );
    stage.edits(FILE, library.replace("\"facilities\"", &to_come));
    alice.runs("/library topic: facilities").await;

    stage.edits(FILE, library.replace(&listed, "[]"));
    alice.runs("/library topic: facilities").await;

    stage.edits(FILE, library.replace("description", "descritpion"));
    hana.runs("/도서관 주제: 시설").await;
    stage.shows_log("descri");

    stage.transcript_is("lists_a_group_by_its_keys");
}

#[tokio::test]
async fn writes_under_a_key() {
    let mut stage = botcamp::stage!()
        .env("DISK_LOG", LOG)
        .env("DISK_TROUBLE", TROUBLE)
        .await;
    let mut draw = stage.draw();
    let alice = stage.user("alice");
    let hana = stage.user("하나").in_korean();

    let [there, new] = [draw.facility(), draw.facility()];
    let library = library(
        "07:10",
        "20:40",
        r#""open": "10:05", "close": "15:55", "note": "no café on Sundays""#,
        &format!(
            "[{}]",
            facility(&there).replace("{ \"name\"", "{ \"floor\": 2, \"name\"")
        ),
    );
    stage.writes(FILE, library.replacen('{', "{\n  \"founded\": 1987,", 1));
    let (open, close) = draw.hours();
    alice
        .runs(&format!("/set-hours day: sunday open: {open} close: {close}"))
        .await;
    stage.clock("2026-03-08 12:00");
    hana.runs("/도서관 주제: 운영 시간").await;
    alice
        .runs(&format!(
            "/add-facility name: {} description: {}",
            new.name, new.description
        ))
        .await;
    hana.runs(&format!(
        "/시설추가 이름: {} 설명: {}",
        new.name, new.description_ko
    ))
    .await;
    hana.runs("/시설추가 이름: 회의실 3/4 설명: 가운데 벽을 열 수 있어요")
        .await;
    alice.runs("/library topic: facilities").await;
    hana.runs(&format!("/시설삭제 이름: {}", new.name)).await;
    let removes = format!("/remove-facility name: {}", new.name);
    alice.runs(&removes).await;

    // Two have the same in mind. Both have looked, and nothing is in the way; then one is quicker.
    let bora = stage.user("bora");
    let adds = |whose: &str| format!("/add-facility name: {} description: {whose}", new.name);
    both_have_looked(&mut stage, alice.runs(&adds("Hers")), bora.runs(&adds("Mine"))).await;
    alice.runs("/library topic: facilities").await;
    both_have_looked(&mut stage, bora.runs(&removes), alice.runs(&removes)).await;

    let next = draw.facility();
    let adds = format!(
        "/add-facility name: {} description: {}",
        next.name, next.description
    );
    stage
        .at_once([
            alice.runs(&adds),
            hana.runs("/시간변경 요일: 월요일 여는시각: 06:30 닫는시각: 21:30"),
            bora.runs("/set-hours day: friday open: 09:15 close: 16:45"),
            stage
                .user("carol")
                .runs("/set-hours day: tuesday open: 09:20 close: 16:40"),
            stage.user("dmitri").runs("/remove-facility name: 회의실 3/4"),
        ])
        .await;
    // What this program does not know stays, and everything is where it was.
    stage.shows_file(FILE);

    stage.transcript_is("writes_under_a_key");
}

/// The first waits for the disk until the second has looked, too. Then the disk goes on.
async fn both_have_looked(stage: &mut Stage, first: Act, second: Act) {
    stage.notes("the disk takes its time with what comes next");
    stage.writes(TROUBLE, "write stops");
    let (log, trouble) = (stage.path(LOG), stage.path(TROUBLE));
    let _ = fs::remove_file(&log); // what it stopped at before
    let carol = stage.user("carol");
    let mut first = first.into_future();
    let has_stopped = tokio::select! {
        () = stops(&log) => true,
        () = &mut first => false,
    };
    let goes_on = async {
        // Who asks later and has an answer shows that the second has read.
        carol.runs("/open-now").await;
        let _ = fs::write(&trouble, "");
    };
    tokio::join!(stage.at_once([second]), goes_on);
    if has_stopped {
        first.await;
    }
}

async fn stops(log: &Path) {
    while !fs::read_to_string(log).is_ok_and(|it| it.ends_with("write stops\n")) {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

/// A library file: the same hours from Monday to Saturday, others on Sunday.
fn library(open: &str, close: &str, sunday: &str, facilities: &str) -> String {
    let weekday = format!("{{ \"open\": \"{open}\", \"close\": \"{close}\" }}");
    let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    let weekdays = weekdays.map(|day| format!("\"{day}\": {weekday}")).join(", ");
    format!(
        "{{\n  \"name\": {{ \"en\": \"Village Library\", \"ko\": \"마을도서관\" }},\n  \"hours\": {{ {weekdays}, \"sunday\": {{ {sunday} }} }},\n  \"facilities\": {facilities}\n}}\n"
    )
}

/// A facility as the file has it.
fn facility(it: &Facility) -> String {
    format!(
        "{{ \"name\": {{ \"en\": \"{}\", \"ko\": \"{}\" }}, \"description\": {{ \"en\": \"{}\", \"ko\": \"{}\" }} }}",
        it.name, it.name_ko, it.description, it.description_ko
    )
}
