//! The course tool: `cargo run` at the root, `cargo camp …` from any folder of the course.

mod cli;
mod commands;

use std::process::ExitCode;

fn main() -> ExitCode {
    botcamp::confine::keeps_if_told();
    match commands::run(cli::parse()) {
        Ok(code) => code,
        Err(error) => {
            anstream::eprintln!("{}", told(&error));
            // What was asked could not be done, which is something else than a check that does not hold.
            ExitCode::from(2)
        }
    }
}

/// An error with its causes. Some already tell theirs at their end: nothing is said twice.
fn told(error: &anyhow::Error) -> String {
    let mut text = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if text.is_empty() {
            text = cause;
        } else if !text.ends_with(&cause) {
            text += ": ";
            text += &cause;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::io;

    use anyhow::Context;

    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("cannot write here: {source}")]
    struct Telling {
        source: io::Error,
    }

    #[test]
    fn no_cause_is_told_twice() {
        let full = || io::Error::other("no storage space");
        assert_eq!(
            told(&Telling { source: full() }.into()),
            "cannot write here: no storage space"
        );
        let error = Err::<(), _>(full()).context("kept.json").unwrap_err();
        assert_eq!(told(&error), "kept.json: no storage space");
    }
}
