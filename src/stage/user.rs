//! What users do in a conversation.

use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;

use crate::discord::Actor;

use super::running::Running;

/// A person at their Discord client. The handle can be cloned and used from several places at once.
#[derive(Clone)]
pub struct User {
    pub(super) actor: Actor,
    pub(super) running: Arc<Running>,
}

impl User {
    /// Sets this user's client to Korean: Discord shows them the Korean names of commands and tells the bot.
    #[must_use]
    pub fn in_korean(self) -> User {
        self.actor.set_locale("ko");
        self
    }

    /// Goes to another channel, which is made if there is none of that name.
    pub fn goes_to(&self, channel: &str) {
        self.actor.goes_to(channel);
    }

    /// Types a slash command as one would in Discord: `/library topic: hours`. A value runs to the next `name:`.
    pub fn runs(&self, typed: &str) -> Act {
        self.act(Kind::Command, typed)
    }

    /// Sends an ordinary message: `!hello Bob`.
    pub fn says(&self, text: &str) -> Act {
        self.act(Kind::Message, text)
    }

    fn act(&self, kind: Kind, text: &str) -> Act {
        Act {
            user: self.clone(),
            kind,
            text: text.to_owned(),
            answers: 1,
        }
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Command,
    Message,
}

/// Something that a user does; it happens when awaited, and ends when the bot has given its answer and is quiet again.
#[must_use = "nothing happens before it is awaited: write `.await` after it"]
pub struct Act {
    user: User,
    kind: Kind,
    text: String,
    answers: usize,
}

impl Act {
    /// Waits for so many answers, where it is not one. With 0 the bot has only to become quiet.
    pub fn then(self, answers: usize) -> Act {
        Act { answers, ..self }
    }
}

impl IntoFuture for Act {
    type Output = ();
    type IntoFuture = Pin<Box<dyn Future<Output = ()> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let Act {
                user,
                kind,
                text,
                answers,
            } = self;
            let act = async {
                match kind {
                    Kind::Command => user.actor.runs(&text, answers).await,
                    Kind::Message => user.actor.says(&text, answers).await,
                }
            };
            // Whether the bot answered stands in the transcript; only its end ends the conversation.
            let _ = user.running.unless_it_ends(act).await;
            user.running.ends_if_not_started();
        })
    }
}
