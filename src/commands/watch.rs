//! `watch`: checks the lesson again at every save, until the student says otherwise.
//!
//! One loop on the main thread owns the screen. What takes long (a check, a build in the background) runs beside it and sends
//! events. It never moves on by itself: the next lesson comes with the key `n`.

mod background;
mod event;
mod screen;

use std::process::ExitCode;
use std::sync::Arc;
use std::thread;

use botcamp::build::Watch;
use botcamp::course::{Course, Lesson};
use botcamp::grade::result::LessonResult;
use botcamp::words::say;

use self::event::{Event, Events, Reporter};
use self::screen::Screen;
use super::PlayArgs;
use super::check::checked;
use super::show::{Checks, label};
use super::{hint, list, play, talk};

pub fn run(course: &Course, asked: Option<&str>) -> anyhow::Result<ExitCode> {
    let lesson = super::lesson_or_next(course, asked)?.clone();
    let mut session = Session::start(Arc::new(course.clone()), lesson)?;
    session.check();
    while session.go_on()? {}
    Ok(ExitCode::SUCCESS)
}

struct Session {
    course: Arc<Course>,
    lesson: Lesson,
    events: Events,
    screen: Screen,
    /// Lives as long as the lesson is watched.
    _watch: Watch,
    checking: bool,
    /// Saved while a check was running: that check is of yesterday's code.
    saved_since: bool,
    /// The lessons whose dependencies have been asked for.
    background: Vec<u32>,
}

impl Session {
    fn start(course: Arc<Course>, lesson: Lesson) -> anyhow::Result<Session> {
        let events = Events::new();
        let watch = events.watch(&lesson)?;
        let screen = Screen::new(events.has_keys())?;
        let (checking, saved_since) = (false, false);
        Ok(Session {
            course,
            lesson,
            events,
            screen,
            _watch: watch,
            checking,
            saved_since,
            background: Vec::new(),
        })
    }

    /// Starts a check beside this loop.
    fn check(&mut self) {
        if self.checking {
            self.saved_since = true;
            return;
        }
        (self.checking, self.saved_since) = (true, false);
        self.screen
            .title(&say("watch-checking", &[("lesson", label(&self.lesson).into())]));
        let (course, lesson) = (Arc::clone(&self.course), self.lesson.clone());
        let sender = self.events.sender();
        thread::spawn(move || {
            let result = checked(
                &course,
                &lesson,
                Checks::AtSave,
                &mut Reporter::new(sender.clone()),
            );
            let _ = sender.send(Event::Checked(lesson.number, Box::new(result)));
        });
    }

    /// Waits for one event and does what it asks. Answers whether there is more to come.
    fn go_on(&mut self) -> anyhow::Result<bool> {
        match self.events.next(&self.screen)? {
            Event::Saved => self.check(),
            Event::Checked(number, result) => self.checked(number, *result)?,
            Event::Building {
                lesson,
                done,
                total,
                what,
            } => self.screen.building(lesson, done, total, &what),
            Event::Note(line) => self.screen.note(&line),
            Event::Ready(lesson) => self.screen.ready(lesson),
            Event::Key(key) => return self.pressed(key),
            Event::Redraw => self.screen.footer(),
        }
        Ok(true)
    }

    fn checked(&mut self, number: u32, result: anyhow::Result<(LessonResult, String)>) -> anyhow::Result<()> {
        self.checking = false;
        if number != self.lesson.number || self.saved_since {
            self.check();
            return Ok(());
        }
        match result {
            Ok((_, text)) => self.screen.page(&text),
            // A machine that cannot build is told about; the next save tries again.
            Err(error) => self.screen.page(&format!("{}\n", super::told(&error))),
        }
        self.prepare();
        Ok(())
    }

    /// Builds what the lesson, or the one after it, stands on, while the student reads.
    fn prepare(&mut self) {
        let needs = |lesson: &&Lesson| lesson.has_dependencies && lesson.number >= self.lesson.number;
        let Some(lesson) = self.course.lessons().iter().find(needs) else {
            return;
        };
        if self.background.contains(&lesson.number) {
            return;
        }
        self.background.push(lesson.number);
        background::prepare(Arc::clone(&self.course), lesson.clone(), self.events.sender());
    }

    fn pressed(&mut self, key: char) -> anyhow::Result<bool> {
        match key {
            'q' => return Ok(false),
            'h' => self
                .screen
                .show(&or_error(hint::next_hint(&self.course, &self.lesson))),
            'l' => self.screen.show(&or_error(list::text(&self.course))),
            't' => self.talk()?,
            'p' => self.play()?,
            'n' => self.next()?,
            'c' => self.check(),
            _ => self.screen.footer(),
        }
        Ok(true)
    }

    fn talk(&mut self) -> anyhow::Result<()> {
        let (course, lesson) = (&self.course, &self.lesson);
        let mut reporter = Reporter::new(self.events.sender());
        let talked = self
            .screen
            .lend(|| talk::talk_to(course, lesson, &mut reporter))?;
        self.back(talked);
        Ok(())
    }

    fn play(&mut self) -> anyhow::Result<()> {
        let (course, lesson) = (&self.course, &self.lesson);
        let played = self.screen.lend(|| play::run(course, &PlayArgs::of(lesson)))?;
        self.back(played);
        Ok(())
    }

    /// The screen is this program's again, after something else had it.
    fn back<T>(&mut self, done: anyhow::Result<T>) {
        if let Err(error) = done {
            self.screen.show(&format!("{}\n", super::told(&error)));
        }
        self.screen.footer();
    }

    fn next(&mut self) -> anyhow::Result<()> {
        let next = self
            .course
            .lessons()
            .iter()
            .find(|next| next.number > self.lesson.number);
        let Some(next) = next.cloned() else {
            self.screen.show(&format!("{}\n", say("result-last", &[])));
            return Ok(());
        };
        self._watch = self.events.watch(&next)?;
        self.lesson = next;
        self.check();
        Ok(())
    }
}

fn or_error(text: anyhow::Result<String>) -> String {
    text.unwrap_or_else(|error| format!("{}\n", super::told(&error)))
}
