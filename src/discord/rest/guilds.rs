//! The guild and what is in it, to be read. `resources/guild`

use std::sync::Arc;

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::Value;

use super::request::In;
use super::{Answer, Hubbed};
use crate::discord::clock::Snowflake;
use crate::discord::error::{ApiError, Unknown};
use crate::discord::hub::Hub;
use crate::discord::world::World;

pub fn routes() -> Router<Arc<Hub>> {
    Router::new()
        .route("/guilds/{guild}", get(guild))
        .route("/guilds/{guild}/channels", get(channels))
        .route("/guilds/{guild}/roles", get(roles))
        .route("/guilds/{guild}/members/{user}", get(member))
}

/// The bot is in one guild only.
fn check(world: &World, guild: Snowflake) -> Answer<()> {
    if guild == world.guild.id {
        Ok(())
    } else {
        Err(ApiError::unknown(Unknown::Guild))
    }
}

async fn guild(State(hub): Hubbed, In(guild): In<Snowflake>) -> Answer<Json<Value>> {
    hub.read(|world| check(world, guild).map(|()| Json(world.guild_wire())))
}

async fn channels(State(hub): Hubbed, In(guild): In<Snowflake>) -> Answer<Json<Value>> {
    hub.read(|world| {
        check(world, guild)?;
        Ok(Json(
            world
                .channels()
                .iter()
                .map(|channel| world.channel_wire(channel))
                .collect(),
        ))
    })
}

async fn roles(State(hub): Hubbed, In(guild): In<Snowflake>) -> Answer<Json<Value>> {
    hub.read(|world| check(world, guild).map(|()| Json(world.roles_wire())))
}

async fn member(State(hub): Hubbed, In((guild, user)): In<(Snowflake, Snowflake)>) -> Answer<Json<Value>> {
    hub.read(|world| {
        check(world, guild)?;
        let member = world.member(user).ok_or(ApiError::unknown(Unknown::Member))?;
        Ok(Json(world.member_wire(member)))
    })
}
