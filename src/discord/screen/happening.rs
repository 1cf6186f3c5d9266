//! What a client is told while it is open.

use serde_json::{Value, json};

use super::{reader, shown};
use crate::discord::clock::Snowflake;
use crate::discord::world::{Event, Message, World};

/// Something that happened and that a client shows.
#[doc(hidden)]
#[derive(Clone, Debug)]
pub struct Happening {
    /// Who sees this channel sees it.
    pub(super) channel: Option<Snowflake>,
    /// They alone see it.
    pub(super) only: Option<Snowflake>,
    pub what: Value,
}

/// What clients are told of an event.
pub fn of(world: &World, event: &Event) -> Vec<Happening> {
    match event {
        Event::MessageCreated(message) => vec![said(world, message, true)],
        Event::MessageUpdated { after: message, .. }
        | Event::Reacted { message, .. }
        | Event::Unreacted { message, .. }
        | Event::ReactionsCleared { message, .. } => vec![said(world, message, false)],
        Event::MessageDeleted(message) => vec![deleted(world, message)],
        Event::MessagesDeleted { messages, .. } => {
            messages.iter().map(|message| deleted(world, message)).collect()
        }
        Event::Typing { channel, user } => vec![Happening {
            channel: Some(*channel),
            only: None,
            what: json!({ "type": "typing", "channel": channel, "user": user }),
        }],
        Event::ModalOpened(id) => {
            let Some(interaction) = world.interaction(*id) else {
                return Vec::new();
            };
            vec![Happening {
                channel: None,
                only: Some(interaction.invocation.user),
                what: json!({ "type": "form", "interaction": id, "form": interaction.modal }),
            }]
        }
        // These are in the transcript, for whoever reads that.
        Event::CommandTyped { .. }
        | Event::ClientSays { .. }
        | Event::Did { .. }
        | Event::InteractionCreated(_)
        | Event::PinsChanged { .. }
        | Event::WebhooksChanged { .. } => Vec::new(),
        // Who and what is there has changed: a client looks at all of it anew.
        _ => vec![Happening {
            channel: None,
            only: None,
            what: json!({ "type": "changed" }),
        }],
    }
}

fn said(world: &World, message: &Message, new: bool) -> Happening {
    Happening {
        channel: Some(message.channel),
        only: alone(world, message),
        what: json!({ "type": "message", "new": new, "message": shown::message(world, message) }),
    }
}

fn deleted(world: &World, message: &Message) -> Happening {
    Happening {
        channel: Some(message.channel),
        only: alone(world, message),
        what: json!({ "type": "deleted", "channel": message.channel, "id": message.id }),
    }
}

fn alone(world: &World, message: &Message) -> Option<Snowflake> {
    reader(world, message).filter(|_| message.is_ephemeral())
}
