//! A class is graded by one command, which is killed half way, and goes on where it was.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

use crate::class::Class;
use crate::copy::{Copy, run};
use crate::course;

const SOURCE: &str = "lessons/00-first-words/src";

/// A class of lesson 00, which needs no library: students, and the points that each must get.
fn class(copy: &Copy) -> Vec<(&'static str, &'static str)> {
    let solved = copy.read("solutions/00-first-words/src/main.rs");
    let starter = copy.read("lessons/00-first-words/starter/main.rs");
    let half = solved.replace(
        "format!(\"Hello, {name}! I am your first bot.\")",
        "todo!(\"task 2: greet {name}\")",
    );
    assert_ne!(half, solved);
    let sources = [
        ("finished", solved.clone(), "2"),
        ("finished-otherwise", format!("// mine\n{solved}"), "2"),
        ("half", half, "1"),
        ("wrong", solved.replace("Hello", "Hullo"), "0"),
        ("broken", solved.replace("-> String", "-> Strin"), "0"),
        ("open", starter, ""),
        (
            "reads",
            "fn main() { print!(include_str!(\"../tests/snapshots/grade__greets_by_name.snap\")) }"
                .to_owned(),
            "0",
        ),
        (
            "exits",
            "fn main() { println!(\"test result: ok. 2 passed\"); std::process::exit(0) }".to_owned(),
            "0",
        ),
        ("=1+1", format!("// =1+1\n{solved}"), "2"),
    ];
    for (student, source, _) in &sources {
        let folder = copy.path("class").join(student).join(SOURCE);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("main.rs"), source).unwrap();
    }
    // What a clone that failed leaves, and a source that is none.
    fs::create_dir_all(copy.path("class/empty")).unwrap();
    let folder = copy.path("class/not-text").join(SOURCE);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("main.rs"), b"\xff\xfe").unwrap();
    let expected = sources.iter().map(|(student, _, points)| (*student, *points));
    expected.chain([("empty", ""), ("not-text", "0")]).collect()
}

fn grades(copy: &Copy) -> Command {
    copy.command(&[
        "gradebook",
        "class",
        "--lesson",
        "0",
        "--rounds",
        "1",
        "--jobs",
        "1",
        "--out",
        "book",
    ])
}

/// The points of lesson 00, as the table for Canvas has them.
fn points(copy: &Copy) -> BTreeMap<String, String> {
    let mut reader = csv::Reader::from_path(copy.path("book/gradebook-canvas.csv")).unwrap();
    let rows = reader.records().map(Result::unwrap).skip(1);
    rows.map(|row| (row[0].trim_start_matches('\'').to_owned(), row[5].to_owned()))
        .collect()
}

/// The kept results, and when each was written.
fn kept(book: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let students = fs::read_dir(book.join("verdicts")).unwrap().flatten();
    let files = students.flat_map(|it| fs::read_dir(it.path()).unwrap().flatten());
    files
        .map(|it| (it.path(), it.metadata().unwrap().modified().unwrap()))
        .collect()
}

#[test]
fn a_class_is_graded_killed_half_way_and_resumed() {
    let copy = Copy::of_the_course("gradebook");
    let expected = class(&copy);

    let mut child = grades(&copy)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap())
        .lines()
        .map_while(Result::ok);
    // Its third result is kept before it is told.
    let third = said.find(|line| line.starts_with("[3/"));
    assert!(third.is_some(), "it ended before");
    child.kill().unwrap();
    child.wait().unwrap();
    let before = kept(&copy.path("book"));
    assert!(!copy.path("book/gradebook.html").exists());
    let seed = |copy: &Copy| copy.read("book/unfinished.json");
    let begun = seed(&copy);

    let second = run(&mut grades(&copy));
    assert_eq!(second.code, 0, "{second}");
    let again: usize = second
        .err
        .split("graded already: ")
        .nth(1)
        .unwrap()
        .split(')')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    assert!(again >= 3, "{second}");
    assert!(!copy.path("book/unfinished.json").exists());
    let after = kept(&copy.path("book"));
    for (file, written) in &before {
        assert_eq!(after[file], *written, "{} was graded again", file.display());
        // All of the class were asked the same.
        let text = fs::read_to_string(file).unwrap();
        let report: serde_json::Value = serde_json::from_str(&text).unwrap();
        let begun: serde_json::Value = serde_json::from_str(&begun).unwrap();
        assert_eq!(report["evidence"]["seeds"][0], begun["seed"]);
    }
    let found = points(&copy);
    for (student, points) in &expected {
        assert_eq!(found[*student], *points, "{student}\n{second}");
    }
    assert_eq!(found.len(), expected.len());
    assert!(
        second.out.contains("empty: ") && second.out.contains("gradebook.html"),
        "{second}"
    );

    // A third time there is nothing to do but for whoever changed something.
    copy.write(
        &format!("class/half/{SOURCE}/main.rs"),
        &copy.read("solutions/00-first-words/src/main.rs"),
    );
    let third = run(&mut grades(&copy));
    assert!(third.err.contains("To be graded: 1 "), "{third}");
    assert_eq!(points(&copy)["half"], "2", "{third}");

    // A result that somebody has edited is found out, and made again.
    let file = after
        .keys()
        .find(|it| it.to_string_lossy().contains("wrong"))
        .unwrap();
    let edited = fs::read_to_string(file)
        .unwrap()
        .replace("\"points\": 0", "\"points\": 1");
    fs::write(file, edited).unwrap();
    let fourth = run(&mut grades(&copy));
    assert!(fourth.err.contains("To be graded: 1 "), "{fourth}");
    assert_eq!(points(&copy)["wrong"], "0", "{fourth}");
}

/// A compiler that goes on behind its gradebook's back takes half of a small machine from whoever starts it again.
#[cfg(target_os = "linux")]
#[test]
fn the_compilers_of_a_gradebook_that_is_killed_end() {
    use std::collections::BTreeSet;
    use std::time::{Duration, Instant};

    use botcamp::confine::tree;

    let mut class = Class::new(course(), "busy", 1);
    class.student("busy", 0);
    let main = class.main_of("busy", 0);
    let endless = "tests/cheats/keeps-the-compiler-busy/lessons/00-first-words/src/main.rs";
    fs::copy(endless, main).unwrap();
    let mut gradebook = class
        .command()
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let command_line = |id: u32| fs::read_to_string(format!("/proc/{id}/cmdline")).unwrap_or_default();
    let compiles = |id: &u32| {
        let line = command_line(*id);
        line.contains("rustc") && line.contains("lesson_00_first_words") && line.contains("src/main.rs")
    };
    let wait = || std::thread::sleep(Duration::from_millis(5));
    let its = loop {
        let its = tree::descendants(gradebook.id());
        if its.iter().any(compiles) {
            break its;
        }
        assert!(
            gradebook.try_wait().unwrap().is_none(),
            "it ended before it compiled"
        );
        wait();
    };
    let its: BTreeSet<_> = its.into_iter().map(|id| (id, command_line(id))).collect();
    gradebook.kill().unwrap();
    gradebook.wait().unwrap();
    let killed = Instant::now();
    // Somebody else may have been given the number meanwhile.
    while its
        .iter()
        .any(|(id, line)| !line.is_empty() && command_line(*id) == *line)
    {
        assert!(
            killed.elapsed() < Duration::from_secs(30),
            "it goes on until it is stopped for itself"
        );
        wait();
    }
}
