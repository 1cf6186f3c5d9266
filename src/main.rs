//! The course tool: `cargo run` at the root, `cargo camp …` from any folder of the course.

mod cli;
mod commands;

use std::process::ExitCode;

fn main() -> ExitCode {
    botcamp::confine::keeps_if_told();
    match commands::run(cli::parse()) {
        Ok(code) => code,
        Err(error) => {
            anstream::eprintln!("{}", commands::told(&error));
            // What was asked could not be done, which is something else than a check that does not hold.
            ExitCode::from(2)
        }
    }
}
