//! From 05 on, a file is saved in one way: the lessons after it have the same code, whatever room it stands in. And 08 brings
//! a database with not a line of the bot changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::course;

const HANDED_ON: [&str; 3] = ["disk.rs", "lock.rs", "save.rs"];

#[test]
fn what_saves_a_file_stays_as_it_is() {
    let course = course();
    let mut first: BTreeMap<&str, (PathBuf, Vec<String>)> = BTreeMap::new();
    for lesson in course.lessons().iter().filter(|it| it.number >= 5) {
        // In 05 `save.rs` is the student's, so its starter is another.
        for folder in [course.solution(lesson).unwrap().join("src"), lesson.starter()] {
            for (name, path) in found(&folder) {
                let code = code(&path);
                match first.get(name) {
                    None => drop(first.insert(name, (path, code))),
                    Some((_, first)) if first.concat() == code.concat() => {}
                    Some(_) if code.iter().any(|line| line.contains("todo!(")) => {}
                    Some((first, _)) => panic!("{} differs from {}", path.display(), first.display()),
                }
            }
        }
    }
    assert_eq!(first.len(), HANDED_ON.len(), "{:?}", first.keys());
}

#[test]
fn a_database_changes_nothing_but_the_store() {
    let course = course();
    let [before, after] = ["7", "8"].map(|number| course.lesson(number).unwrap());
    let [before, solution] = [before, after].map(|it| course.solution(it).unwrap().join("src"));
    let bot = outside_the_store(&before);
    assert!(bot.contains_key("main.rs") && bot.contains_key("library.rs"));
    for folder in [solution, after.starter()] {
        assert!(
            outside_the_store(&folder) == bot,
            "{}: what is not in store/ differs from {}",
            folder.display(),
            before.display()
        );
        for store in [
            "memory.rs",
            "json/mod.rs",
            "json/file.rs",
            "json/document.rs",
            "json/layout.rs",
        ] {
            let [before, after] = [&before, &folder].map(|it| it.join("store").join(store));
            assert!(
                code(&before) == code(&after),
                "{} differs from {}",
                after.display(),
                before.display()
            );
        }
    }
}

/// The files in a folder, and what is in them; not those in folders below it.
fn outside_the_store(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let paths = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    paths
        .filter(|it| !it.ends_with("store"))
        .map(|it| {
            (
                it.file_name().unwrap().to_str().unwrap().to_owned(),
                fs::read(&it).unwrap(),
            )
        })
        .collect()
}

/// Those of these files that stand in a folder or in those below it.
fn found(folder: &Path) -> Vec<(&'static str, PathBuf)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(self::found(&path));
        } else if let Some(name) = HANDED_ON.into_iter().find(|name| path.ends_with(name)) {
            found.push((name, path));
        }
    }
    found
}

/// The lines without comments. A file in a room of its own calls its neighbours by another path.
fn code(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap().replace("crate::", "super::");
    let lines = text.lines().map(str::trim);
    lines
        .filter(|it| !it.is_empty() && !it.starts_with("//"))
        .map(str::to_owned)
        .collect()
}
