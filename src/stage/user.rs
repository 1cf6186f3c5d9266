//! What users do in a conversation.

use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;

use crate::discord::{Actor, Run, Turn};

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
        self.act(Deed::Command(typed.into()))
    }

    /// Sends an ordinary message: `!hello Bob`.
    pub fn says(&self, text: &str) -> Act {
        self.act(Deed::Message(text.into()))
    }

    /// The same in reply to the newest message with this text.
    pub fn replies(&self, to: &str, text: &str) -> Act {
        self.act(Deed::Reply(to.into(), text.into()))
    }

    /// Changes the newest message of theirs that says `old`.
    pub fn edits(&self, old: &str, new: &str) -> Act {
        self.act(Deed::Edit(old.into(), new.into()))
    }

    /// Deletes the newest message of theirs that says this.
    pub fn deletes(&self, text: &str) -> Act {
        self.act(Deed::Delete(text.into()))
    }

    /// Reacts to the newest message with this text.
    pub fn reacts(&self, text: &str, emoji: &str) -> Act {
        self.act(Deed::React(text.into(), emoji.into()))
    }

    /// Presses the newest button with this label.
    pub fn presses(&self, label: &str) -> Act {
        self.act(Deed::Press(label.into()))
    }

    /// Chooses these entries of the newest menu that offers them.
    pub fn chooses(&self, entries: &[&str]) -> Act {
        self.act(Deed::Choose(entries.iter().map(|it| (*it).into()).collect()))
    }

    /// Fills in the form that is open, each field by its label, and submits it.
    pub fn submits(&self, fields: &[(&str, &str)]) -> Act {
        let field = |(label, text): &(&str, &str)| ((*label).into(), (*text).into());
        self.act(Deed::Submit(fields.iter().map(field).collect()))
    }

    /// Picks a command from the menu of a user.
    pub fn picks_for_user(&self, command: &str, user: &str) -> Act {
        self.act(Deed::PickForUser(command.into(), user.into()))
    }

    /// Picks a command from the menu of the newest message with this text.
    pub fn picks_for_message(&self, command: &str, text: &str) -> Act {
        self.act(Deed::PickForMessage(command.into(), text.into()))
    }

    fn act(&self, deed: Deed) -> Act {
        Act {
            user: self.clone(),
            deed,
            answers: 1,
            slowly: false,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Deed {
    Command(String),
    Message(String),
    Reply(String, String),
    Edit(String, String),
    Delete(String),
    React(String, String),
    Press(String),
    Choose(Vec<String>),
    Submit(Vec<(String, String)>),
    PickForUser(String, String),
    PickForMessage(String, String),
}

/// Something that a user does; it happens when awaited, and ends when the bot has given its answer and is quiet again.
#[must_use = "nothing happens before it is awaited: write `.await` after it"]
pub struct Act {
    user: User,
    deed: Deed,
    answers: usize,
    slowly: bool,
}

impl Act {
    /// Waits for so many answers, where it is not one. With 0 the bot has only to become quiet.
    pub fn then(self, answers: usize) -> Act {
        Act { answers, ..self }
    }

    /// Discord has a bad day: it takes the bot's answer to this command and shows it, but tells the bot so only when the next
    /// act is over. A bot that holds a lock while it answers stalls whoever comes next. The transcript says so before the command.
    pub fn slowly(self) -> Act {
        Act { slowly: true, ..self }
    }

    /// A command on this stage, as the offline Discord takes it.
    ///
    /// # Panics
    /// If it is a message, or of a user on another stage.
    pub(super) fn into_run_on(self, running: &Arc<Running>) -> Run {
        let here = Arc::ptr_eq(&self.user.running, running);
        assert!(here, "{:?}: its user is on another stage", self.deed);
        self.into_run()
    }

    /// A command as the offline Discord takes it.
    ///
    /// # Panics
    /// If it is anything else: what answers a message cannot be told from what answers another.
    fn into_run(self) -> Run {
        let Deed::Command(typed) = self.deed else {
            panic!(
                "{:?}: only slash commands can be slow, or run at once, or be killed",
                self.deed
            );
        };
        Run {
            actor: self.user.actor,
            typed,
            answers: self.answers,
            slowly: self.slowly,
        }
    }

    async fn happens(self) -> Turn {
        let (actor, answers) = (self.user.actor.clone(), self.answers);
        if self.slowly {
            let discord = &self.user.running.discord;
            discord.note("      | (Discord is slow to take the answer to what comes next)");
            return self.into_run().happens().await;
        }
        match &self.deed {
            Deed::Command(_) => self.into_run().happens().await,
            Deed::Message(text) => actor.says(text, answers).await,
            Deed::Reply(to, text) => actor.replies(to, text, answers).await,
            Deed::Edit(old, new) => actor.edits(old, new, answers).await,
            Deed::Delete(text) => actor.deletes(text, answers).await,
            Deed::React(text, emoji) => actor.reacts(text, emoji, answers).await,
            Deed::Press(label) => actor.presses(label, answers).await,
            Deed::Choose(entries) => {
                let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
                actor.chooses(&entries, answers).await
            }
            Deed::Submit(fields) => {
                let fields: Vec<(&str, &str)> = fields
                    .iter()
                    .map(|(label, text)| (label.as_str(), text.as_str()))
                    .collect();
                actor.submits(&fields, answers).await
            }
            Deed::PickForUser(command, user) => actor.picks_for_user(command, user, answers).await,
            Deed::PickForMessage(command, text) => actor.picks_for_message(command, text, answers).await,
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
            running.unless_it_ends(self.happens()).await;
            running.ends_if_not_started();
        })
    }
}
