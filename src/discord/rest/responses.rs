//! A bot's further answers to an interaction, and changes of those it gave: the application is its own webhook.
//! `interactions/receiving-and-responding` (Followup messages)

use axum::Json;
use axum::http::StatusCode;
use serde_json::Value;

use super::Answer;
use super::webhooks::At;
use crate::discord::world::{Draft, World};

pub fn follow_up(world: &mut World, at: &At, draft: Draft) -> Answer<Json<Value>> {
    let message = world.follow_up(&at.token, draft)?;
    Ok(Json(world.message_wire(&message)))
}

pub fn read(world: &World, at: &At) -> Answer<Json<Value>> {
    let message = world.response(&at.token, at.message()?)?;
    Ok(Json(world.message_wire(message)))
}

pub fn edit(world: &mut World, at: &At, draft: Draft) -> Answer<Json<Value>> {
    let message = world.edit_response(&at.token, at.message()?, draft)?;
    Ok(Json(world.message_wire(&message)))
}

pub fn delete(world: &mut World, at: &At) -> Answer<StatusCode> {
    world
        .delete_response(&at.token, at.message()?)
        .map(|()| StatusCode::NO_CONTENT)
}
