//! What a bot prints, kept by lines: bounded, readable as text, and without its token.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::sync::watch;

/// Lines that are kept; older ones are forgotten.
const LINES: usize = 1000;
/// Bytes of a line that are kept. A bot that prints without end and without a line break fills no memory.
const LINE_BYTES: usize = 2000;
/// How long a process that has ended is waited for to have its output read: a child that it left behind may hold the pipe.
const DRAIN: Duration = Duration::from_millis(500);

/// A bot's output, shared by whoever looks at it.
#[derive(Clone)]
pub struct Output {
    kept: Arc<Mutex<Kept>>,
    /// How many lines there have been, and how many pipes are still read.
    state: Arc<watch::Sender<State>>,
    secret: Arc<str>,
}

/// A place in the output, to ask what came after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark(usize);

#[derive(Default)]
struct Kept {
    lines: VecDeque<String>,
    forgotten: usize,
}

#[derive(Clone, Copy, Default)]
struct State {
    lines: usize,
    pipes: usize,
}

impl Output {
    pub(super) fn new(secret: &str) -> Output {
        Output {
            kept: Arc::default(),
            state: Arc::new(watch::Sender::new(State::default())),
            secret: secret.into(),
        }
    }

    /// Reads a pipe to its end, in the background.
    pub(super) fn read(&self, mut pipe: impl AsyncRead + Unpin + Send + 'static) {
        self.state.send_modify(|it| it.pipes += 1);
        let output = self.clone();
        tokio::spawn(async move {
            let mut line = Vec::new();
            let mut chunk = [0; 4096];
            while let Ok(count @ 1..) = pipe.read(&mut chunk).await {
                for &byte in &chunk[..count] {
                    match byte {
                        b'\n' => output.push(&std::mem::take(&mut line)),
                        _ if line.len() < LINE_BYTES => line.push(byte),
                        _ => {} // The rest of an overlong line is not kept.
                    }
                }
            }
            if !line.is_empty() {
                output.push(&line);
            }
            output.state.send_modify(|it| it.pipes -= 1);
        });
    }

    /// Where the output stands now.
    pub fn mark(&self) -> Mark {
        Mark(self.state.borrow().lines)
    }

    /// The lines after `mark` that are still kept.
    pub fn since(&self, mark: Mark) -> Vec<String> {
        let kept = self.kept();
        let skipped = mark.0.saturating_sub(kept.forgotten);
        kept.lines.iter().skip(skipped).cloned().collect()
    }

    /// The same, and `mark` stands after them from then on: no line is told twice, or never.
    pub fn read_on(&self, mark: &mut Mark) -> Vec<String> {
        let kept = self.kept();
        let skipped = mark.0.saturating_sub(kept.forgotten);
        *mark = Mark(kept.forgotten + kept.lines.len());
        kept.lines.iter().skip(skipped).cloned().collect()
    }

    /// Resolves when there is a line after `mark`, or nothing can come any more.
    pub async fn after(&self, mark: Mark) {
        let mut state = self.state.subscribe();
        // The sender lives as long as `self`, so this cannot fail.
        let _ = state.wait_for(|it| it.lines > mark.0 || it.pipes == 0).await;
    }

    /// Resolves when all has been read.
    pub(super) async fn ended(&self) {
        let mut state = self.state.subscribe();
        let _ = tokio::time::timeout(DRAIN, state.wait_for(|it| it.pipes == 0)).await;
    }

    fn push(&self, line: &[u8]) {
        let text = readable(line, &self.secret);
        let mut kept = self.kept();
        if kept.lines.len() == LINES {
            kept.lines.pop_front();
            kept.forgotten += 1;
        }
        kept.lines.push_back(text);
        drop(kept);
        self.state.send_modify(|it| it.lines += 1);
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        // Nothing panics while it holds this lock; if something did, the lines are still lines.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A line as text, without the secret, nor its beginning where the line was cut in the middle of it.
fn readable(line: &[u8], secret: &str) -> String {
    let mut text = String::from_utf8_lossy(line).trim_end_matches('\r').to_owned();
    if !secret.is_empty() {
        text = text.replace(secret, "[token]");
    }
    if line.len() == LINE_BYTES {
        let mut beginnings = (1..secret.len()).rev().filter_map(|it| secret.get(..it));
        if let Some(begun) = beginnings.find(|it| text.ends_with(it)) {
            text.truncate(text.len() - begun.len());
        }
        // Half a character may be left of the last one.
        text.truncate(text.trim_end_matches(char::REPLACEMENT_CHARACTER).len());
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn output_of(printed: &[u8]) -> Vec<String> {
        let output = Output::new("s3cret");
        output.read(std::io::Cursor::new(printed.to_vec()));
        output.ended().await;
        output.since(Mark::default())
    }

    #[tokio::test]
    async fn the_token_is_never_kept() {
        assert_eq!(output_of(b"login with s3cret\n").await, ["login with [token]"]);
    }

    #[tokio::test]
    async fn what_is_not_text_is_made_text() {
        assert_eq!(output_of(b"a\xff\r\nb").await, ["a\u{fffd}", "b"]);
    }

    #[tokio::test]
    async fn endless_output_is_bounded() {
        let lines = output_of("ab\n".repeat(LINES + 5).as_bytes()).await;
        assert_eq!(lines.len(), LINES);
        let line = output_of(&vec![b'x'; 5 * LINE_BYTES]).await;
        assert_eq!(line[0], "x".repeat(LINE_BYTES) + "…");
    }

    #[tokio::test]
    async fn a_line_that_is_cut_in_the_token_or_in_a_character_shows_no_half() {
        let line = output_of(("x".repeat(LINE_BYTES - 3) + "s3cret").as_bytes()).await;
        assert_eq!(line[0], "x".repeat(LINE_BYTES - 3) + "…");
        let line = output_of(("x".repeat(LINE_BYTES - 2) + "봇").as_bytes()).await;
        assert_eq!(line[0], "x".repeat(LINE_BYTES - 2) + "…");
    }

    #[tokio::test]
    async fn a_mark_divides_before_from_after() {
        let output = Output::new("");
        output.read(&b"one\n"[..]);
        output.ended().await;
        let mark = output.mark();
        output.read(&b"two\n"[..]);
        output.after(mark).await;
        assert_eq!(output.since(mark), ["two"]);
    }
}
