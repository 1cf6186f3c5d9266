//! The conversations that lesson 05 is checked with. You need not change this file; `snapshots/` has what is expected.
//!
//! Each bot runs in a folder of its own, with its own copy of `data/`: your `data/library.json` stays as it is. What `src/disk.rs`
//! did stands in `disk.log` there, and what is to go wrong with it in `trouble.txt`.

use std::fs;
use std::future::IntoFuture;
use std::path::{Path, PathBuf};
use std::time::Duration;

use botcamp::stage::{Draw, Stage, Starting, User};

const FILE: &str = "data/library.json";
const LOG: &str = "disk.log";
const TROUBLE: &str = "trouble.txt";

/// The calls of a save, in their order.
const CALLS: [&str; 5] = ["create", "write", "sync", "rename", "sync-folder"];

#[tokio::test]
async fn writes_beside_and_renames() {
    let mut stage = watched(botcamp::stage!()).await;
    let mut draw = stage.draw();
    let alice = stage.user("alice");
    let hana = stage.user("하나").in_korean();

    alice.runs(&set_monday(&mut draw)).await;
    shows_calls(&mut stage);
    begins_log(&stage);
    let (open, close) = draw.hours();
    hana.runs(&format!(
        "/시간변경 요일: 일요일 여는시각: {open} 닫는시각: {close}"
    ))
    .await;
    shows_calls(&mut stage);
    shows_names(&mut stage);
    alice.runs("/library topic: hours").await;

    stage.transcript_is("writes_beside_and_renames");
}

#[tokio::test]
async fn survives_being_killed() {
    let mut stage = watched(botcamp::stage!()).await;
    let mut draw = stage.draw();
    let alice = stage.user("alice");
    let hana = stage.user("하나").in_korean();

    // Not the bot's: somebody has put it there.
    stage.writes("data/library.json.old.new", "mine");
    let before = names(&stage);

    let mut came = true;
    for call in CALLS {
        came = came && is_killed_at(&mut stage, &alice, &set_monday(&mut draw), call).await;
        hana.runs("/도서관 주제: 운영 시간").await;
    }
    // A bot that got this wrong has failed, and what it would do from here on is not the same each time.
    if came && is_whole(&stage) && names(&stage) == before {
        is_killed_anywhere(&mut stage, &alice).await;
        shows_names(&mut stage);
    }

    stage.transcript_is("survives_being_killed");
}

#[tokio::test]
async fn tells_of_a_full_disk() {
    let mut stage = watched(botcamp::stage!()).await;
    let mut draw = stage.draw();
    let alice = stage.user("alice");
    let hana = stage.user("하나").in_korean();

    for call in CALLS {
        stage.notes(&format!("from now on the disk refuses: {call}"));
        stage.writes(TROUBLE, format!("{call} fails"));
        begins_log(&stage);
        alice.runs(&set_monday(&mut draw)).await;
        stage.shows_log(FILE);
        if call == "sync" {
            shows_calls(&mut stage);
        }
        shows_names(&mut stage);
    }
    let (open, close) = draw.hours();
    hana.runs(&format!(
        "/시간변경 요일: 토요일 여는시각: {open} 닫는시각: {close}"
    ))
    .await;
    stage.notes("the disk does its work again");
    stage.writes(TROUBLE, "");
    alice.runs(&set_monday(&mut draw)).await;
    alice.runs("/library topic: hours").await;

    is_full(&mut stage, true);
    hana.runs("/시설삭제 이름: 열람실").await;
    alice.runs("/library topic: facilities").await;
    is_full(&mut stage, false);
    hana.runs("/시설삭제 이름: 열람실").await;
    alice.runs("/library topic: facilities").await;
    shows_names(&mut stage);

    stage.transcript_is("tells_of_a_full_disk");
}

#[tokio::test]
async fn keeps_what_belongs_to_the_file() {
    let mut stage = watched(botcamp::stage!()).await;
    let mut draw = stage.draw();
    let alice = stage.user("alice");
    let hana = stage.user("하나").in_korean();

    // Who may read and write it.
    for mode in [0o640, 0o604] {
        on_unix::lets(&stage, mode);
        alice.runs(&set_monday(&mut draw)).await;
        stage.notes(&match on_unix::who_may(&stage, mode) {
            Some(mode) => format!("{FILE} has the mode {mode:o}"),
            None => format!("there is no {FILE}"),
        });
    }

    // A link to where it really is.
    on_unix::moves_to_the_shelf(&stage);
    alice.runs(&set_monday(&mut draw)).await;
    alice.runs("/library topic: hours").await;
    let kept = match on_unix::is_a_link(&stage) {
        true => "is still a link",
        false => "is no longer a link",
    };
    stage.notes(&format!("{FILE} {kept}"));

    // What somebody edits by hand while the bot runs.
    stage.edits(FILE, library("Town Library"));
    alice.runs(&set_monday(&mut draw)).await;
    alice.runs("/library topic: hours").await;

    // … and what they save in the very moment in which the bot does, too.
    edits_during_a_save(&mut stage, &alice, &set_monday(&mut draw)).await;
    stage.shows_log(FILE);
    alice.runs(&set_monday(&mut draw)).await;
    alice.runs("/library topic: hours").await;

    // Somebody's editor has emptied it.
    stage.edits(FILE, "");
    hana.runs("/시설삭제 이름: 열람실").await;
    stage.shows_log(FILE);
    stage.restarts().await;
    alice.runs(&set_monday(&mut draw)).await;
    stage.shows_log(FILE);
    stage.shows_file(FILE);
    stage.edits(FILE, library("Village Library"));
    alice.runs(&set_monday(&mut draw)).await;

    // Somebody starts it twice. That is refused, also after saves; the first one goes on.
    stage.another_bot().refuses_to_start(FILE).await;
    alice.runs(&set_monday(&mut draw)).await;
    // The lock of one that was killed is nobody's.
    stage.restarts().await;
    alice.runs(&set_monday(&mut draw)).await;

    // There is a folder where the file should be.
    let _ = fs::remove_file(stage.path(FILE)).and_then(|()| fs::create_dir(stage.path(FILE)));
    alice.runs(&set_monday(&mut draw)).await;
    shows_names(&mut stage);

    stage.transcript_is("keeps_what_belongs_to_the_file");
}

/// A bot with a small library, whose disk is looked at.
async fn watched(bot: Starting) -> Stage {
    let mut stage = bot.env("DISK_LOG", LOG).env("DISK_TROUBLE", TROUBLE).await;
    stage.writes(FILE, library("Village Library"));
    stage
}

fn set_monday(draw: &mut Draw) -> String {
    let (open, close) = draw.hours();
    format!("/set-hours day: monday open: {open} close: {close}")
}

/// What the disk did up to now is not shown again.
fn begins_log(stage: &Stage) {
    // A bot that does not use its disk has none.
    let _ = fs::remove_file(stage.path(LOG));
}

/// What the disk was asked for since then, call by call.
fn shows_calls(stage: &mut Stage) {
    match stage.path(LOG).exists() {
        true => stage.shows_file(LOG),
        false => stage.notes("save.rs has called nothing that is in disk.rs"),
    }
}

/// The bot is killed just when it makes this call, and started again. Whether it came to that.
async fn is_killed_at(stage: &mut Stage, user: &User, command: &str, call: &str) -> bool {
    stage.writes(TROUBLE, format!("{call} stops"));
    let came = tokio::select! {
        () = stops_at(stage.path(LOG), call) => true,
        // It has answered, or had nothing to say for as long as Discord waits.
        () = user.runs(command).into_future() => has_stopped_at(&stage.path(LOG), call),
    };
    stage.notes(&match came {
        true => format!("the bot is stopped at: {call}"),
        false => format!("the bot never comes to: {call}"),
    });
    stage.restarts().await;
    stage.writes(TROUBLE, "");
    shows_names(stage);
    came
}

/// Somebody saves the file in their editor while the bot writes the one that is to replace it.
async fn edits_during_a_save(stage: &mut Stage, user: &User, command: &str) {
    begins_log(stage);
    stage.writes(TROUBLE, "write stops");
    let mut saving = user.runs(command).into_future();
    let goes_on = tokio::select! {
        () = stops_at(stage.path(LOG), "write") => true,
        () = &mut saving => false,
    };
    stage.edits(FILE, library("City Library"));
    stage.writes(TROUBLE, "");
    if goes_on {
        saving.await;
    }
}

async fn stops_at(log: PathBuf, call: &str) {
    while !has_stopped_at(&log, call) {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

fn has_stopped_at(log: &Path, call: &str) -> bool {
    let last = format!("{call} stops\n");
    fs::read_to_string(log).is_ok_and(|it| it.ends_with(&last))
}

/// The bot is killed in the middle of its work, five times; `BOTCAMP_KILLS=500` makes it more. What it said it has saved is there.
async fn is_killed_anywhere(stage: &mut Stage, user: &User) {
    let add = |n| {
        user.runs(&format!(
            "/add-facility name: Room {n:03} description: One of many"
        ))
    };
    let answers = stage.killed_while(5, add).await;
    let file = fs::read_to_string(stage.path(FILE)).unwrap_or_default();
    let saved = |n: usize| answers[n].as_ref().is_some_and(|it| it.starts_with("Saved"));
    let lost: Vec<_> = (0..answers.len())
        .filter(|n| saved(*n) && !file.contains(&format!("\"Room {n:03}\"")))
        .collect();
    stage.notes(match (is_whole(stage), lost.is_empty()) {
        (false, _) => "the file is broken",
        (true, false) => "something that was saved is not in the file",
        (true, true) => "the file is whole, and all that was saved is in it",
    });
    let count = (0..answers.len()).filter(|n| saved(*n)).count();
    println!(
        "killed {} times; {count} changes were answered with «Saved», {} of them are lost",
        answers.len(),
        lost.len()
    );
}

/// Whether the file ends as it should.
fn is_whole(stage: &Stage) -> bool {
    fs::read_to_string(stage.path(FILE)).is_ok_and(|it| it.ends_with("\n}\n"))
}

/// The data file's name, and what has been put beside it under such a name.
fn names(stage: &Stage) -> Vec<String> {
    let entries = fs::read_dir(stage.path("data")).into_iter().flatten().flatten();
    let names = entries.map(|it| it.file_name().to_string_lossy().into_owned());
    let mut names: Vec<_> = names.filter(|it| it.starts_with("library.json")).collect();
    names.sort();
    names
}

fn shows_names(stage: &mut Stage) {
    let names = names(stage).join(", ");
    stage.notes(&format!("in data/: {names}"));
}

/// Fills the disk, or makes room on it. Where the system cannot do that to a bot, every write fails instead.
fn is_full(stage: &mut Stage, full: bool) {
    if stage.can_fill_the_disk() {
        stage.disk_is_full(full);
        return;
    }
    stage.writes(TROUBLE, if full { "write fails" } else { "" });
    stage.notes(match full {
        true => "the disk is full",
        false => "there is room on the disk again",
    });
}

/// What only Linux and macOS have, and everybody may do there. Windows takes other ways, and is taken to be right.
///
/// What cannot be done here, for the bot has left no file to do it with, the conversation shows a line later.
#[cfg(unix)]
mod on_unix {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::{PermissionsExt, symlink};

    use botcamp::stage::Stage;

    use super::FILE;

    pub fn lets(stage: &Stage, mode: u32) {
        let _ = fs::set_permissions(stage.path(FILE), Permissions::from_mode(mode));
    }

    /// `None` is nobody: there is no file.
    pub fn who_may(stage: &Stage, _given: u32) -> Option<u32> {
        let found = fs::metadata(stage.path(FILE));
        found.ok().map(|it| it.permissions().mode() & 0o777)
    }

    pub fn moves_to_the_shelf(stage: &Stage) {
        let (shelf, file) = (stage.path("shelf"), stage.path(FILE));
        let _ = fs::create_dir(&shelf)
            .and_then(|()| fs::rename(&file, shelf.join("library.json")))
            .and_then(|()| symlink("../shelf/library.json", &file));
    }

    /// … and there is a file where it leads.
    pub fn is_a_link(stage: &Stage) -> bool {
        stage.path(FILE).is_symlink() && stage.path(FILE).is_file()
    }
}

#[cfg(not(unix))]
mod on_unix {
    use botcamp::stage::Stage;

    pub fn lets(_: &Stage, _: u32) {}

    pub fn who_may(_: &Stage, given: u32) -> Option<u32> {
        Some(given)
    }

    pub fn moves_to_the_shelf(_: &Stage) {}

    pub fn is_a_link(_: &Stage) -> bool {
        true
    }
}

/// A library file.
fn library(name: &str) -> String {
    let days = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let days = days.map(|day| format!("    \"{day}\": {{ \"open\": \"07:00\", \"close\": \"22:00\" }}"));
    let facility = "{ \"name\": { \"en\": \"Reading room\", \"ko\": \"열람실\" }, \"description\": { \"en\": \"200 quiet seats\", \"ko\": \"조용한 자리 200석\" } }";
    format!(
        "{{\n  \"name\": {{ \"en\": \"{name}\", \"ko\": \"마을도서관\" }},\n  \"hours\": {{\n{}\n  }},\n  \"facilities\": [{facility}]\n}}\n",
        days.join(",\n"),
    )
}
