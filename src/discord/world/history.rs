//! What was said: found by its id, and read in the order of a channel's history, however long that is.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::RangeBounds;
use std::sync::Arc;

use super::Message;
use crate::discord::clock::Snowflake;

/// Each message under its id, and the ids of each channel's. Their order is that of time.
#[derive(Debug, Default)]
pub struct History {
    /// Shared with those who are told of them.
    messages: BTreeMap<Snowflake, Arc<Message>>,
    channels: HashMap<Snowflake, BTreeSet<Snowflake>>,
}

impl History {
    pub fn get(&self, id: Snowflake) -> Option<&Arc<Message>> {
        self.messages.get(&id)
    }

    pub fn get_mut(&mut self, id: Snowflake) -> Option<&mut Message> {
        self.messages.get_mut(&id).map(Arc::make_mut)
    }

    /// Those of a channel with these ids, the oldest first.
    pub fn of(
        &self,
        channel: Snowflake,
        ids: impl RangeBounds<Snowflake>,
    ) -> impl DoubleEndedIterator<Item = &Message> {
        let all = self.channels.get(&channel);
        let these = all.map(|all| all.range(ids)).into_iter().flatten();
        these.filter_map(|id| self.get(*id).map(Arc::as_ref))
    }

    pub fn insert(&mut self, message: Arc<Message>) {
        let its_channel = self.channels.entry(message.channel).or_default();
        its_channel.insert(message.id);
        self.messages.insert(message.id, message);
    }

    pub fn remove(&mut self, id: Snowflake) -> Option<Arc<Message>> {
        let message = self.messages.remove(&id)?;
        if let Some(channel) = self.channels.get_mut(&message.channel) {
            channel.remove(&id);
        }
        Some(message)
    }

    /// A channel is gone, and with it what was said there.
    pub fn remove_channel(&mut self, channel: Snowflake) {
        for id in self.channels.remove(&channel).into_iter().flatten() {
            self.messages.remove(&id);
        }
    }
}
