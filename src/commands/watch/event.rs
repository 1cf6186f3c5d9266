//! What can happen while a lesson is watched, from whichever thread.

use std::io::{BufRead, IsTerminal};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use botcamp::build::{Progress, Watch, WatchError};
use botcamp::course::Lesson;
use botcamp::grade::result::LessonResult;
use crossterm::event::{Event as Input, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::screen::Screen;

/// How long the keyboard is waited for before the other threads are asked. A save is seen within this time.
const TURN: Duration = Duration::from_millis(40);

pub enum Event {
    /// A file of the lesson was saved.
    Saved,
    /// The check of a lesson has ended.
    Checked(u32, Box<anyhow::Result<(LessonResult, String)>>),
    /// A dependency is ready, for the lesson of this number if it is built in the background.
    Building {
        lesson: Option<u32>,
        done: usize,
        total: usize,
        what: String,
    },
    /// Something that cargo waits for.
    Note(String),
    /// What a lesson stands on is built.
    Ready(u32),
    Key(char),
    /// The terminal has another size.
    Redraw,
}

/// The events of a watch: from other threads, and from the keyboard if there is one.
pub struct Events {
    sender: Sender<Event>,
    receiver: Receiver<Event>,
    keys: bool,
}

impl Events {
    pub fn new() -> Events {
        let (sender, receiver) = mpsc::channel();
        let keys = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
        if !keys {
            read_lines(sender.clone());
        }
        Events {
            sender,
            receiver,
            keys,
        }
    }

    pub fn sender(&self) -> Sender<Event> {
        self.sender.clone()
    }

    /// There is a terminal, whose keys are read one by one.
    pub fn has_keys(&self) -> bool {
        self.keys
    }

    /// Watches what the student edits, and nothing that a build writes.
    pub fn watch(&self, lesson: &Lesson) -> Result<Watch, WatchError> {
        let sender = self.sender();
        Watch::start(lesson, move || {
            // The watch has ended if nobody listens.
            let _ = sender.send(Event::Saved);
        })
    }

    /// Waits for the next event.
    pub fn next(&self, screen: &Screen) -> anyhow::Result<Event> {
        if !self.keys {
            return Ok(self.receiver.recv()?);
        }
        loop {
            // There is none yet: that nobody could send one any more cannot be, for a sender is kept here.
            if let Ok(event) = self.receiver.try_recv() {
                return Ok(event);
            }
            if crossterm::event::poll(TURN)?
                && let Some(event) = meaning(&crossterm::event::read()?)
            {
                return Ok(event);
            }
            screen.tick();
        }
    }
}

fn meaning(input: &Input) -> Option<Event> {
    match input {
        Input::Resize(..) => Some(Event::Redraw),
        Input::Key(KeyEvent {
            code,
            modifiers,
            kind,
            ..
        }) if *kind != KeyEventKind::Release => match code {
            KeyCode::Char('c' | 'd') if modifiers.contains(KeyModifiers::CONTROL) => Some(Event::Key('q')),
            KeyCode::Char(key) => Some(Event::Key(latin(key.to_ascii_lowercase()))),
            KeyCode::Enter => Some(Event::Key('c')),
            _ => None,
        },
        _ => None,
    }
}

/// With a Korean keyboard layout switched on, the same keys send letters of Hangul.
fn latin(key: char) -> char {
    match key {
        'ㅗ' => 'h',
        'ㅣ' => 'l',
        'ㅅ' => 't',
        'ㅜ' => 'n',
        'ㅂ' | 'ㅃ' => 'q',
        'ㅊ' => 'c',
        'ㅔ' | 'ㅖ' => 'p',
        key => key,
    }
}

/// Without a terminal a line that begins with a key's letter stands for the key.
fn read_lines(sender: Sender<Event>) {
    thread::spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            let key = line.trim().chars().next();
            if key.is_some_and(|key| sender.send(Event::Key(key)).is_err()) {
                return;
            }
        }
    });
}

/// Tells the loop how a build gets on.
pub struct Reporter {
    sender: Sender<Event>,
    lesson: Option<u32>,
}

impl Reporter {
    pub fn new(sender: Sender<Event>) -> Reporter {
        Reporter { sender, lesson: None }
    }

    /// For a build in the background, for the lesson of this number.
    pub fn background(sender: Sender<Event>, lesson: u32) -> Reporter {
        Reporter {
            sender,
            lesson: Some(lesson),
        }
    }
}

impl Progress for Reporter {
    fn step(&mut self, done: usize, total: usize, what: &str) {
        let _ = self.sender.send(Event::Building {
            lesson: self.lesson,
            done,
            total,
            what: what.to_owned(),
        });
    }

    fn note(&mut self, line: &str) {
        let _ = self.sender.send(Event::Note(line.to_owned()));
    }

    fn end(&mut self) {}
}
