//! What a tab asks for.

use serde::Deserialize;

use crate::discord::Filled;

/// An id comes as text, for JavaScript's numbers cannot hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Id(pub u64);

impl TryFrom<String> for Id {
    type Error = std::num::ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Self)
    }
}

#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Asked {
    /// To be this user from now on, in this language.
    Become {
        name: String,
        lang: String,
    },
    /// To go to a channel; 0 is the private chat with the bot.
    Open {
        channel: Id,
    },
    /// What was said before or after a message.
    Scroll {
        before: Option<Id>,
        after: Option<Id>,
    },
    Say {
        text: String,
        reply_to: Option<Id>,
        #[serde(default)]
        files: Vec<Id>,
    },
    Edit {
        message: Id,
        text: String,
    },
    Delete {
        message: Id,
    },
    /// To react, or to take that back.
    React {
        message: Id,
        emoji: String,
    },
    Type,
    /// To see the traffic, or not any more.
    Watch {
        on: bool,
    },
    /// The conversation so far, as a test or as text.
    Keep {
        form: Form,
    },
    /// Something that the bot is asked through an interaction; the number comes back with what becomes of it.
    Ask {
        number: u64,
        #[serde(flatten)]
        what: What,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    Test,
    Transcript,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum What {
    Run(Command),
    Suggest(Command),
    PickForUser {
        command: Id,
        user: Id,
    },
    PickForMessage {
        command: Id,
        message: Id,
    },
    Press {
        message: Id,
        id: String,
    },
    Choose {
        message: Id,
        id: String,
        values: Vec<String>,
    },
    Submit {
        interaction: Id,
        fields: Vec<(String, String)>,
    },
    CloseForm {
        interaction: Id,
    },
}

#[derive(Debug, Deserialize)]
pub struct Command {
    command: Id,
    path: Vec<String>,
    options: Vec<(String, String)>,
}

impl From<Command> for Filled {
    fn from(it: Command) -> Self {
        Self {
            command: it.command.0,
            path: it.path,
            options: it.options,
        }
    }
}
