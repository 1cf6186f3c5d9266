//! Discord's markdown: what is said, as a tree of what is to be shown. A tree holds text and never HTML, so whatever a bot
//! says, the page can only show it.
//!
//! It is not CommonMark: a line break is one, `__…__` underlines, and there are spoilers, mentions and times.

mod blocks;
mod inline;
#[cfg(test)]
mod tests;

use serde::Serialize;

/// How much of the markdown counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Message,
    /// What can stand in one line: a title, the name of a field.
    Line,
}

/// A piece of what is said.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Node {
    Text {
        text: String,
    },
    Bold {
        of: Vec<Node>,
    },
    Italics {
        of: Vec<Node>,
    },
    Underline {
        of: Vec<Node>,
    },
    Strike {
        of: Vec<Node>,
    },
    Spoiler {
        of: Vec<Node>,
    },
    Code {
        text: String,
    },
    Block {
        lang: String,
        text: String,
    },
    Quote {
        of: Vec<Node>,
    },
    Heading {
        level: u8,
        of: Vec<Node>,
    },
    /// Small print: `-# …`
    Small {
        of: Vec<Node>,
    },
    List {
        ordered: bool,
        start: u64,
        items: Vec<Vec<Node>>,
    },
    Link {
        url: String,
        of: Vec<Node>,
    },
    User {
        id: String,
    },
    Role {
        id: String,
    },
    Channel {
        id: String,
    },
    Command {
        name: String,
    },
    /// `@everyone`, `@here`
    All {
        text: String,
    },
    /// Seconds since 1970, and how they are shown: `t`, `T`, `d`, `D`, `f`, `F`, `R`.
    Time {
        at: i64,
        style: char,
    },
    /// An emoji of a server's own, by its name.
    Emoji {
        name: String,
    },
}

/// Reads what is said.
pub fn parse(text: &str, extent: Extent) -> Vec<Node> {
    match extent {
        Extent::Message => blocks::parse(text),
        Extent::Line => inline::parse(text),
    }
}
