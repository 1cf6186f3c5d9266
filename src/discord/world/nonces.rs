//! What an author calls a message by: who sends the same again soon, and says that it is the same, sends it once.
//! `resources/message` (Create message, `enforce_nonce`)

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;

use super::{Draft, Message, World};
use crate::discord::clock::Snowflake;
use crate::discord::rules;

/// The message of each author's nonce. With so many of them, those of long ago are forgotten.
#[derive(Debug, Default)]
pub struct Nonces {
    messages: HashMap<(Snowflake, String), Snowflake>,
    full: usize,
}

/// So many are kept in any case.
const KEPT: usize = 1024;

impl World {
    /// The message that the author has sent under the same name already, if it is to be the only one.
    pub(super) fn said_before(&self, author: Snowflake, draft: &Draft) -> Option<&Arc<Message>> {
        if !draft.enforce_nonce {
            return None;
        }
        let oldest = self.clock.now() - rules::NONCE_KEPT;
        let id = self.nonces.messages.get(&(author, name(&draft.nonce)?))?;
        self.messages.get(*id).filter(|earlier| earlier.sent > oldest)
    }

    pub(super) fn remember_nonce(&mut self, message: &Message) {
        let Some(name) = name(&message.nonce) else {
            return;
        };
        let Nonces { messages, full } = &mut self.nonces;
        if messages.len() >= *full {
            let oldest = self.clock.now() - rules::NONCE_KEPT;
            let is_new = |id: Snowflake| self.messages.get(id).is_some_and(|it| it.sent > oldest);
            messages.retain(|_, id| is_new(*id));
            *full = (2 * messages.len()).max(KEPT);
        }
        messages.insert((message.author, name), message.id);
    }
}

/// A number and the text of it are the same name.
fn name(nonce: &Value) -> Option<String> {
    match nonce {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, Utc};

    use super::*;
    use crate::discord::rules::Permissions;
    use crate::discord::server::Server;

    #[test]
    fn those_of_long_ago_are_forgotten() {
        let now = Utc::now();
        let mut world = World::new(Some(now), &Server::default(), Permissions::all());
        let (channel, bot) = (world.channel_named("general"), world.bot);
        for number in 0..10 * KEPT {
            world.clock.set(now + TimeDelta::seconds(number as i64));
            let draft = Draft {
                nonce: number.into(),
                ..Draft::text("x")
            };
            world.say(channel, bot, draft).unwrap();
        }
        assert!(world.nonces.messages.len() <= 2 * KEPT);
    }
}
