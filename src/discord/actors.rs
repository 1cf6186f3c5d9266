//! What a user can do: say something, run a command, go to another channel.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::{Instant, timeout_at};

use super::clock::Snowflake;
use super::hub::Hub;
use super::rules;
use super::typed::{self, Call, Directory, Refusal, Typed};
use super::world::{Draft, Invocation, Purpose, SLASH, Stage, World};

/// A user at their Discord client.
#[derive(Clone)]
pub struct Actor {
    hub: Arc<Hub>,
    id: Snowflake,
    name: Arc<str>,
    /// Where they are; all clones of the handle are the same person.
    channel: Arc<Mutex<Snowflake>>,
}

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

/// How long a user waits for an answer that Discord itself sets no deadline for: to an ordinary message …
const TO_A_MESSAGE: Duration = rules::FIRST_ANSWER;
/// … and to a command once the bot has asked for time, or has answered and is to answer again.
const AFTER_DEFERRAL: Duration = Duration::from_secs(10);

impl Actor {
    pub(super) fn new(hub: Arc<Hub>, name: &str) -> Self {
        let (id, channel) =
            hub.write(|world| (world.member_named(name), world.channels().first().map(|c| c.id)));
        let channel = channel.unwrap_or_else(|| hub.write(|world| world.channel_named("general")));
        Self {
            hub,
            id,
            name: name.into(),
            channel: Arc::new(Mutex::new(channel)),
        }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// The language of the user's client, such as `ko`.
    pub fn set_locale(&self, locale: &str) {
        self.hub.write(|world| world.set_locale(self.id, locale));
    }

    /// Goes to another channel, which is made if there is none of this name.
    pub fn goes_to(&self, channel: &str) {
        let id = self
            .hub
            .write(|world| world.channel_named(channel.trim_start_matches('#')));
        *self.channel.lock().unwrap_or_else(PoisonError::into_inner) = id;
    }

    fn channel(&self) -> Snowflake {
        *self.channel.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Types a slash command and waits for so many answers.
    pub async fn runs(&self, typed: &str, answers: usize) -> Turn {
        let (channel, start) = (self.channel(), Instant::now());
        let Some(id) = self.asks(Purpose::Command, typed) else {
            return Turn::Refused;
        };
        let turn = if self.in_time(id, start).await {
            let given = |world: &World| world.interaction(id).map_or(0, |interaction| interaction.answers);
            self.waits(start, AFTER_DEFERRAL, channel, answers, given).await
        } else {
            Turn::NoResponse
        };
        self.hub.settle_between_acts().await;
        turn
    }

    /// Types a slash command up to a value that the bot is to complete, and is shown its suggestions.
    pub async fn begins(&self, typed: &str) -> Turn {
        let (channel, start) = (self.channel(), Instant::now());
        let Some(id) = self.asks(Purpose::Autocomplete, typed) else {
            return Turn::Refused;
        };
        if !self.in_time(id, start).await {
            return Turn::NoResponse;
        }
        let took = start.elapsed();
        self.hub.write(|world| {
            let names = world
                .interaction(id)
                .map_or(String::new(), |it| it.suggestions.join(", "));
            world.client_says(channel, &format!("suggestions: {names}"));
        });
        self.hub.settle_between_acts().await;
        Turn::Answered { took }
    }

    /// Has the client check what was typed, and send it if it is right.
    fn asks(&self, purpose: Purpose, typed: &str) -> Option<Snowflake> {
        let channel = self.channel();
        self.hub.write(|world| {
            world.command_typed(channel, self.id, typed);
            match call(world, self.id, purpose, typed) {
                Ok(call) => {
                    let data = data(world, &call);
                    Some(world.invoke(Invocation {
                        purpose,
                        channel,
                        user: self.id,
                        data,
                    }))
                }
                Err(refusal) => {
                    world.client_says(channel, &refusal.to_string());
                    None
                }
            }
        })
    }

    /// Waits for the bot's first answer. If none came in time, it is too late now.
    async fn in_time(&self, id: Snowflake, start: Instant) -> bool {
        let acknowledged = |world: &World| world.interaction(id).is_some_and(|it| it.stage != Stage::Open);
        let answer = self.hub.until(|world| acknowledged(world).then_some(()));
        if timeout_at(start + rules::FIRST_ANSWER, answer).await.is_ok() {
            return true;
        }
        let channel = self.channel();
        self.hub.write(|world| {
            // It may have come just now.
            let expired = world.expire(id);
            if expired {
                world.client_says(channel, "The application did not respond");
            }
            !expired
        })
    }

    /// Sends an ordinary message and waits for so many answers in the channel.
    pub async fn says(&self, text: &str, answers: usize) -> Turn {
        let (channel, start) = (self.channel(), Instant::now());
        let given = move |world: &World| world.channel(channel).map_or(0, |channel| channel.answers);
        let said = self.hub.write(|world| {
            let before = given(world);
            let text = with_mentions(world, text);
            match world.say(channel, self.id, Draft::text(&text)) {
                Ok(_) => Some(before),
                Err(error) => {
                    world.client_says(channel, &format!("Discord does not send this: {}", error.told()));
                    None
                }
            }
        });
        let Some(before) = said else {
            return Turn::Refused;
        };
        let turn = self
            .waits(start, TO_A_MESSAGE, channel, answers, |world| {
                given(world) - before
            })
            .await;
        self.hub.settle_between_acts().await;
        turn
    }

    /// Waits until so many answers were given, with patience for each.
    async fn waits(
        &self,
        start: Instant,
        patience: Duration,
        channel: Snowflake,
        answers: usize,
        given: impl Fn(&World) -> usize,
    ) -> Turn {
        let mut last = start;
        for wanted in 1..=answers {
            let enough = self
                .hub
                .until(|world| (given(world) >= wanted).then(Instant::now));
            match timeout_at(last + patience, enough).await {
                Ok(when) => last = when,
                Err(_) => {
                    let told = if wanted == 1 {
                        "no answer"
                    } else {
                        "no further answer"
                    };
                    self.hub.write(|world| world.client_says(channel, told));
                    return Turn::NoResponse;
                }
            }
        }
        Turn::Answered { took: last - start }
    }
}

/// Checks what was typed as the user's client does.
fn call(world: &World, user: Snowflake, purpose: Purpose, typed: &str) -> Result<Call, Refusal> {
    let locale = world.member(user).map_or("en-US", |member| &member.locale);
    let (members, channels) = (world.members().iter(), world.channels().iter());
    let directory = Directory {
        members: members.map(|member| (member.name.clone(), member.id)).collect(),
        channels: channels
            .map(|channel| (channel.name.clone(), channel.id))
            .collect(),
        roles: world.roles(),
    };
    let extent = match purpose {
        Purpose::Command => Typed::Whole,
        Purpose::Autocomplete => Typed::Begun,
    };
    typed::parse(typed, extent, locale, &world.offered_to(user), &directory)
}

/// An interaction's `data`: the command, its options, and in full those whom they name.
fn data(world: &World, call: &Call) -> Value {
    let mut data = json!({ "id": call.command, "name": call.name, "type": SLASH, "options": call.options });
    for id in &call.members {
        data["resolved"]["users"][id.to_string()] = world.user_wire(*id);
        if let Some(member) = world.member(*id) {
            let mut wire = world.partial_member_wire(member);
            wire["permissions"] = json!(world.permissions(*id).to_string());
            data["resolved"]["members"][id.to_string()] = wire;
        }
    }
    for id in &call.channels {
        if let Ok(channel) = world.channel(*id) {
            let mut wire = world.channel_wire(channel);
            wire["permissions"] = json!(world.permissions(world.bot).to_string());
            data["resolved"]["channels"][id.to_string()] = wire;
        }
    }
    for id in &call.roles {
        data["resolved"]["roles"][id.to_string()] = world.role_wire(*id);
    }
    data
}

/// `@bora` becomes a mention when it is sent, as in Discord's client. The longest name that fits is meant.
fn with_mentions(world: &World, text: &str) -> String {
    let mut members: Vec<_> = world.members().iter().collect();
    members.sort_by_key(|member| std::cmp::Reverse(member.name.len()));
    let mut text = text.to_owned();
    for member in members {
        text = text.replace(&format!("@{}", member.name), &format!("<@{}>", member.id));
    }
    for channel in world.channels() {
        text = text.replace(&format!("#{}", channel.name), &format!("<#{}>", channel.id));
    }
    text
}
