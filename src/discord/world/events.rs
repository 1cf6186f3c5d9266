//! What happens, told to whoever must know: the bot's sessions, the transcript, the page.

use std::sync::Arc;

use super::{Channel, Message};
use crate::discord::clock::Snowflake;

/// Something that happened. What is gone by now is held in full; of the rest the world knows.
#[derive(Clone, Debug)]
pub enum Event {
    GuildAdded(Snowflake),
    GuildChanged(Snowflake),
    /// The bot is in this guild no more.
    BotLeft {
        guild: Snowflake,
    },
    MemberJoined {
        guild: Snowflake,
        user: Snowflake,
    },
    MemberChanged {
        guild: Snowflake,
        user: Snowflake,
    },
    MemberLeft {
        guild: Snowflake,
        user: Snowflake,
    },
    Banned {
        guild: Snowflake,
        user: Snowflake,
    },
    Unbanned {
        guild: Snowflake,
        user: Snowflake,
    },
    RoleCreated {
        guild: Snowflake,
        role: Snowflake,
    },
    RoleChanged {
        guild: Snowflake,
        role: Snowflake,
    },
    RoleDeleted {
        guild: Snowflake,
        role: Snowflake,
    },
    /// Told once in each guild that the user is in.
    PresenceChanged {
        guild: Snowflake,
        user: Snowflake,
    },
    BotRenamed,
    /// A channel or a thread.
    ChannelCreated(Snowflake),
    ChannelChanged(Snowflake),
    ChannelDeleted(Box<Channel>),
    /// The bot is in a thread now that was there before.
    BotJoinedThread(Snowflake),
    ThreadMembersChanged {
        thread: Snowflake,
        added: Option<Snowflake>,
        removed: Option<Snowflake>,
    },
    PinsChanged {
        channel: Snowflake,
    },
    WebhooksChanged {
        channel: Snowflake,
    },
    Typing {
        channel: Snowflake,
        user: Snowflake,
    },
    MessageCreated(Arc<Message>),
    MessageUpdated {
        before: Arc<Message>,
        after: Arc<Message>,
    },
    MessageDeleted(Arc<Message>),
    MessagesDeleted {
        channel: Snowflake,
        by: Snowflake,
        messages: Vec<Arc<Message>>,
    },
    Reacted {
        message: Arc<Message>,
        user: Snowflake,
        emoji: super::Emoji,
    },
    Unreacted {
        message: Arc<Message>,
        user: Snowflake,
        emoji: super::Emoji,
    },
    /// All reactions to a message are gone, or all with one emoji.
    ReactionsCleared {
        message: Arc<Message>,
        emoji: Option<super::Emoji>,
    },
    /// A user typed a slash command, whether their client let them send it or not.
    CommandTyped {
        channel: Snowflake,
        user: Snowflake,
        text: String,
    },
    /// What a user's client tells them in place of an answer.
    ClientSays {
        channel: Snowflake,
        text: String,
    },
    /// Somebody did something that is not a message: in a channel, or wherever the conversation is.
    Did {
        by: Snowflake,
        channel: Option<Snowflake>,
        what: String,
    },
    InteractionCreated(Snowflake),
    /// The bot answered this interaction with a modal.
    ModalOpened(Snowflake),
    CommandsRegistered,
    CommandDeleted,
}
