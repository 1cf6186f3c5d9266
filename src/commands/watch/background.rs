//! While the student reads and writes, what the lesson stands on is built.

use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use botcamp::build;
use botcamp::course::{Course, Lesson};

use super::event::{Event, Reporter};

/// Builds the bot and the judge of `lesson`. It uses another target folder than lesson 00 does, whose check it must not hold up.
pub fn prepare(course: Arc<Course>, lesson: Lesson, sender: Sender<Event>) {
    if build::is_judge_ready(&course, &lesson) {
        return;
    }
    thread::spawn(move || {
        let mut reporter = Reporter::background(sender.clone(), lesson.number);
        // Half-written code is no reason not to have the judge; what is wrong with either is told when the lesson is checked.
        let _ = build::program(&course, &lesson, &mut reporter);
        if build::judge(&course, &lesson, &mut reporter).is_ok() {
            let _ = sender.send(Event::Ready(lesson.number));
        }
    });
}
