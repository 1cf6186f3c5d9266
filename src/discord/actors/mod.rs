//! What a user can do at their Discord client, whoever makes them do it: a test, the chat page, the terminal.
//!
//! Every act ends in a [`Turn`]: the bot has answered, Discord's client refused, or nothing came in time. Then the bot is
//! left a moment in peace, for a library hears a click only while it listens.

pub mod cause;
mod clicks;
mod commands;
mod components;
mod find;
mod forms;
mod messages;
mod refused;
mod server;
mod together;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use super::clock::Snowflake;
use super::hub::Hub;
use super::rules;
use super::world::{Invocation, Stage, Suggestion, World};

pub use clicks::Clicked;
pub use refused::{FormRefused, Refused};
pub use together::{Run, Underway, at_once};

/// A user at their Discord client.
#[derive(Clone)]
pub struct Actor {
    hub: Arc<Hub>,
    id: Snowflake,
    name: Arc<str>,
    /// All clones of the handle are the same person.
    client: Arc<Mutex<Client>>,
}

/// What a user's client knows.
struct Client {
    /// Where they are.
    channel: Snowflake,
    /// The files on their machine.
    files: Vec<(String, Snowflake)>,
    /// What the bot suggested last, and for which option.
    suggested: Vec<(String, Suggestion)>,
}

/// How an act ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The bot gave the answers asked for.
    Answered {
        /// From the act to the last of them.
        took: Duration,
    },
    /// Discord's client did not let the user do this.
    Refused,
    /// The bot did not answer in Discord's 3 seconds.
    NoResponse,
}

/// How long the answers took, or what the user's client says in place of one.
type Ended = Result<Duration, &'static str>;

/// What a user did, on its way to the bot.
struct Sent {
    id: Snowflake,
    invocation: Invocation,
    at: Instant,
    /// Answers that were given elsewhere before.
    before: usize,
}

impl Sent {
    fn new(world: &mut World, invocation: Invocation) -> Self {
        let id = world.invoke(invocation.clone());
        let before = others(world, &invocation);
        Self {
            id,
            invocation,
            at: Instant::now(),
            before,
        }
    }

    /// How many answers there have been. A bot may answer through the interaction that brought up the button, or through
    /// the channel.
    fn answers(&self, world: &World) -> usize {
        let own = world.interaction(self.id).map_or(0, |it| it.answers);
        own + others(world, &self.invocation) - self.before
    }
}

/// How long a user waits for an answer that Discord itself sets no deadline for: to an ordinary message …
const TO_A_MESSAGE: Duration = rules::FIRST_ANSWER;
/// … and to a command once the bot has asked for time, or has answered and is to answer again.
const AFTER_DEFERRAL: Duration = Duration::from_secs(10);

impl Actor {
    pub(super) fn new(hub: Arc<Hub>, name: &str) -> Self {
        let (id, channel) = hub.write(|world| {
            let id = world.member_named(name);
            let first = world.channels_of(world.home().id).find(|it| it.takes_messages());
            let channel = first.map(|channel| channel.id);
            (id, channel.unwrap_or_else(|| world.channel_named("general")))
        });
        let client = Client {
            channel,
            files: Vec::new(),
            suggested: Vec::new(),
        };
        Self {
            hub,
            id,
            name: name.into(),
            client: Arc::new(Mutex::new(client)),
        }
    }

    /// Whether the user is the bot itself.
    #[doc(hidden)]
    pub fn is_the_bot(&self) -> bool {
        self.hub.read(|world| world.bot == self.id)
    }

    /// What the user is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The language of the user's client, such as `ko`.
    pub fn set_locale(&self, locale: &str) {
        self.hub.write(|world| world.set_locale(self.id, locale));
    }

    fn client(&self) -> MutexGuard<'_, Client> {
        self.client.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn channel(&self) -> Snowflake {
        self.client().channel
    }

    /// The user's client says something in place of an answer.
    fn is_told(&self, text: &str) -> Turn {
        let channel = self.channel();
        self.hub.write(|world| world.client_says(channel, text));
        Turn::Refused
    }

    /// Sends what the user did to the bot, and waits for so many answers.
    async fn invokes(&self, invocation: Invocation, answers: usize) -> Turn {
        let (channel, act) = (invocation.channel, self.hub.begin_act());
        let sent = self.hub.write(|world| Sent::new(world, invocation));
        let turn = self.ends(channel, self.answered(&sent, answers).await);
        self.hub.end_act(act).await;
        turn
    }

    async fn answered(&self, sent: &Sent, answers: usize) -> Ended {
        self.in_time(sent).await?;
        let given = |world: &World| sent.answers(world);
        self.waits(sent.at, AFTER_DEFERRAL, answers, given).await
    }

    /// Waits for the bot's first answer. If none came in time, it is too late now.
    async fn in_time(&self, sent: &Sent) -> Result<(), &'static str> {
        let acknowledged = |world: &World| {
            world
                .interaction(sent.id)
                .is_some_and(|it| it.stage != Stage::Open)
        };
        let answer = self.hub.until(|world| acknowledged(world).then_some(()));
        let in_time = timeout_at(sent.at + rules::FIRST_ANSWER, answer).await.is_ok();
        // It may have come just now.
        if !in_time && self.hub.write(|world| world.expire(sent.id)) {
            self.hub.refused(cause::of_silence(&self.hub, sent.id));
        }
        // An endpoint that fails is not waited for any longer.
        let stage = |world: &World| world.interaction(sent.id).map(|it| it.stage);
        match self.hub.read(stage) {
            Some(Stage::Expired) => Err("The application did not respond"),
            _ => Ok(()),
        }
    }

    /// An act is over: what the user's client says of it is written down.
    fn ends(&self, channel: Snowflake, ended: Ended) -> Turn {
        match ended {
            Ok(took) => Turn::Answered { took },
            Err(told) => {
                self.hub.write(|world| world.client_says(channel, told));
                Turn::NoResponse
            }
        }
    }

    /// Waits until so many answers were given, with patience for each.
    async fn waits(
        &self,
        start: Instant,
        patience: Duration,
        answers: usize,
        given: impl Fn(&World) -> usize,
    ) -> Ended {
        let mut last = start;
        for wanted in 1..=answers {
            let enough = self
                .hub
                .until(|world| (given(world) >= wanted).then(Instant::now));
            match timeout_at(last + patience, enough).await {
                Ok(when) => last = when,
                Err(_) if wanted == 1 => return Err("no answer"),
                Err(_) => return Err("no further answer"),
            }
        }
        Ok(last - start)
    }
}

/// Answers given elsewhere that may well be meant for this: through the interaction that made the message with the
/// button, through the one that opened the form, or in the channel.
fn others(world: &World, invocation: &Invocation) -> usize {
    if invocation.message.is_none() && invocation.opened_by.is_none() {
        return 0;
    }
    let message = invocation.message.and_then(|id| world.any_message(id).ok());
    let made_by = message.and_then(|message| message.interaction);
    let earlier = [made_by, invocation.opened_by].into_iter().flatten();
    let answers = earlier
        .filter_map(|id| world.interaction(id))
        .map(|it| it.answers);
    let in_channel = world.channel(invocation.channel).map_or(0, |it| it.answers);
    answers.sum::<usize>() + in_channel
}
