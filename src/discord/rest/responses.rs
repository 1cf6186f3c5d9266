//! A bot's further answers to an interaction, and changes of those it gave: the application is its own webhook.
//! `interactions/receiving-and-responding` (Followup messages)

use axum::http::StatusCode;

use super::Answer;
use super::webhooks::At;
use super::written::Written;
use crate::discord::world::{Draft, World};

pub fn follow_up(world: &mut World, at: &At, draft: Draft) -> Answer<Written> {
    let message = world.follow_up(&at.token, draft)?;
    Ok(Written::new(&world.message_wire(&message)))
}

pub fn read(world: &World, at: &At) -> Answer<Written> {
    let message = world.response(&at.token, at.message()?)?;
    Ok(Written::new(&world.message_wire(message)))
}

pub fn edit(world: &mut World, at: &At, draft: Draft) -> Answer<Written> {
    let message = world.edit_response(&at.token, at.message()?, draft)?;
    Ok(Written::new(&world.message_wire(&message)))
}

pub fn delete(world: &mut World, at: &At) -> Answer<StatusCode> {
    world
        .delete_response(&at.token, at.message()?)
        .map(|()| StatusCode::NO_CONTENT)
}
