//! The conversations that lesson 04 is checked with. You need not change this file; `snapshots/` has what is expected.
//!
//! Each bot runs in a folder of its own, with its own copy of `data/`: your `data/library.json` stays as it is.

use botcamp::stage::Facility;

const FILE: &str = "data/library.json";
const PEOPLE: [&str; 10] = [
    "alice", "bora", "chloe", "dmitri", "esra", "farah", "goran", "hugo", "ines", "june",
];

#[tokio::test]
async fn saves_new_hours() {
    let mut stage = botcamp::stage!().await;
    let mut draw = stage.draw();
    let alice = stage.user("alice");
    let hana = stage.user("하나").in_korean();

    let facility = draw.facility();

    stage.writes(FILE, library("Village Library", &[facility]));
    let (open, close) = draw.hours();
    alice
        .runs(&format!("/set-hours day: monday open: {open} close: {close}"))
        .await;
    alice.runs("/library topic: hours").await;
    let (open, close) = draw.hours();
    hana.runs(&format!(
        "/시간변경 요일: 화요일 여는시각: {open} 닫는시각: {close}"
    ))
    .await;
    stage.clock("2026-03-03 12:00");
    hana.runs("/도서관 주제: 운영 시간").await;

    // Somebody edits the file by hand. The next change leaves that edit as it is.
    stage.edits(FILE, library("Town Library", &[facility]));
    let (open, close) = draw.hours();
    alice
        .runs(&format!("/set-hours day: tuesday open: {open} close: {close}"))
        .await;
    alice.runs("/library topic: hours").await;
    stage.shows_file(FILE);

    stage.transcript_is("saves_new_hours");
}

#[tokio::test]
async fn refuses_what_makes_no_sense() {
    let mut stage = botcamp::stage!().await;
    let alice = stage.user("alice");
    let hana = stage.user("하나").in_korean();

    stage.writes(FILE, library("Village Library", &[]));
    alice
        .runs("/set-hours day: monday open: 25:99 close: 20:00")
        .await;
    alice
        .runs("/set-hours day: monday open: 20:00 close: 08:00")
        .await;
    hana.runs("/시간변경 요일: 월요일 여는시각: 08:00 닫는시각: 08:00")
        .await;
    hana.runs("/시간변경 요일: 월요일 여는시각: 아침 닫는시각: 밥때")
        .await;

    let add =
        |name: &str, description: &str| format!("/add-facility name: {name} description: {description}");
    let unseen = "\u{3164}";
    alice.runs(&add(unseen, "A name that nobody sees")).await;
    alice.runs(&add("Reading\nroom", "A name on two lines")).await;
    alice.runs(&add(&"Long".repeat(125), "A name without end")).await;
    alice.runs(&add("Archive", &"old ".repeat(76))).await;
    hana.runs(&format!("/시설추가 이름: {unseen} 설명: 이름이 안 보이는 방"))
        .await;
    hana.runs("/시설추가 이름: 열람\n실 설명: 이름이 두 줄인 방")
        .await;
    hana.runs(&format!(
        "/시설추가 이름: {} 설명: 이름이 긴 방",
        "가나다".repeat(27)
    ))
    .await;
    hana.runs(&format!(
        "/시설추가 이름: Archive 설명: 옛날 책 한국어이름: {unseen}"
    ))
    .await;

    // None of all that has changed the file.
    stage.shows_file(FILE);

    stage.transcript_is("refuses_what_makes_no_sense");
}

#[tokio::test]
async fn adds_facilities() {
    let mut stage = botcamp::stage!().await;
    let mut draw = stage.draw();
    let alice = stage.user("alice");
    let hana = stage.user("하나").in_korean();
    let (first, second, third) = (draw.facility(), draw.facility(), draw.facility());

    stage.writes(FILE, library("Village Library", &[third]));
    alice
        .runs(&format!(
            "/add-facility name: {} description: {}",
            first.name, first.description
        ))
        .await;
    hana.runs(&format!(
        "/시설추가 이름: {} 설명: {} 한국어이름: {} 한국어설명: {}",
        second.name, second.description, second.name_ko, second.description_ko
    ))
    .await;
    alice.runs("/library topic: facilities").await;
    hana.runs("/도서관 주제: 시설").await;

    // A name that is taken, in one of the languages.
    alice
        .runs(&format!(
            "/add-facility name: {} description: Another one",
            first.name
        ))
        .await;
    hana.runs(&format!("/시설추가 이름: {} 설명: 또 하나", third.name_ko))
        .await;
    // 80 characters are 240 bytes.
    hana.runs(&format!(
        "/시설추가 이름: {} 설명: 이름이 긴 방",
        "큰방".repeat(40)
    ))
    .await;
    alice
        .runs("/add-facility name: @everyone's room ☕ description: It calls nobody")
        .await;

    // A file that is broken is told about, and kept as it is.
    let add = "/add-facility name: Archive description: Old books";
    stage.edits(
        FILE,
        "{ \"name\": { \"en\": \"Library\", \"ko\": \"도서관\" } \"hours\": 1 }\n",
    );
    alice.runs(add).await;
    stage.shows_log(FILE);
    stage.shows_file(FILE);
    stage.removes(FILE);
    alice.runs(add).await;
    stage.shows_log(FILE);
    stage.shows_file(FILE);
    // Mended, with the bot still up.
    stage.edits(FILE, library("Village Library", &[]));
    alice.runs(add).await;
    alice.runs("/library topic: facilities").await;

    stage.transcript_is("adds_facilities");
}

#[tokio::test]
async fn loses_no_change_of_two() {
    let mut stage = botcamp::stage!().await;
    let mut draw = stage.draw();
    let alice = stage.user("alice");
    let bora = stage.user("bora");
    let hana = stage.user("하나").in_korean();
    let (first, second, third) = (draw.facility(), draw.facility(), draw.facility());

    stage.writes(FILE, library("Village Library", &[first, second, third]));
    let remove = format!("/remove-facility name: {}", first.name);
    alice.runs(&remove).await;
    alice.runs(&remove).await;
    hana.runs(&format!("/시설삭제 이름: {}", third.name_ko)).await;
    hana.runs(&format!("/시설삭제 이름: {}", third.name_ko)).await;
    alice.runs("/library topic: facilities").await;

    // Ten people write at the same moment. Whatever was saved is there, and can be removed.
    let lockers = (1..=10).zip(PEOPLE);
    let adds = lockers.clone().map(|(number, name)| {
        let somebody = stage.user(name);
        somebody.runs(&format!(
            "/add-facility name: Locker {number} description: For {name}"
        ))
    });
    let adds: Vec<_> = adds.collect();
    stage.at_once(adds).await;
    let file = String::from_utf8_lossy(&stage.reads(FILE)).into_owned();
    let kept = lockers
        .clone()
        .filter(|(number, _)| file.contains(&format!("\"Locker {number}\"")));
    stage.notes(&format!("of the 10 lockers, {} are in the file", kept.count()));
    for (number, _) in lockers {
        alice
            .runs(&format!("/remove-facility name: Locker {number}"))
            .await;
    }

    // Discord is slow to take the answer to alice. Nobody else has to wait for that.
    let ((open, close), (opens, closes)) = (draw.hours(), draw.hours());
    alice
        .runs(&format!("/set-hours day: monday open: {open} close: {close}"))
        .slowly()
        .await;
    bora.runs(&format!("/set-hours day: tuesday open: {opens} close: {closes}"))
        .await;
    alice.runs("/library topic: hours").await;
    stage.clock("2026-03-03 12:00");
    bora.runs("/library topic: hours").await;
    hana.runs("/도서관 주제: 시설").await;

    stage.transcript_is("loses_no_change_of_two");
}

/// A library file. Each of its objects has a key that no bot knows.
fn library(name: &str, facilities: &[Facility]) -> String {
    let days = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let days = days
        .map(|day| format!("    \"{day}\": {{ \"open\": \"07:00\", \"close\": \"22:00\", \"staff\": 3 }}"));
    let facilities: Vec<_> = facilities.iter().map(facility).collect();
    format!(
        "{{\n  \"name\": {{ \"en\": \"{name}\", \"ko\": \"마을도서관\", \"tr\": \"Köy Kütüphanesi\" }},\n  \"hours\": {{\n{}\n  }},\n  \"facilities\": [{}],\n  \"phone\": \"02-123-4567\"\n}}\n",
        days.join(",\n"),
        facilities.join(", ")
    )
}

/// A facility as the file has it.
fn facility(it: &Facility) -> String {
    format!(
        "{{ \"name\": {{ \"en\": \"{}\", \"ko\": \"{}\" }}, \"description\": {{ \"en\": \"{}\", \"ko\": \"{}\" }}, \"floor\": 2 }}",
        it.name, it.name_ko, it.description, it.description_ko
    )
}
