//! The command line: its commands, and their help in the student's language.

use std::path::PathBuf;

use botcamp::discord::server::EXAMPLE;
use botcamp::words::say;
use clap::{Arg, ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand};

#[derive(Debug, Parser)]
#[command(
    name = "cargo camp",
    bin_name = "cargo camp",
    version,
    disable_help_subcommand = true
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    List,
    Check {
        lesson: Option<String>,
    },
    Watch {
        lesson: Option<String>,
    },
    Talk {
        lesson: String,
    },
    Play(crate::commands::PlayArgs),
    Offline(crate::commands::OfflineArgs),
    Hint {
        lesson: String,
    },
    Reset {
        lesson: String,
    },
    Doctor,
    Report,
    Grade(crate::commands::GradeArgs),
    Gradebook(crate::commands::GradebookArgs),
    Template {
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

/// A command, the sentence about it, and an example of it.
const HELP: &[(&str, &str, &str)] = &[
    ("list", "help-list", "cargo camp list"),
    ("check", "help-check", "cargo camp check 1"),
    ("watch", "help-watch", "cargo camp watch hello-bot"),
    ("talk", "help-talk", "cargo camp talk 1"),
    ("play", "help-play", "cargo camp play 1"),
    (
        "offline",
        "help-offline",
        "cargo camp offline --port 4000 --world my-server.json",
    ),
    ("hint", "help-hint", "cargo camp hint 1"),
    ("reset", "help-reset", "cargo camp reset 1"),
    ("doctor", "help-doctor", "cargo camp doctor"),
    ("report", "help-report", "cargo camp report"),
    ("grade", "help-grade", "cargo camp grade 1 --format json"),
    (
        "gradebook",
        "help-gradebook",
        "cargo camp gradebook ../students --roster roster.csv",
    ),
    ("template", "help-template", "cargo camp template ../my-class"),
];

/// Arguments of commands, and the sentences about them.
const ARGUMENTS: &[(&str, &str, &str)] = &[
    ("grade", "lessons", "help-grade-lessons"),
    ("grade", "format", "help-grade-format"),
    ("grade", "from", "help-grade-from"),
    ("grade", "details", "help-grade-details"),
    ("grade", "strict", "help-grade-strict"),
    ("grade", "submission", "help-grade-submission"),
    ("grade", "rounds", "help-grade-rounds"),
    ("grade", "seed", "help-grade-seed"),
    ("grade", "out", "help-grade-out"),
    ("grade", "previous", "help-grade-previous"),
    ("gradebook", "folders", "help-gradebook-folders"),
    ("gradebook", "roster", "help-gradebook-roster"),
    ("gradebook", "received", "help-gradebook-received"),
    ("gradebook", "deadline", "help-gradebook-deadline"),
    ("gradebook", "lessons", "help-gradebook-lesson"),
    ("gradebook", "out", "help-gradebook-out"),
    ("gradebook", "rounds", "help-gradebook-rounds"),
    ("gradebook", "seed", "help-gradebook-seed"),
    ("gradebook", "jobs", "help-gradebook-jobs"),
    (
        "gradebook",
        "accept_rehearsals",
        "help-gradebook-accept-rehearsals",
    ),
    ("play", "solution", "help-play-solution"),
    ("play", "bot", "help-play-bot"),
    ("play", "bot_args", "help-play-bot-args"),
    ("play", "port", "help-play-port"),
    ("play", "no_open", "help-play-no-open"),
    ("offline", "port", "help-offline-port"),
    ("offline", "world", "help-offline-world"),
    ("offline", "interactions", "help-offline-interactions"),
    (
        "offline",
        "interactions_anywhere",
        "help-offline-interactions-anywhere",
    ),
    ("offline", "library", "help-offline-library"),
    ("offline", "record", "help-offline-record"),
];

/// Reads the command line, or ends the program with what is wrong with it.
pub fn parse() -> Cli {
    let matches = command().get_matches();
    Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
}

fn command() -> clap::Command {
    let mut command = Cli::command()
        .about(say("help-camp", &[]))
        .after_help(say("help-lesson", &[]));
    for &(name, about, example) in HELP {
        let example = say("help-example", &[("example", example.into())]);
        command = command.mut_subcommand(name, |it| it.about(say(about, &[])).after_help(example));
    }
    command = command.mut_subcommand("offline", |it| {
        let example = it.get_after_help().map(ToString::to_string).unwrap_or_default();
        it.after_help(format!("{example}\n\nmy-server.json:\n\n{EXAMPLE}"))
    });
    for &(name, argument, help) in ARGUMENTS {
        command = command.mut_subcommand(name, |it| it.mut_arg(argument, |it| it.help(say(help, &[]))));
    }
    let version = flag("version", 'V', ArgAction::Version, "help-version");
    headed(command.disable_version_flag(true).arg(version)).mut_subcommands(headed)
}

/// What clap itself says in a help, in the student's language.
fn headed(command: clap::Command) -> clap::Command {
    let usage = say("help-usage", &[]);
    let heading = |arg: &Arg| match arg.is_positional() {
        true => "help-arguments",
        false => "help-options",
    };
    command
        .help_template(format!(
            "{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"
        ))
        .subcommand_help_heading(say("help-commands", &[]))
        .disable_help_flag(true)
        .arg(flag("help", 'h', ArgAction::Help, "help-help"))
        .mut_args(|arg| {
            let heading = say(heading(&arg), &[]);
            arg.help_heading(heading)
        })
}

fn flag(name: &'static str, letter: char, action: ArgAction, help: &str) -> Arg {
    Arg::new(name)
        .short(letter)
        .long(name)
        .action(action)
        .help(say(help, &[]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        command().debug_assert();
    }

    #[test]
    fn every_command_has_a_sentence_and_an_example_that_parses() {
        for it in command().get_subcommands() {
            assert!(it.get_about().is_some(), "{}", it.get_name());
            for arg in it.get_arguments().filter(|arg| arg.get_long().is_some()) {
                assert!(arg.get_help().is_some(), "{} {}", it.get_name(), arg.get_id());
            }
        }
        for &(_, _, example) in HELP {
            let words = example.split(' ').skip(1);
            assert!(Cli::try_parse_from(words).is_ok(), "{example}");
        }
    }
}
