//! What lesson 00 is checked with. You need not change this file; `snapshots/` has what is expected.
//!
//! The later lessons' checks stand on the course's own crate. This one stands on nothing but Rust, so that it is ready
//! while everything else is still being built.

use std::panic;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

#[test]
fn greets_by_name() {
    Conversation::new("greets_by_name")
        .runs(&[])
        .runs(&["Bora"])
        .runs(&["하나"])
        .was_as_expected();
}

/// The program, run from outside, and what was typed and printed so far.
struct Conversation {
    task: &'static str,
    program: PathBuf,
    said: String,
    errors: String,
}

impl Conversation {
    fn new(task: &'static str) -> Conversation {
        let own = env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME")));
        let program = env::var_os("BOTCAMP_BOT").map_or_else(|| PathBuf::from(own), PathBuf::from);
        Conversation {
            task,
            program,
            said: String::new(),
            errors: String::new(),
        }
    }

    /// Runs the program with these words after its name.
    fn runs(mut self, words: &[&str]) -> Conversation {
        let output = Command::new(&self.program)
            .args(words)
            .env_remove("RUST_BACKTRACE")
            .output()
            .unwrap_or_else(|fault| self.ends(&not_graded(&fault.to_string()), &fault.to_string()));
        let typed = [&["first-words"], words].concat().join(" ");
        let printed = String::from_utf8_lossy(&output.stdout).replace("\r\n", "\n");
        self.said += &format!("$ {typed}\n{printed}");
        self.errors += &String::from_utf8_lossy(&output.stderr);
        if !output.status.success() {
            self.stopped(output.status.code());
        }
        self
    }

    /// The program did not come to its end: it met the `todo!`, or something else went wrong.
    fn stopped(&self, code: Option<i32>) -> ! {
        let task = "not yet implemented: task ";
        if self.errors.contains(task) {
            let line = self
                .errors
                .split("main.rs:")
                .nth(1)
                .and_then(|it| it.split(':').next())
                .unwrap_or("1");
            let file = "lessons/00-first-words/src/main.rs";
            let outcome =
                format!(r#"{{"kind": "not_started", "task": 1, "file": "{file}", "line": {line}}}"#);
            let text = say(
                &format!("not started yet. This is where it begins: {file}, line {line}, at the todo!."),
                &format!("아직 시작하지 않았어요. 여기서 시작하세요: {file} 파일 {line}번째 줄의 todo!"),
            );
            self.ends(&outcome, &text);
        }
        let how = code.map_or("signal".to_owned(), |code| format!("exit code {code}"));
        let outcome = format!(r#"{{"kind": "crashed", "how": "{how}"}}"#);
        let text = say(
            &format!("the program stopped ({how}). What it printed:\n\n{}", self.errors),
            &format!(
                "프로그램이 멈췄어요({how}). 출력한 내용은 이래요:\n\n{}",
                self.errors
            ),
        );
        self.ends(&outcome, &text)
    }

    /// Compares with the snapshot.
    fn was_as_expected(self) {
        let expected = self.expected();
        if self.said == expected {
            self.keep(r#"{"kind": "passed"}"#);
            return;
        }
        let text = say(
            &format!(
                "not as expected.\n\n── expected ──\n{expected}\n── your program ──\n{}",
                self.said
            ),
            &format!(
                "기대와 달라요.\n\n── 기대 ──\n{expected}\n── 실제 ──\n{}",
                self.said
            ),
        );
        self.ends(r#"{"kind": "wrong"}"#, &text);
    }

    /// The snapshot's text, below the heading that stands between two lines `---`.
    fn expected(&self) -> String {
        let name = format!("grade__{}.snap", self.task);
        let lesson = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lessons/00-first-words");
        let text = fs::read_to_string(lesson.join("tests/snapshots").join(name)).unwrap_or_default();
        let text = text.replace("\r\n", "\n");
        text.splitn(3, "---\n").nth(2).unwrap_or_default().to_owned()
    }

    /// Writes the result, says why, and ends the test without the noise of a panic.
    fn ends(&self, outcome: &str, text: &str) -> ! {
        self.keep(outcome);
        println!("\n{}: {text}", self.task);
        panic::resume_unwind(Box::new("the text above says why"))
    }

    /// The result, where the course tool asked for it.
    fn keep(&self, outcome: &str) {
        let Some(folder) = env::var_os("BOTCAMP_RESULTS") else {
            return;
        };
        let errors: Vec<_> = self.errors.lines().map(json).collect();
        let result = format!(
            r#"{{"task": {}, "outcome": {outcome}, "expected": {}, "said": {}, "last_words": [{}], "snapshot": {}}}"#,
            json(self.task),
            json(&self.expected()),
            json(&self.said),
            errors.join(", "),
            json(&format!(
                "lessons/00-first-words/tests/snapshots/grade__{}.snap",
                self.task
            )),
        );
        let file = Path::new(&folder).join(format!("{}.json", self.task));
        if let Err(fault) = fs::write(&file, result) {
            println!("cannot write {}: {fault}", file.display());
        }
    }
}

fn not_graded(why: &str) -> String {
    format!(r#"{{"kind": "not_graded", "why": {}}}"#, json(why))
}

/// English or Korean, as `BOTCAMP_LANG` or the system says.
fn say(english: &str, korean: &str) -> String {
    let asked = ["BOTCAMP_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];
    let language = asked
        .iter()
        .find_map(|name| env::var(name).ok().filter(|it| !it.is_empty()));
    match language.is_some_and(|it| it.starts_with("ko")) {
        true => korean.to_owned(),
        false => english.to_owned(),
    }
}

/// A text as JSON writes it.
fn json(text: &str) -> String {
    let mut quoted = String::from("\"");
    for it in text.chars() {
        match it {
            '"' | '\\' => quoted.extend(['\\', it]),
            '\n' => quoted.push_str("\\n"),
            it if it < ' ' => quoted.push_str(&format!("\\u{:04x}", u32::from(it))),
            it => quoted.push(it),
        }
    }
    quoted.push('"');
    quoted
}
