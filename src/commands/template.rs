//! `template`: what students get.

use std::path::Path;
use std::process::ExitCode;

use botcamp::course::Course;
use botcamp::template;
use botcamp::words::say;

pub fn run(course: &Course, folder: &Path) -> anyhow::Result<ExitCode> {
    let files = template::write(course, folder)?;
    let args = [
        ("files", files.into()),
        ("folder", folder.display().to_string().into()),
    ];
    println!(
        "{}\n{}",
        say("template-written", &args),
        say("template-next", &args[1..])
    );
    Ok(ExitCode::SUCCESS)
}
