//! `talk`: the bot in the terminal.

use std::process::ExitCode;

use botcamp::build::{self, Bar, BuildError};
use botcamp::course::{Course, Lesson};
use botcamp::talk::{self, Talk};
use botcamp::words::say;

use super::show::{label, paint};

pub fn run(course: &Course, lesson: &Lesson) -> anyhow::Result<ExitCode> {
    Ok(if talk_to(course, lesson, &mut Bar::new())? {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Builds the lesson's bot and talks to it. Answers whether there was a bot to talk to.
pub fn talk_to(course: &Course, lesson: &Lesson, bar: &mut dyn build::Progress) -> anyhow::Result<bool> {
    if !lesson.has_dependencies {
        println!(
            "{}",
            say(
                "talk-no-bot-yet",
                &[
                    ("lesson", label(lesson).into()),
                    ("package", lesson.package.as_str().into())
                ]
            )
        );
        return Ok(false);
    }
    let program = match build::program(course, lesson, bar) {
        Ok(program) => program,
        Err(error @ BuildError::Code(_)) => {
            let title = say("result-did-not-compile", &[("lesson", label(lesson).into())]);
            anstream::println!("{}\n\n{error}", paint::warm(&title));
            return Ok(false);
        }
        Err(error) => return Err(error.into()),
    };
    let talk = Talk {
        program: build::runnable(course, lesson, program)?,
        folder: course.root().to_owned(),
    };
    let runtime = tokio::runtime::Runtime::new()?;
    let talked = runtime.block_on(talk::run(&talk));
    // A read of the keyboard cannot be taken back: without this the program would wait for one more line.
    runtime.shutdown_background();
    talked?;
    Ok(true)
}
