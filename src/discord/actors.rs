//! What a user can do: say something, run a command, go to another channel.

use std::time::Duration;

/// A user at their Discord client.
#[derive(Clone)]
pub struct Actor;

/// How an act ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The bot gave the answers asked for; `took` is the time from the act to the last of them.
    Answered { took: Duration },
    /// Discord's client did not let the user send this.
    Refused,
    /// The bot did not answer in Discord's 3 seconds.
    NoResponse,
}

impl Actor {
    pub fn name(&self) -> &str {
        todo!()
    }
    /// The language of the user's client, such as `ko`.
    pub fn set_locale(&self, _locale: &str) {
        todo!()
    }
    /// Types a slash command and waits for so many answers.
    pub async fn runs(&self, _typed: &str, _answers: usize) -> Turn {
        todo!()
    }
    /// Sends an ordinary message and waits for so many answers in the channel.
    pub async fn says(&self, _text: &str, _answers: usize) -> Turn {
        todo!()
    }
    /// Goes to another channel.
    pub fn goes_to(&self, _channel: &str) {
        todo!()
    }
}
