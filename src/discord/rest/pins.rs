//! Pinned messages, under their two addresses. `resources/message` (Pin message …)

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};

use super::messages::wire;
use super::request::In;
use super::routes::{Routes, get, put};
use super::{Answer, Hubbed};
use crate::discord::clock::{Snowflake, iso};
use crate::discord::rules::Permissions;

pub fn routes() -> Routes {
    let one = put(pin).delete(unpin);
    Routes::new()
        .route("/channels/{channel}/messages/pins", get(list))
        .route("/channels/{channel}/messages/pins/{message}", one.clone())
        .route("/channels/{channel}/pins", get(old_list))
        .route("/channels/{channel}/pins/{message}", one)
}

/// With the time at which each was pinned.
async fn list(State(hub): Hubbed, In(channel): In<Snowflake>) -> Answer<Json<Value>> {
    hub.read(|world| {
        world.require_in(channel, world.bot, Permissions::READ_MESSAGE_HISTORY)?;
        let pins = world.pins(channel).into_iter();
        let items: Value = pins
            .map(|message| json!({ "pinned_at": message.pinned.map(iso), "message": wire(&hub, world, message) }))
            .collect();
        Ok(Json(json!({ "items": items, "has_more": false })))
    })
}

async fn old_list(State(hub): Hubbed, In(channel): In<Snowflake>) -> Answer<Json<Value>> {
    hub.read(|world| {
        world.require_in(channel, world.bot, Permissions::READ_MESSAGE_HISTORY)?;
        let pins = world.pins(channel).into_iter();
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
