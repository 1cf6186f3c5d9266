//! What users do in a conversation.

use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;

use crate::discord::{Actor, Run};

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
            slowly: false,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
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
    slowly: bool,
}

impl Act {
    /// Waits for so many answers, where it is not one. With 0 the bot has only to become quiet.
    pub fn then(self, answers: usize) -> Act {
        Act { answers, ..self }
    }

    /// Discord has a bad day: it takes the bot's answer to this command and shows it, but tells the bot so only when the next
    /// act is over. A bot that holds a lock while it answers stalls whoever comes next.
    pub fn slowly(self) -> Act {
        Act { slowly: true, ..self }
    }

    /// A command on this stage, as the offline Discord takes it.
    ///
    /// # Panics
    /// If it is a message, or of a user on another stage.
    pub(super) fn into_run_on(self, running: &Arc<Running>) -> Run {
        let here = Arc::ptr_eq(&self.user.running, running);
        assert!(here, "{:?}: its user is on another stage", self.text);
        self.into_run()
    }

    /// A command as the offline Discord takes it.
    ///
    /// # Panics
    /// If it is a message: what answers a message cannot be told from what answers another.
    fn into_run(self) -> Run {
        assert!(
            self.kind == Kind::Command,
            "{:?} is a message: only slash commands can be slow, or run at once, or be killed",
            self.text
        );
        Run {
            actor: self.user.actor,
            typed: self.text,
            answers: self.answers,
            slowly: self.slowly,
        }
    }
}

impl IntoFuture for Act {
    type Output = ();
    type IntoFuture = Pin<Box<dyn Future<Output = ()> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let running = Arc::clone(&self.user.running);
            // Whether the bot answered stands in the transcript; only its end ends the conversation.
            if self.kind == Kind::Message && !self.slowly {
                let act = self.user.actor.says(&self.text, self.answers);
                running.unless_it_ends(act).await;
            } else {
                running.unless_it_ends(self.into_run().happens()).await;
            }
            running.ends_if_not_started();
        })
    }
}
