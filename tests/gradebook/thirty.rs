//! A whole class in all lessons. It takes some minutes, so it is run by whoever wants to see it:
//! `cargo test --test gradebook thirty -- --ignored --nocapture`.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use botcamp::course::Course;

use crate::course;

/// Tricks of `tests/cheats/` that are handed in as a whole lesson 00.
const TRICKS: [&str; 6] = [
    "build-script",
    "exits-before-main",
    "patched-libraries",
    "prints-a-passed-test",
    "proc-macro",
    "reads-the-snapshots",
];

struct Class {
    course: Course,
    folder: PathBuf,
    /// Each student's points in each lesson; `None` where nothing is to be found.
    expected: BTreeMap<String, Vec<u32>>,
}

impl Class {
    fn new() -> Class {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("thirty");
        let _ = fs::remove_dir_all(&folder);
        let mut class = Class {
            course: course(),
            folder,
            expected: BTreeMap::new(),
        };
        let all = class.course.lessons().len();
        for number in 0..6 {
            class.student(&format!("finished{number}"), all);
        }
        for number in 0..12 {
            class.student(&format!("half{number:02}"), 1 + number / 2);
        }
        for number in 0..6 {
            let (name, done) = (format!("broken{number}"), number % 3);
            class.student(&name, done);
            class.breaks(&name, done, number);
        }
        for (number, trick) in TRICKS.iter().enumerate() {
            let name = format!("cheat-{trick}");
            class.student(&name, 1 + number % 3);
            copy(&Path::new("tests/cheats").join(trick), &class.of(&name));
            class.expected.get_mut(&name).unwrap()[0] = 0;
        }
        class
    }

    fn of(&self, student: &str) -> PathBuf {
        self.folder.join("students").join(student)
    }

    fn src(&self, student: &str, lesson: usize) -> PathBuf {
        let lesson = &self.course.lessons()[lesson];
        self.of(student).join("lessons").join(&lesson.folder).join("src")
    }

    /// A student who has done so many lessons, with a comment of their own in each, and has not begun the others.
    fn student(&mut self, name: &str, done: usize) {
        for (at, lesson) in self.course.lessons().iter().enumerate() {
            let src = self.src(name, at);
            if at < done {
                copy(&self.course.solution(lesson).unwrap().join("src"), &src);
                let main = fs::read_to_string(src.join("main.rs")).unwrap();
                fs::write(src.join("main.rs"), format!("// {name}\n{main}")).unwrap();
            } else {
                copy(&lesson.starter(), &src);
            }
        }
        let points = self.course.lessons().iter().enumerate();
        let points = points
            .map(|(at, lesson)| if at < done { lesson.points() } else { 0 })
            .collect();
        self.expected.insert(name.to_owned(), points);
    }

    /// What comes after that does not compile, or is no source.
    fn breaks(&self, name: &str, lesson: usize, how: usize) {
        let src = self.src(name, lesson);
        let solution = self
            .course
            .solution(&self.course.lessons()[lesson])
            .unwrap()
            .join("src");
        match how {
            0..3 => {
                copy(&solution, &src);
                let main = fs::read_to_string(src.join("main.rs")).unwrap();
                fs::write(
                    src.join("main.rs"),
                    format!("{main}\nfn wrong() -> u32 {{ \"{name}\" }}\n"),
                )
                .unwrap();
            }
            3 => fs::write(src.join("main.rs"), b"fn main() {} // \xff").unwrap(),
            4 => fs::remove_dir_all(src.parent().unwrap()).unwrap(),
            _ => fs::write(src.join("notes.txt"), "what is this?").unwrap(),
        }
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_botcamp"));
        command
            .current_dir(self.course.root())
            .env("BOTCAMP_LANG", "en")
            .arg("gradebook")
            .arg(self.folder.join("students"))
            .arg("--out")
            .arg(self.folder.join("book"));
        command
    }

    /// The points that count, as Canvas would have them. What was not begun has no deadline yet, and no grade.
    fn found(&self) -> BTreeMap<String, Vec<u32>> {
        let mut reader = csv::Reader::from_path(self.folder.join("book/gradebook-canvas.csv")).unwrap();
        let rows = reader.records().map(Result::unwrap).skip(1);
        let points = |row: &csv::StringRecord| row.iter().skip(5).map(|it| it.parse().unwrap_or(0)).collect();
        rows.map(|row| (row[0].to_owned(), points(&row))).collect()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}

#[test]
#[ignore = "it takes minutes"]
fn a_class_of_thirty_is_graded_killed_half_way_and_resumed() {
    let class = Class::new();
    assert_eq!(class.expected.len(), 30);

    let start = Instant::now();
    let mut child = class.command().stderr(Stdio::piped()).spawn().unwrap();
    let lines = BufReader::new(child.stderr.take().unwrap())
        .lines()
        .map_while(Result::ok);
    let mut all = 0;
    for line in lines {
        println!("{line}");
        // `[12/130] …`
        let number = |it: &str| it.trim_matches(['[', ']']).parse::<usize>().ok();
        let counted = line.split(' ').next().and_then(|it| it.split_once('/'));
        let Some((done, of)) = counted.and_then(|(done, of)| Some((number(done)?, number(of)?))) else {
            continue;
        };
        all = of;
        if done * 2 >= of {
            break;
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    println!(
        "killed half way ({all} lessons), after {:.0} s",
        start.elapsed().as_secs_f64()
    );

    let start = Instant::now();
    let output = class.command().stderr(Stdio::piped()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    println!("{said}\n{}", String::from_utf8_lossy(&output.stdout));
    println!(
        "resumed, and done after {:.0} s more",
        start.elapsed().as_secs_f64()
    );
    assert!(output.status.success());
    let left: usize = said
        .split("To be graded: ")
        .nth(1)
        .unwrap()
        .split(' ')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    assert!(left <= all - all / 2, "{left} of {all} again");
    assert_eq!(class.found(), class.expected);

    let start = Instant::now();
    let output = class.command().output().unwrap();
    assert!(output.status.success());
    println!(
        "a third time, with nothing to do: {:.1} s",
        start.elapsed().as_secs_f64()
    );
    assert_eq!(class.found(), class.expected);
}
