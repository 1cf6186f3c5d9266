//! What a watch shows: on a terminal a page that each check writes anew, with what is being built and the keys below it;
//! elsewhere plain lines.

use std::cell::Cell;
use std::io::{IsTerminal, Write, stdout};
use std::panic;
use std::sync::Once;

use botcamp::words::say;
use crossterm::cursor::{MoveTo, MoveToColumn, MoveUp};
use crossterm::execute;
use crossterm::terminal::{Clear, ClearType, disable_raw_mode, enable_raw_mode, size};
use unicode_width::UnicodeWidthChar;

use crate::commands::show::paint;

pub struct Screen {
    /// Keys come one by one, and lines end with `\r\n`.
    raw: Option<Raw>,
    /// What stands below the page, above the keys. They do not share a line: on 80 columns the keys leave no room.
    status: String,
    told: bool,
    drawn: Cell<bool>,
    /// How many lines of the footer are above the one that the cursor stands in.
    above: Cell<u16>,
}

impl Screen {
    pub fn new(keys: bool) -> anyhow::Result<Screen> {
        let raw = keys.then(Raw::begin).transpose()?;
        Ok(Screen {
            raw,
            status: String::new(),
            told: false,
            drawn: Cell::new(true),
            above: Cell::new(0),
        })
    }

    fn on_terminal(&self) -> bool {
        self.raw.is_some() && stdout().is_terminal()
    }

    /// A new page, of this line so far.
    pub fn title(&mut self, line: &str) {
        self.clear();
        self.write(&format!("{line}\n\n"));
        self.footer();
    }

    /// A new page.
    pub fn page(&mut self, text: &str) {
        self.clear();
        self.show(text);
    }

    fn clear(&self) {
        if self.on_terminal() {
            let _ = execute!(stdout(), Clear(ClearType::All), MoveTo(0, 0));
            self.above.set(0);
        }
    }

    /// Adds to the page.
    pub fn show(&mut self, text: &str) {
        self.clear_footer();
        self.write(text);
        if !text.ends_with("\n\n") {
            self.write("\n");
        }
        self.footer();
    }

    /// A long build, shown below the page.
    pub fn building(&mut self, lesson: Option<u32>, done: usize, total: usize, what: &str) {
        if !self.on_terminal() {
            if !self.told {
                self.write(&format!("{}\n", say("build-dependencies-once", &[])));
            }
            self.told = true;
            return;
        }
        const WIDTH: usize = 20;
        let full = (done * WIDTH).checked_div(total).unwrap_or_default().min(WIDTH);
        let bar = format!(
            "[{}{}] {done}/{total}",
            "=".repeat(full),
            " ".repeat(WIDTH - full)
        );
        let text = match lesson {
            Some(lesson) => say("watch-background", &[("number", format!("{lesson:02}").into())]),
            None => say("build-dependencies", &[]),
        };
        self.status = format!("{bar} {text} · {what}");
        self.drawn.set(false);
    }

    pub fn note(&mut self, line: &str) {
        if self.on_terminal() {
            self.status = line.to_owned();
            self.drawn.set(false);
        } else {
            self.write(&format!("{line}\n"));
        }
    }

    /// A build in the background has ended.
    pub fn ready(&mut self, lesson: u32) {
        let text = say("watch-ready", &[("number", format!("{lesson:02}").into())]);
        self.status.clear();
        match self.on_terminal() {
            true => self.status = text,
            false => self.write(&format!("{text}\n")),
        }
        self.drawn.set(false);
    }

    /// Draws what has changed below the page.
    pub fn tick(&self) {
        if !self.drawn.get() {
            self.footer();
        }
    }

    /// Below the page: what is being built, if anything is, and the keys.
    pub fn footer(&self) {
        self.drawn.set(true);
        if !self.on_terminal() {
            return;
        }
        let width = size()
            .map_or(80, |(columns, _)| usize::from(columns))
            .saturating_sub(1);
        self.clear_footer();
        if !self.status.is_empty() {
            self.write(&format!("{}\n", cut(&self.status, width)));
            self.above.set(1);
        }
        self.write(&paint::strong(&cut(&say("watch-keys", &[]), width)));
    }

    fn clear_footer(&self) {
        if !self.on_terminal() {
            return;
        }
        // A terminal takes «no line up» for one.
        if let above @ 1.. = self.above.take() {
            let _ = execute!(stdout(), MoveUp(above));
        }
        let _ = execute!(stdout(), MoveToColumn(0), Clear(ClearType::FromCursorDown));
    }

    /// Gives the terminal to something else, as it was before this program, and takes it back.
    pub fn lend<T>(&mut self, work: impl FnOnce() -> T) -> anyhow::Result<T> {
        self.clear_footer();
        let had = self.raw.take().is_some();
        let result = work();
        self.raw = had.then(Raw::begin).transpose()?;
        Ok(result)
    }

    fn write(&self, text: &str) {
        let text = match self.on_terminal() {
            true => text.replace('\n', "\r\n"),
            false => text.to_owned(),
        };
        let mut out = anstream::stdout();
        // Nobody to read it is no reason to stop: Ctrl-C will come.
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }
}

/// As much of `line` as fits into `width` columns.
fn cut(line: &str, width: usize) -> String {
    let mut used = 0;
    line.chars()
        .take_while(|c| {
            used += c.width().unwrap_or(0);
            used <= width
        })
        .collect()
}

/// The terminal in raw mode, given back at the end however that comes.
struct Raw;

impl Raw {
    fn begin() -> anyhow::Result<Raw> {
        static HOOK: Once = Once::new();
        HOOK.call_once(|| {
            let before = panic::take_hook();
            panic::set_hook(Box::new(move |info| {
                // A panic's message would otherwise run down the screen like a staircase.
                let _ = disable_raw_mode();
                before(info);
            }));
        });
        enable_raw_mode()?;
        Ok(Raw)
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        let _ = disable_raw_mode();
        if !std::thread::panicking() {
            println!();
        }
    }
}
