//! `reset`: back to the starter, the student's code kept beside it.

use std::process::ExitCode;

use botcamp::course::{Course, Lesson, reset};
use botcamp::words::say;

use super::show::label;

pub fn run(course: &Course, lesson: &Lesson) -> anyhow::Result<ExitCode> {
    let text = match reset(lesson)? {
        None => say("reset-nothing", &[("lesson", label(lesson).into())]),
        Some(kept) => {
            let kept = kept.strip_prefix(course.root()).unwrap_or(&kept).to_path_buf();
            let kept = kept
                .components()
                .map(|part| part.as_os_str().to_string_lossy())
                .collect::<Vec<_>>()
                .join("/");
            say(
                "reset-done",
                &[("lesson", label(lesson).into()), ("kept", kept.into())],
            )
        }
    };
    println!("{text}");
    Ok(ExitCode::SUCCESS)
}
