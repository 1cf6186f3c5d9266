//! The conversations that lesson 03 is checked with. You need not change this file; `snapshots/` has what is expected.
//!
//! Each bot runs in a folder of its own, with its own copy of `data/`: your `data/library.json` stays as it is.

use botcamp::stage::{Draw, Facility};

const FILE: &str = "data/library.json";

#[tokio::test]
async fn answers_hours_from_the_file() {
    let mut stage = botcamp::stage!().await;
    let mut draw = stage.draw();
    let alice = stage.user("alice");
    let hana = stage.user("하나").in_korean();

    stage.writes(FILE, library(&mut draw, &[]));
    alice.runs("/library topic: hours").await;
    hana.runs("/도서관 주제: 운영 시간").await;
    stage.clock("2026-03-08 08:00"); // in London it is still Saturday
    alice.runs("/library topic: hours").await;
    stage.edits(FILE, library(&mut draw, &[]));
    alice.runs("/library topic: hours").await;

    stage.transcript_is("answers_hours_from_the_file");
}

#[tokio::test]
async fn lists_the_facilities() {
    let mut stage = botcamp::stage!().await;
    let mut draw = stage.draw();
    let alice = stage.user("alice");
    let hana = stage.user("하나").in_korean();

    let (first, second) = (draw.facility(), draw.facility());
    stage.writes(FILE, library(&mut draw, &[first, second]));
    alice.runs("/library topic: facilities").await;
    hana.runs("/도서관 주제: 시설").await;
    stage.edits(FILE, library(&mut draw, &[second]));
    alice.runs("/library topic: facilities").await;

    stage.transcript_is("lists_the_facilities");
}

#[tokio::test]
async fn knows_whether_it_is_open() {
    let mut stage = botcamp::stage!().await;
    let alice = stage.user("alice");
    let hana = stage.user("하나").in_korean();

    stage.writes(FILE, with_hours(|| ("08:15".into(), "19:40".into())));
    alice.runs("/open-now").await;
    stage.clock("2026-03-02 08:14");
    alice.runs("/open-now").await;
    stage.clock("2026-03-02 08:15");
    hana.runs("/지금열려있나").await;
    stage.clock("2026-03-02 19:40");
    hana.runs("/지금열려있나").await;
    alice.runs("/open-at time: 19:39").await;
    alice.runs("/open-at time: 19:41").await;

    stage.transcript_is("knows_whether_it_is_open");
}

#[tokio::test]
async fn bears_a_broken_file() {
    let mut stage = botcamp::stage!().await;
    let mut draw = stage.draw();
    let good = library(&mut draw, &[]);
    let alice = stage.user("alice");
    let hana = stage.user("하나").in_korean();

    stage.removes(FILE);
    alice.runs("/library topic: hours").await;
    stage.shows_log(FILE);

    // No comma after 도서관.
    stage.edits(
        FILE,
        "{\n  \"name\": { \"en\": \"Library\", \"ko\": \"도서관\" \"hours\": 1 }\n}\n",
    );
    hana.runs("/도서관 주제: 시설").await;
    stage.shows_log(FILE);

    stage.edits(FILE, with_hours(|| ("25:99".into(), "19:40".into())));
    alice.runs("/open-now").await;
    stage.shows_log(FILE);

    // 도서관 as older Korean editors save it: CP949.
    stage.edits(
        FILE,
        b"{\n  \"name\": { \"ko\": \"\xb5\xb5\xbc\xad\xb0\xfc\" }\n}\n",
    );
    alice.runs("/open-at time: 08:30").await;
    stage.shows_log(FILE);

    stage.edits(FILE, format!("\u{feff}{good}"));
    alice.runs("/open-now").await;
    stage.shows_log(FILE);

    // Mended, with the bot still up.
    stage.edits(FILE, good);
    alice.runs("/library topic: hours").await;

    stage.transcript_is("bears_a_broken_file");
}

/// A library file with drawn hours for each day.
fn library(draw: &mut Draw, facilities: &[Facility]) -> String {
    let hours = with_hours(|| draw.hours());
    let facilities: Vec<_> = facilities.iter().map(facility).collect();
    hours.replace(
        "\"facilities\": []",
        &format!("\"facilities\": [{}]", facilities.join(", ")),
    )
}

/// A library file with these hours, a line for each day from Monday to Sunday.
fn with_hours(mut hours: impl FnMut() -> (String, String)) -> String {
    let days = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let days = days.map(|day| {
        let (open, close) = hours();
        format!("    \"{day}\": {{ \"open\": \"{open}\", \"close\": \"{close}\" }}")
    });
    format!(
        "{{\n  \"name\": {{ \"en\": \"Village Library\", \"ko\": \"마을도서관\" }},\n  \"hours\": {{\n{}\n  }},\n  \"facilities\": []\n}}\n",
        days.join(",\n")
    )
}

/// A facility as the file has it.
fn facility(it: &Facility) -> String {
    format!(
        "{{ \"name\": {{ \"en\": \"{}\", \"ko\": \"{}\" }}, \"description\": {{ \"en\": \"{}\", \"ko\": \"{}\" }} }}",
        it.name, it.name_ko, it.description, it.description_ko
    )
}
