//! What students get works by itself: it has no solutions, its lock file is valid, and a lesson goes from open to done.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use botcamp::build;
use botcamp::course::Course;
use botcamp::grade::Report;
use botcamp::grade::sealed::seed;
use botcamp::template::{self, TemplateError};
use tempfile::TempDir;

use crate::course;

struct Copy {
    folder: TempDir,
    name: &'static str,
}

impl Copy {
    fn new() -> Copy {
        let folder = tempfile::tempdir().unwrap();
        let name = "course";
        template::write(&course(), &folder.path().join(name)).unwrap();
        Copy { folder, name }
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join(self.name)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }

    fn is_moved_to(&mut self, name: &'static str) {
        fs::rename(self.root(), self.folder.path().join(name)).unwrap();
        self.name = name;
    }

    /// Runs cargo in the copy as a student would.
    fn cargo(&self, args: &[&str]) -> Output {
        let mut command = build::cargo();
        command.current_dir(self.root()).args(args);
        command
            .env("CARGO_TARGET_DIR", self.path("target"))
            .env("CARGO_NET_OFFLINE", "true")
            .env("BOTCAMP_LANG", "en")
            .output()
            .unwrap()
    }

    /// Gives the copy what is built of others' crates, which takes minutes otherwise. It has a place of its own: two workspaces
    /// that share a target folder overwrite each other's lessons, for cargo knows a lesson by its place in its workspace.
    fn seed_dependencies(&self) {
        let ours = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
        seed(&course(), ours, &self.path("target")).unwrap();
    }

    /// Does lesson 00 as its solution does.
    fn solve_first_words(&self) {
        let solution = course().root().join("solutions/00-first-words/src/main.rs");
        fs::copy(solution, self.path("lessons/00-first-words/src/main.rs")).unwrap();
    }
}

fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr]
        .map(|it| String::from_utf8_lossy(it))
        .join("\n")
}

/// All files under `folder`, relative to it, with forward slashes.
fn files(folder: &Path) -> Vec<String> {
    fn collect(folder: &Path, prefix: &str, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
            match entry.path().is_dir() {
                true => collect(&entry.path(), &format!("{name}/"), found),
                false => found.push(name),
            }
        }
    }
    let mut found = Vec::new();
    collect(folder, "", &mut found);
    found
}

#[test]
fn it_has_every_lesson_at_its_start_and_nothing_that_gives_an_answer() {
    let copy = Copy::new();
    let course = course();
    assert_eq!(
        Course::open(copy.root()).unwrap().lessons().len(),
        course.lessons().len()
    );

    let files = files(&copy.root());
    for kept in [
        "Cargo.lock",
        "README.md",
        "README.ko.md",
        ".gitignore",
        ".cargo/config.toml",
        ".github/workflows/grade.yml",
        "data/library.json",
        "lessons/store/src/lib.rs",
    ] {
        assert!(files.iter().any(|it| it == kept), "{kept} is missing");
    }
    for left_out in [
        "solutions/",
        "tests/",
        "benches/",
        "target/",
        ".git/",
        ".ci/",
        ".github/workflows/ci.yml",
        "docs/instructors",
        "docs/result.schema.json",
    ] {
        assert!(
            !files.iter().any(|it| it.starts_with(left_out)),
            "{left_out} is there"
        );
    }
    for (page, for_others) in [
        ("README.md", "## For contributors"),
        ("README.ko.md", "## 함께 만드는 분께"),
    ] {
        let whole = std::fs::read_to_string(course.root().join(page)).unwrap();
        let given = std::fs::read_to_string(copy.path(page)).unwrap();
        assert!(
            whole.contains(for_others) && !given.contains(for_others),
            "{page}"
        );
    }
    for lesson in Course::open(copy.root()).unwrap().lessons() {
        assert_eq!(
            contents(&lesson.src()),
            contents(&lesson.starter()),
            "{}",
            lesson.folder
        );
    }
}

fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    files(folder)
        .into_iter()
        .map(|it| (it.clone(), fs::read(folder.join(it)).unwrap()))
        .collect()
}

#[test]
fn a_folder_with_something_in_it_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.txt"), "mine").unwrap();
    let error = template::write(&course(), folder.path()).unwrap_err();
    assert!(matches!(error, TemplateError::NotEmpty(_)), "{error}");
    assert_eq!(files(folder.path()), ["mine.txt"]);
}

#[test]
fn a_student_gets_from_open_to_done() {
    let mut copy = Copy::new();
    copy.seed_dependencies();
    // `--locked` also says that cargo would have written the very same lock file.
    let output = copy.cargo(&["test", "--locked"]);
    assert!(output.status.success(), "{}", said(&output));

    let check = ["run", "--locked", "--", "check", "0"];
    let output = copy.cargo(&check);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    copy.solve_first_words();
    let output = copy.cargo(&check);
    assert!(output.status.success(), "{}", said(&output));
    let output = copy.cargo(&["test", "--locked", "--package", "lesson-00-first-words"]);
    assert!(output.status.success(), "{}", said(&output));

    let output = copy.cargo(&["run", "--locked", "--", "grade", "--out", "result.json"]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("rehearsal"), "{}", said(&output));
    let report = Report::read(&copy.path("result.json")).unwrap().unwrap();
    assert!(report.rehearsal);
    let own = Course::open(copy.root()).unwrap();
    assert_eq!(report.points, own.lessons()[0].points());
    assert_eq!(report.max_points, own.points());

    // Somebody tidies up their folders.
    copy.is_moved_to("courses of mine");
    let output = copy.cargo(&check);
    assert!(output.status.success(), "{}", said(&output));
    let output = copy.cargo(&["test", "--locked", "--package", "lesson-00-first-words"]);
    assert!(output.status.success(), "{}", said(&output));
}
