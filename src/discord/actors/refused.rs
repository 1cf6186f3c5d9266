//! What Discord's client, or Discord itself, says in place of doing what a user wants.

use crate::discord::error::ApiError;
use crate::discord::typed;

/// Why a user cannot do it. In English it is what the transcript has; the chat page says it in the user's language.
#[doc(hidden)]
#[derive(Clone, Debug, thiserror::Error)]
pub enum Refused {
    #[error("{}", .0.told())]
    Api(ApiError),
    #[error(transparent)]
    Command(#[from] typed::Refusal),
    #[error(transparent)]
    Form(#[from] FormRefused),
    #[error("Discord shows no such channel")]
    NoSuchChannel,
    #[error("Discord shows no such message")]
    NoSuchMessage,
    #[error("Discord shows no such button or menu")]
    NoSuchComponent,
    #[error("Discord offers no such command")]
    NoSuchCommand,
    #[error("Discord offers no such entry")]
    NoSuchEntry,
    #[error("Discord asks for {least} to {most} here")]
    Entries { least: usize, most: usize },
    #[error("Discord shows no form")]
    NoForm,
    #[error("it is disabled")]
    Disabled,
    #[error("The application did not respond")]
    NoResponse,
}

/// Why a form is not sent.
#[doc(hidden)]
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormRefused {
    #[error("the form has no field {given}: {}", offered.join(", "))]
    NoSuchField { given: String, offered: Vec<String> },
    #[error("Discord takes {0} only once")]
    Twice(String),
    #[error("Discord asks for: {0}")]
    Missing(String),
    #[error("Discord asks for {least} to {most} characters as {field}")]
    Characters {
        field: String,
        least: usize,
        most: usize,
    },
    #[error("Discord offers no such entry as {field}: {}", offered.join(", "))]
    NoSuchEntry { field: String, offered: Vec<String> },
    #[error("Discord asks for {least} to {most} entries as {field}")]
    Entries {
        field: String,
        least: usize,
        most: usize,
    },
}
