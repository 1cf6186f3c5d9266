//! What a tab's user does, done on the offline Discord.

use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;

use super::asked::{Form, What};
use super::conversation::Waits;
use super::{Shared, message, refused};
use crate::discord::{Actor, Clicked, Filled, From, Refused, Turn, Underway};
use crate::words::Lang;

/// The user at a tab.
pub struct Me {
    pub actor: Actor,
    pub lang: Lang,
}

impl Me {
    pub fn new(shared: &Shared, name: &str, lang: Lang) -> Me {
        let actor = shared.discord.user(name);
        let me = Me { actor, lang };
        me.actor.set_locale(match lang {
            Lang::Ko => "ko",
            Lang::En => "en-US",
        });
        me
    }

    /// Who and what there is.
    pub fn state(&self) -> Value {
        json!({ "type": "state", "state": self.actor.sees() })
    }

    /// What is said here, from somewhere on.
    pub fn messages(&self, from: From) -> Value {
        let (messages, more) = self.actor.scrolls(from);
        let place = match from {
            From::Latest => "latest",
            From::Before(_) => "before",
            From::After(_) => "after",
        };
        let messages: Vec<Value> = messages.into_iter().map(message::with_markdown).collect();
        json!({ "type": "messages", "place": place, "more": more, "messages": messages })
    }

    fn keeps(&self, shared: &Shared, act: String, waits: Option<Waits>) {
        let place = self.actor.place();
        let korean = self.lang == Lang::Ko;
        shared
            .conversation
            .add(self.actor.name(), korean, &place, act, waits);
    }

    pub fn says(
        &self,
        shared: &Shared,
        text: &str,
        reply_to: Option<u64>,
        files: &[u64],
    ) -> Result<(), Refused> {
        let answered = reply_to.and_then(|id| self.actor.text_of(id));
        let waits = Waits::of(&self.actor);
        self.actor.sends_now(text, reply_to, files)?;
        self.keeps(
            shared,
            match answered {
                Some(to) => format!("replies({to:?}, {text:?})"),
                None => format!("says({text:?})"),
            },
            Some(waits),
        );
        Ok(())
    }

    pub fn edits(&self, shared: &Shared, message: u64, text: &str) -> Result<(), Refused> {
        let old = self.actor.text_of(message).unwrap_or_default();
        let waits = Waits::of(&self.actor);
        self.actor.edits_now(message, text)?;
        self.keeps(shared, format!("edits({old:?}, {text:?})"), Some(waits));
        Ok(())
    }

    pub fn deletes(&self, shared: &Shared, message: u64) -> Result<(), Refused> {
        let text = self.actor.text_of(message).unwrap_or_default();
        let waits = Waits::of(&self.actor);
        self.actor.deletes_now(message)?;
        self.keeps(shared, format!("deletes({text:?})"), Some(waits));
        Ok(())
    }

    pub fn reacts(&self, shared: &Shared, message: u64, emoji: &str) -> Result<(), Refused> {
        let text = self.actor.text_of(message).unwrap_or_default();
        let waits = Waits::of(&self.actor);
        self.actor.reacts_now(message, emoji)?;
        self.keeps(shared, format!("reacts({text:?}, {emoji:?})"), Some(waits));
        Ok(())
    }

    /// Asks the bot for something. What becomes of it comes to `told` with the number.
    pub fn asks(&self, shared: &Shared, number: u64, what: What, told: &UnboundedSender<Value>) {
        let refused = move |why: Refused| json!({ "type": "turn", "number": number, "ended": "refused", "told": refused::told(&why) });
        let told = told.clone();
        // Whoever closes the tab does not want to know; every `send` below fails only then.
        match self.begins(shared, what) {
            Begun::Done => {
                let _ = told.send(json!({ "type": "turn", "number": number, "ended": "answered" }));
            }
            Begun::Refused(why) => {
                let _ = told.send(refused(why));
            }
            Begun::Suggest(filled) => {
                let actor = self.actor.clone();
                tokio::spawn(async move {
                    let _ = told.send(match actor.is_suggested(&filled).await {
                        Ok(names) => json!({ "type": "suggestions", "number": number, "names": names }),
                        Err(why) => refused(why),
                    });
                });
            }
            Begun::Underway(underway) => {
                let interaction = underway.id().to_string();
                let _ = told.send(json!({ "type": "turn", "number": number, "interaction": interaction }));
                tokio::spawn(async move {
                    let ended = match underway.taken_up().await {
                        Turn::Answered { .. } => "answered",
                        Turn::Refused | Turn::NoResponse => "no-response",
                    };
                    let _ = told.send(json!({
                        "type": "turn", "number": number, "interaction": interaction, "ended": ended,
                    }));
                });
            }
        }
    }

    fn begins(&self, shared: &Shared, what: What) -> Begun {
        let actor = &self.actor;
        let click = match what {
            What::Suggest(command) => return Begun::Suggest(command.into()),
            What::CloseForm { interaction } => {
                actor.closes_now(interaction.0);
                return Begun::Done;
            }
            What::Run(command) => {
                let filled: Filled = command.into();
                let typed = actor.would_type(&filled);
                let run = actor.runs_now(&filled);
                let run = run.inspect(|_| self.keeps(shared, format!("runs({typed:?})"), None));
                return run.map_or_else(Begun::Refused, Begun::Underway);
            }
            What::PickForUser { command, user } => actor.picks_for_user_now(command.0, user.0),
            What::PickForMessage { command, message } => actor.picks_for_message_now(command.0, message.0),
            What::Press { message, id } => actor.presses_now(message.0, &id),
            What::Choose { message, id, values } => actor.chooses_now(message.0, &id, &values),
            What::Submit { interaction, fields } => actor.submits_now(interaction.0, &fields),
        };
        match click {
            Ok((clicked, underway)) => {
                self.keeps(shared, as_code(&clicked), None);
                Begun::Underway(underway)
            }
            Err(why) => Begun::Refused(why),
        }
    }
}

/// What was clicked, as a test does it.
fn as_code(clicked: &Clicked) -> String {
    match clicked {
        Clicked::PickForUser { command, user } => format!("picks_for_user({command:?}, {user:?})"),
        Clicked::PickForMessage { command, text } => format!("picks_for_message({command:?}, {text:?})"),
        Clicked::Button(label) => format!("presses({label:?})"),
        Clicked::Entries(entries) => format!("chooses(&{entries:?})"),
        Clicked::Form(fields) => format!("submits(&{fields:?})"),
    }
}

enum Begun {
    Done,
    Refused(Refused),
    Suggest(Filled),
    Underway(Underway),
}

/// The conversation so far.
pub fn kept(shared: &Shared, form: Form) -> Value {
    let (form, text) = match form {
        Form::Test => ("test", shared.conversation.as_test()),
        Form::Transcript => ("transcript", shared.discord.transcript()),
    };
    json!({ "type": "kept", "form": form, "text": text })
}
