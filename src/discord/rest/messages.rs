//! Messages of a channel. `resources/message`

use std::ops::Bound::{Excluded, Included, Unbounded};

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;

use super::request::{Asked, Body, In, WithFiles};
use super::routes::{Routes, get, post};
use super::written::Written;
use super::{Answer, Hubbed, bounded};
use crate::discord::clock::Snowflake;
use crate::discord::form::Form;
use crate::discord::hub::Hub;
use crate::discord::rules::{self, Intents, Permissions};
use crate::discord::world::{Draft, Message, MessageWire, World};

pub fn routes() -> Routes {
    Routes::new()
        .route("/channels/{channel}/messages", get(history).post(create))
        .route("/channels/{channel}/messages/bulk-delete", post(delete_all))
        .route(
            "/channels/{channel}/messages/{message}",
            get(one).patch(edit).delete(delete),
        )
}

/// A message as the bot may read it over HTTP: which intents it connects with is of no account, only what is switched on in
/// the portal. `events/gateway` (HTTP restrictions)
pub fn wire<'a>(hub: &Hub, world: &'a World, message: &'a Message) -> MessageWire<'a> {
    world.message_wire_for_bot(message, hub.portal.contains(Intents::MESSAGE_CONTENT))
}

#[derive(Deserialize)]
struct Window {
    limit: Option<u64>,
    before: Option<Snowflake>,
    after: Option<Snowflake>,
    around: Option<Snowflake>,
}

/// The newest first.
async fn history(
    State(hub): Hubbed,
    In(channel): In<Snowflake>,
    Asked(window): Asked<Window>,
) -> Answer<Written> {
    let limit = bounded(window.limit, rules::HISTORY_DEFAULT, rules::HISTORY)?;
    hub.read(|world| {
        let here = world.require_in(channel, world.bot, Permissions::empty())?;
        let may_read = world
            .permissions(world.bot, here)
            .contains(Permissions::READ_MESSAGE_HISTORY);
        let older = |than, count| world.history(channel, (Unbounded, than)).rev().take(count);
        let newer = |than, count| world.history(channel, (than, Unbounded)).take(count);
        let found: Vec<&Message> = match window {
            _ if !may_read => Vec::new(),
            Window { around: Some(id), .. } => {
                let older: Vec<_> = older(Excluded(id), limit / 2).collect();
                let mut found: Vec<_> = newer(Included(id), limit - older.len()).collect();
                found.reverse();
                found.extend(older);
                found
            }
            Window { after: Some(id), .. } => {
                let mut found: Vec<_> = newer(Excluded(id), limit).collect();
                found.reverse();
                found
            }
            Window { before, .. } => older(before.map_or(Unbounded, Excluded), limit).collect(),
        };
        let wires = found.into_iter().map(|message| wire(&hub, world, message));
        Ok(Written::new(&wires.collect::<Vec<_>>()))
    })
}

async fn create(
    State(hub): Hubbed,
    In(channel): In<Snowflake>,
    WithFiles(body, files): WithFiles,
) -> Answer<Written> {
    hub.write(|world| {
        world.channel(channel)?;
        let draft = Draft::read(&body, files, "")?;
        let message = world.say(channel, world.bot, draft)?;
        Ok(Written::new(&wire(&hub, world, &message)))
    })
}

async fn one(State(hub): Hubbed, In((channel, message)): In<(Snowflake, Snowflake)>) -> Answer<Written> {
    hub.read(|world| {
        world.require_in(channel, world.bot, Permissions::READ_MESSAGE_HISTORY)?;
        Ok(Written::new(&wire(&hub, world, world.message(channel, message)?)))
    })
}

async fn edit(
    State(hub): Hubbed,
    In((channel, message)): In<(Snowflake, Snowflake)>,
    WithFiles(body, files): WithFiles,
) -> Answer<Written> {
    hub.write(|world| {
        let draft = Draft::read(&body, files, "")?;
        let message = world.edit(world.bot, channel, message, draft)?;
        Ok(Written::new(&wire(&hub, world, &message)))
    })
}

async fn delete(
    State(hub): Hubbed,
    In((channel, message)): In<(Snowflake, Snowflake)>,
) -> Answer<StatusCode> {
    hub.write(|world| {
        world
            .delete(world.bot, channel, message)
            .map(|()| StatusCode::NO_CONTENT)
    })
}

async fn delete_all(State(hub): Hubbed, In(channel): In<Snowflake>, Body(body): Body) -> Answer<StatusCode> {
    let mut form = Form::new(&body, "");
    let ids = form.ids("messages");
    let ids = form.required("messages", ids).unwrap_or_default();
    form.check()?;
    hub.write(|world| {
        world
            .delete_all(world.bot, channel, &ids)
            .map(|()| StatusCode::NO_CONTENT)
    })
}
