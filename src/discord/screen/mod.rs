//! What a user's Discord client shows: who and what is there, what is said, and what happens meanwhile.

mod happening;
mod shown;

use std::ops::Bound::{self, Excluded, Unbounded};

use serde_json::{Value, json};

use super::actors::Actor;
use super::clock::Snowflake;
use super::world::{Message, World};

pub use happening::Happening;
pub(super) use happening::of;

/// How many messages a client asks for at once.
pub const PAGE: usize = 50;

/// Where a client reads on.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    Latest,
    /// What is older than this message.
    Before(u64),
    /// What is newer.
    After(u64),
}

/// A file, as a client fetches it.
#[doc(hidden)]
pub struct File {
    pub name: String,
    pub content_type: String,
    pub bytes: axum::body::Bytes,
}

/// For the chat page.
#[doc(hidden)]
impl Actor {
    /// Who and what this user sees, and what can be done in the channel where they are.
    pub fn sees(&self) -> Value {
        let here = self.channel();
        self.hub().read(|world| shown::all(world, self.snowflake(), here))
    }

    /// A page of what is said where they are, the oldest first, and whether it goes on beyond it.
    pub fn scrolls(&self, from: From) -> (Vec<Value>, bool) {
        let (here, me) = (self.channel(), self.snowflake());
        self.hub().read(|world| {
            if !world.channel(here).is_ok_and(|channel| world.sees(me, channel)) {
                return (Vec::new(), false);
            }
            let seen = |ids: (Bound<Snowflake>, Bound<Snowflake>)| {
                let said = world.said_in(here, ids);
                said.filter(|message| is_for(world, message, me))
            };
            match from {
                From::After(id) => page(world, seen((Excluded(Snowflake(id)), Unbounded))),
                From::Latest | From::Before(_) => {
                    let end = match from {
                        From::Before(id) => Excluded(Snowflake(id)),
                        _ => Unbounded,
                    };
                    let (mut page, more) = page(world, seen((Unbounded, end)).rev());
                    page.reverse();
                    (page, more)
                }
            }
        })
    }

    /// Whether this user's client is told of it.
    pub fn is_told_of(&self, happening: &Happening) -> bool {
        let me = self.snowflake();
        if happening.only.is_some_and(|only| only != me) {
            return false;
        }
        happening.channel.is_none_or(|id| {
            self.hub()
                .read(|world| world.channel(id).is_ok_and(|channel| world.sees(me, channel)))
        })
    }

    /// The form that is open on the user's screen.
    pub fn has_open(&self) -> Option<Value> {
        let me = self.snowflake();
        self.hub().read(|world| {
            let interaction = world.open_form(me)?;
            Some(json!({ "interaction": interaction.id, "form": interaction.modal }))
        })
    }
}

/// A file that somebody sent, or has at hand.
pub(super) fn file(world: &World, id: u64) -> Option<File> {
    world.any_file(Snowflake(id)).map(|file| File {
        name: file.name.clone(),
        content_type: file.content_type.clone(),
        bytes: file.bytes.clone(),
    })
}

fn page<'a>(world: &World, messages: impl Iterator<Item = &'a Message>) -> (Vec<Value>, bool) {
    let mut messages = messages.fuse();
    let page = messages
        .by_ref()
        .take(PAGE)
        .map(|it| shown::message(world, it))
        .collect();
    (page, messages.next().is_some())
}

/// Whether somebody who sees the channel sees this message.
fn is_for(world: &World, message: &Message, user: Snowflake) -> bool {
    !message.is_ephemeral() || reader(world, message) == Some(user)
}

/// Who alone sees a message.
fn reader(world: &World, message: &Message) -> Option<Snowflake> {
    let interaction = message.interaction.and_then(|id| world.interaction(id));
    interaction.map(|it| it.invocation.user)
}
