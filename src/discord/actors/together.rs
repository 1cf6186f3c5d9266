//! Slash commands that are run in a particular way: by several users at the same moment, with Discord slow to confirm, or
//! with nobody waiting for the answer.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;

use super::{Actor, Sent, Turn};
use crate::discord::hub::{Act, Hub};
use crate::discord::world::{Invocation, Purpose, World};

/// A slash command that a user is about to run.
#[doc(hidden)]
pub struct Run {
    pub actor: Actor,
    /// As it is typed: `/library topic: hours`.
    pub typed: String,
    /// How many answers the user waits for.
    pub answers: usize,
    /// Discord takes the last of these answers, and confirms it to the bot only when the next act is over.
    pub slowly: bool,
}

impl Run {
    /// Does it, and waits for the answers.
    pub async fn happens(&self) -> Turn {
        let (actor, hub) = (&self.actor, &self.actor.hub);
        let Some(invocation) = actor.asks(Purpose::Command, &self.typed) else {
            return Turn::Refused;
        };
        let (channel, act) = (invocation.channel, hub.begin_act());
        let sent = hub.write(|world| self.sent(world, invocation));
        let turn = actor.ends(channel, actor.answered(&sent, self.answers).await);
        hub.end_act(act).await;
        turn
    }

    /// Does it, and waits for nothing. `None` if Discord's client refused.
    pub fn begins(&self) -> Option<Underway> {
        let invocation = self.actor.asks(Purpose::Command, &self.typed)?;
        let sent = self.actor.hub.write(|world| self.sent(world, invocation));
        Some(Underway {
            actor: self.actor.clone(),
            sent,
        })
    }

    fn sent(&self, world: &mut World, invocation: Invocation) -> Sent {
        let sent = Sent::new(world, invocation);
        if self.slowly
            && let Some(interaction) = world.interaction(sent.id)
        {
            let token = interaction.token.clone();
            self.actor.hub.confirms_late(sent.id, token, self.answers);
        }
        sent
    }
}

/// A command that has been sent, and that nobody waits for.
#[doc(hidden)]
pub struct Underway {
    pub(super) actor: Actor,
    pub(super) sent: Sent,
}

impl Underway {
    /// Resolves when there is an answer, or the time for it is over. Whether there is one.
    pub async fn answered(&self) -> bool {
        self.actor.answered(&self.sent, 1).await.is_ok()
    }

    /// How long ago it was sent.
    pub fn elapsed(&self) -> Duration {
        self.sent.at.elapsed()
    }

    /// The text of the first answer, if there was one, when all that was under way has come in.
    pub async fn answer(&self) -> Option<String> {
        let hub = &self.actor.hub;
        let act = Act {
            began: self.sent.at,
            unconfirmed: vec![self.sent.id],
        };
        hub.end_act(act).await;
        hub.read(|world| {
            let interaction = world.interaction(self.sent.id).filter(|it| it.answers > 0)?;
            let message = world.response(&interaction.token, None).ok()?;
            Some(message.content.clone())
        })
    }
}

/// Several users run commands at the same moment. The transcript has the commands first, then the answers to each in this
/// order, whichever came first.
#[doc(hidden)]
pub async fn at_once(runs: &[Run]) -> Vec<Turn> {
    let Some(first) = runs.first() else {
        return Vec::new();
    };
    let hub = &first.actor.hub;
    let act = hub.begin_act();
    let held = Held::new(hub);
    let asked: Vec<_> = runs
        .iter()
        .map(|run| run.actor.asks(Purpose::Command, &run.typed))
        .collect();
    let sent: Vec<_> = hub.write(|world| {
        let each = runs.iter().zip(asked);
        each.map(|(run, invocation)| invocation.map(|it| run.sent(world, it)))
            .collect()
    });
    let waiting = runs.iter().zip(&sent).map(|(run, sent)| async move {
        match sent {
            Some(sent) => Some(run.actor.answered(sent, run.answers).await),
            None => None,
        }
    });
    let ended = join_all(waiting).await;
    hub.end_act(act).await;
    let mut turns = Vec::new();
    for ((run, sent), ended) in runs.iter().zip(sent).zip(ended) {
        turns.push(match (sent, ended) {
            (Some(sent), Some(ended)) => {
                hub.release(sent.id);
                run.actor.ends(sent.invocation.channel, ended)
            }
            _ => Turn::Refused,
        });
    }
    drop(held);
    turns
}

/// While it lives, answers to interactions are not written down.
struct Held(Arc<Hub>);

impl Held {
    fn new(hub: &Arc<Hub>) -> Self {
        hub.hold_answers();
        Self(hub.clone())
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.0.release_all();
    }
}
