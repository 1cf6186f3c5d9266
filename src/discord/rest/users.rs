//! Users, the bot itself, and private channels. `resources/user`

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};

use super::request::{Body, In};
use super::routes::{Routes, delete, get, post};
use super::{Answer, Hubbed};
use crate::discord::clock::Snowflake;
use crate::discord::form::Form;
use crate::discord::rules::{self, codes};
use crate::discord::world::World;

pub fn routes() -> Routes {
    Routes::new()
        .route("/users/@me", get(me).patch(change_me))
        .route("/users/@me/guilds", get(guilds))
        .route("/users/@me/guilds/{guild}", delete(leave))
        .route("/users/@me/channels", post(open_dm))
        .route("/users/{user}", get(user))
}

async fn me(State(hub): Hubbed) -> Json<Value> {
    Json(hub.read(World::own_wire))
}

async fn change_me(State(hub): Hubbed, Body(body): Body) -> Answer<Json<Value>> {
    let mut form = Form::new(&body, "");
    let name = form.text("username", rules::USER_NAME);
    form.check()?;
    Ok(Json(hub.write(|world| {
        if let Some(name) = name {
            world.rename_bot(name);
        }
        world.own_wire()
    })))
}

async fn user(State(hub): Hubbed, In(user): In<Snowflake>) -> Answer<Json<Value>> {
    hub.read(|world| {
        world.user(user)?;
        Ok(Json(json!(world.user_wire(user))))
    })
}

/// The guilds that the bot is in.
async fn guilds(State(hub): Hubbed) -> Json<Value> {
    Json(hub.read(|world| {
        let its = world
            .guilds()
            .iter()
            .filter(|guild| world.is_member(guild.id, world.bot));
        its.map(|guild| {
            json!({
                "id": guild.id,
                "name": guild.name,
                "icon": null,
                "banner": null,
                "owner": guild.owner == world.bot,
                "permissions": world.permissions_in(guild.id, world.bot),
                "features": [],
            })
        })
        .collect()
    }))
}

async fn leave(State(hub): Hubbed, In(guild): In<Snowflake>) -> Answer<StatusCode> {
    hub.write(|world| {
        world.bots_guild(guild)?;
        world.did(world.bot, "leaves the server".into());
        world
            .remove_member(guild, world.bot)
            .map(|()| StatusCode::NO_CONTENT)
    })
}

async fn open_dm(State(hub): Hubbed, Body(body): Body) -> Answer<Json<Value>> {
    let mut form = Form::new(&body, "");
    let recipient = form.id("recipient_id");
    let recipient = form.required("recipient_id", recipient);
    form.check()?;
    hub.write(|world| {
        let user = recipient
            .filter(|user| *user != world.bot && world.user(*user).is_ok())
            .ok_or(codes::INVALID_RECIPIENT)?;
        let channel = world.dm_with(user);
        Ok(Json(world.channel_wire(world.channel(channel)?)))
    })
}
