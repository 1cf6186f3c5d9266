//! A server (guild) as it stands before anybody speaks: its roles, channels and members.

mod file;

pub use file::{EXAMPLE, Kind, Problem, ServerError};

use super::rules::Permissions;

/// Where users and the bot are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// What it is called.
    pub name: String,
    /// The highest first, as Discord's settings list them.
    pub roles: Vec<NewRole>,
    /// Text channels; users start in the first.
    pub channels: Vec<NewChannel>,
    /// Those who are there from the start. The owner and the bot always are.
    pub members: Vec<NewMember>,
    /// What the bot's own role allows, beside [`Settings::bot_permissions`](super::Settings::bot_permissions).
    pub bot_permissions: Permissions,
}

/// A role of a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRole {
    /// What it is called.
    pub name: String,
    /// What it allows.
    pub permissions: Permissions,
}

/// A text channel of a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewChannel {
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub topic: Option<String>,
    /// The roles that alone see it. Empty: everyone does.
    pub only: Vec<String>,
}

/// Somebody who is there from the start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMember {
    /// What they are called.
    pub name: String,
    /// The roles that they have, by name.
    pub roles: Vec<String>,
    /// The language of their client.
    pub locale: String,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            name: "Campus".into(),
            roles: Vec::new(),
            channels: vec![NewChannel {
                name: "general".into(),
                topic: None,
                only: Vec::new(),
            }],
            members: Vec::new(),
            bot_permissions: Permissions::empty(),
        }
    }
}
