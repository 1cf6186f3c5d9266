//! Pinned messages, under their two addresses. `resources/message` (Pin message …)

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::{Value, json};

use super::messages::wire;
use super::request::{Asked, In};
use super::routes::{Routes, get, put};
use super::{Answer, Hubbed, bounded};
use crate::discord::clock::{Snowflake, iso};
use crate::discord::rules::{self, Permissions};
use crate::discord::world::{Message, World};

pub fn routes() -> Routes {
    let one = put(pin).delete(unpin);
    Routes::new()
        .route("/channels/{channel}/messages/pins", get(list))
        .route("/channels/{channel}/messages/pins/{message}", one.clone())
        .route("/channels/{channel}/pins", get(old_list))
        .route("/channels/{channel}/pins/{message}", one)
}

#[derive(Deserialize)]
struct Page {
    limit: Option<u64>,
    before: Option<DateTime<Utc>>,
}

/// The pins that the bot may read, the last pinned first: none, if it may not read what was said before.
fn readable(world: &World, channel: Snowflake) -> Answer<Vec<&Message>> {
    let here = world.require_in(channel, world.bot, Permissions::empty())?;
    let has = world.permissions(world.bot, here);
    Ok(match has.contains(Permissions::READ_MESSAGE_HISTORY) {
        true => world.pins(channel),
        false => Vec::new(),
    })
}

/// With the time at which each was pinned.
async fn list(
    State(hub): Hubbed,
    In(channel): In<Snowflake>,
    Asked(page): Asked<Page>,
) -> Answer<Json<Value>> {
    let limit = bounded(page.limit, *rules::PINS_AT_ONCE.end(), rules::PINS_AT_ONCE)?;
    hub.read(|world| {
        let mut pins = readable(world, channel)?;
        pins.retain(|it| page.before.is_none_or(|before| it.pinned < Some(before)));
        let has_more = pins.len() > limit;
        let items: Value = pins
            .into_iter()
            .take(limit)
            .map(|message| json!({ "pinned_at": message.pinned.map(iso), "message": wire(&hub, world, message) }))
            .collect();
        Ok(Json(json!({ "items": items, "has_more": has_more })))
    })
}

async fn old_list(State(hub): Hubbed, In(channel): In<Snowflake>) -> Answer<Json<Value>> {
    hub.read(|world| {
        let pins = readable(world, channel)?.into_iter();
        Ok(Json(
            pins.map(|message| json!(wire(&hub, world, message))).collect(),
        ))
    })
}

async fn pin(State(hub): Hubbed, In((channel, message)): In<(Snowflake, Snowflake)>) -> Answer<StatusCode> {
    hub.write(|world| world.pin(world.bot, channel, message))?;
    Ok(StatusCode::NO_CONTENT)
}

async fn unpin(State(hub): Hubbed, In((channel, message)): In<(Snowflake, Snowflake)>) -> Answer<StatusCode> {
    hub.write(|world| world.unpin(world.bot, channel, message))?;
    Ok(StatusCode::NO_CONTENT)
}
