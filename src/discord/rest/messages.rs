//! Messages of a channel. `resources/message`

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::Value;

use super::request::{Asked, Body, In};
use super::{Answer, Hubbed};
use crate::discord::clock::Snowflake;
use crate::discord::error::Faults;
use crate::discord::hub::Hub;
use crate::discord::rules;
use crate::discord::world::Draft;

pub fn routes() -> Router<Arc<Hub>> {
    Router::new()
        .route("/channels/{channel}/messages", get(history).post(create))
        .route(
            "/channels/{channel}/messages/{message}",
            get(one).patch(edit).delete(delete),
        )
}

#[derive(Deserialize)]
struct Window {
    limit: Option<usize>,
    before: Option<u64>,
    after: Option<u64>,
}

/// The newest first.
async fn history(
    State(hub): Hubbed,
    In(channel): In<Snowflake>,
    Asked(window): Asked<Window>,
) -> Answer<Json<Value>> {
    let limit = window.limit.unwrap_or(rules::HISTORY_DEFAULT);
    if !rules::HISTORY.contains(&limit) {
        let mut faults = Faults::default();
        let (least, most) = (rules::HISTORY.start(), rules::HISTORY.end());
        faults.add(
            "limit",
            "NUMBER_TYPE_RANGE",
            format!("int value should be between {least} and {most}."),
        );
        return Err(faults.into());
    }
    hub.read(|world| {
        world.channel(channel)?;
        let all: Vec<_> = world.history(channel).collect();
        let position = |id| all.iter().position(|message| message.id == Snowflake(id));
        let end = window.before.and_then(position).unwrap_or(all.len());
        let found = match window.after.and_then(position) {
            Some(after) => all[(after + 1).min(end)..end]
                .iter()
                .take(limit)
                .collect::<Vec<_>>(),
            None => all[..end].iter().skip(end.saturating_sub(limit)).collect(),
        };
        Ok(Json(
            found
                .into_iter()
                .rev()
                .map(|message| world.message_wire(message))
                .collect(),
        ))
    })
}

async fn create(State(hub): Hubbed, In(channel): In<Snowflake>, Body(body): Body) -> Answer<Json<Value>> {
    hub.write(|world| {
        world.channel(channel)?;
        let message = world.say(channel, world.bot, Draft::read(&body, "")?)?;
        Ok(Json(world.message_wire(&message)))
    })
}

async fn one(State(hub): Hubbed, In((channel, message)): In<(Snowflake, Snowflake)>) -> Answer<Json<Value>> {
    hub.read(|world| Ok(Json(world.message_wire(world.message(channel, message)?))))
}

async fn edit(
    State(hub): Hubbed,
    In((channel, message)): In<(Snowflake, Snowflake)>,
    Body(body): Body,
) -> Answer<Json<Value>> {
    hub.write(|world| {
        let message = world.edit(channel, message, Draft::read(&body, "")?)?;
        Ok(Json(world.message_wire(&message)))
    })
}

async fn delete(
    State(hub): Hubbed,
    In((channel, message)): In<(Snowflake, Snowflake)>,
) -> Answer<StatusCode> {
    hub.write(|world| world.delete(channel, message).map(|()| StatusCode::NO_CONTENT))
}
