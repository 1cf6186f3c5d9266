//! A server (guild) as it stands before anybody speaks: its roles, channels and members.

mod file;

pub use file::{EXAMPLE, Kind, Problem, ServerError};

use super::rules::Permissions;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    pub name: String,
    /// The highest first, as Discord's settings list them.
    pub roles: Vec<NewRole>,
    /// Text channels; users start in the first.
    pub channels: Vec<NewChannel>,
    /// Those who are there from the start. The owner and the bot always are.
    pub members: Vec<NewMember>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRole {
    pub name: String,
    pub permissions: Permissions,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewChannel {
    pub name: String,
    pub topic: Option<String>,
    /// The roles that alone see it. Empty: everyone does.
    pub only: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMember {
    pub name: String,
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
        }
    }
}
