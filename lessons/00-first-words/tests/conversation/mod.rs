//! A conversation with a program that runs, prints and ends, and how it differs from the expected one.
//!
//! The later lessons' checks stand on the course's own crate. This one stands on nothing but Rust, so that it is ready
//! while everything else is still being built. Its results have the form of `src/stage/result.rs`.

mod program;
mod result;
mod round;
mod words;

use std::env;
use std::fs;
use std::panic;
use std::path::{Path, PathBuf};

use program::Ending;
use words::say;

const LESSON: &str = "lessons/00-first-words";

/// What was typed and printed so far.
pub struct Conversation {
    task: &'static str,
    said: String,
    /// What the program printed for its maker: panics, above all.
    errors: String,
    /// How many words were typed so far.
    words: usize,
}

impl Conversation {
    pub fn new(task: &'static str) -> Conversation {
        Conversation {
            task,
            said: String::new(),
            errors: String::new(),
            words: 0,
        }
    }

    /// Runs the program with these words after its name.
    pub fn runs(&mut self, shown: &[&str]) {
        let words = shown.iter().zip(self.words..);
        let words: Vec<_> = words.map(|(shown, number)| round::word(number, shown)).collect();
        self.words += words.len();
        let words: Vec<_> = words.iter().map(String::as_str).collect();
        let words = words.as_slice();
        let ran = match program::run(words) {
            Ok(ran) => ran,
            Err(fault) => self.is_not_graded(&fault.to_string()),
        };
        self.said += &format!("$ {}\n{}", typed(words), ran.printed);
        if !self.said.ends_with('\n') {
            self.said.push('\n');
        }
        self.errors += &ran.errors;
        match ran.ending {
            Ending::Good => {}
            Ending::Bad(how) => self.stopped(&format!("(the program stopped: {how})")),
            Ending::Never => self.stopped("(the program does not come to its end)"),
        }
    }

    /// The program did not come to its end as it should: it met the `todo!`, or something else went wrong.
    fn stopped(&mut self, note: &str) -> ! {
        if let Some(open) = program::open_task(&self.errors) {
            let (task, file, line) = (open.task, open.file, open.line);
            let text = say(
                &format!("not started yet. This is where it begins: {file}, line {line}, at the todo!."),
                &format!("아직 시작하지 않았어요. 여기서 시작하세요: {file} 파일 {line}번째 줄의 todo!"),
            );
            self.ends(&result::not_started(task, &file, line), &text);
        }
        self.said += &format!("{note}\n");
        self.is_wrong()
    }

    /// Compares with the snapshot.
    pub fn is_as_expected(&self) {
        if let Some(file) = round::record(self.task) {
            match fs::write(&file, &self.said) {
                Ok(()) => self.keep(result::PASSED),
                Err(fault) => self.is_not_graded(&fault.to_string()),
            }
        } else if self.expected().as_ref() == Some(&self.said) {
            self.keep(result::PASSED);
        } else {
            self.is_wrong();
        }
    }

    fn is_wrong(&self) -> ! {
        let snapshot = self.snapshot();
        let Some(expected) = self.expected() else {
            self.is_not_graded(&say(
                &format!("{snapshot} is missing"),
                &format!("{snapshot} 파일이 없어요"),
            ));
        };
        let difference = words::difference(&expected, &self.said);
        let mut text = say(
            &format!(
                "not as expected. Here is where the two part.\n\n{difference}\nAll of it, as it should be: {snapshot}"
            ),
            &format!(
                "기대와 달라요. 둘이 갈라지는 곳을 보여 드릴게요.\n\n{difference}\n전체 기대 대화: {snapshot}"
            ),
        );
        if !self.errors.is_empty() {
            text += &say(
                "\n\nWhat the program said about it:\n",
                "\n\n프로그램이 남긴 말:\n",
            );
            text.extend(self.errors.lines().map(|it| format!("  {it}\n")));
        }
        self.ends(result::WRONG, &text)
    }

    fn is_not_graded(&self, why: &str) -> ! {
        let text = say(
            &format!("could not be checked, and costs nothing: {why}"),
            &format!("확인하지 못했어요. 점수는 깎이지 않아요: {why}"),
        );
        self.ends(&result::not_graded(why), &text)
    }

    /// Keeps the result, says why, and ends the test without the noise of a panic.
    fn ends(&self, outcome: &str, text: &str) -> ! {
        self.keep(outcome);
        println!("\n{}: {}", self.task, text.trim_end());
        panic::resume_unwind(Box::new("the text above says why"))
    }

    fn keep(&self, outcome: &str) {
        let expected = self.expected();
        result::keep(
            self.task,
            outcome,
            expected.as_deref(),
            &self.said,
            &self.errors,
            &self.snapshot(),
        );
    }

    /// Where the expected conversation stands, from the course's root.
    fn snapshot(&self) -> String {
        format!("{LESSON}/tests/snapshots/grade__{}.snap", self.task)
    }

    /// The snapshot's text, below the heading that stands between two lines `---`.
    fn expected(&self) -> Option<String> {
        if round::is_other() {
            return round::expected(self.task);
        }
        let text = fs::read_to_string(course().join(self.snapshot())).ok()?;
        let text = text.replace("\r\n", "\n");
        text.splitn(3, "---\n").nth(2).map(str::to_owned)
    }
}

/// The course's root. The lesson and its solution are equally deep in it.
fn course() -> PathBuf {
    // A folder that was moved has its new place in the variable; the compiler's knowledge may be older.
    let package = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&package).join("../..")
}

/// The command as a person would type it.
fn typed(words: &[&str]) -> String {
    let quoted = words.iter().map(|word| match word.contains(' ') {
        true => format!(" \"{word}\""),
        false => format!(" {word}"),
    });
    format!("first-words{}", quoted.collect::<String>())
}
