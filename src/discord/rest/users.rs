//! Users, the bot itself, and private channels. `resources/user`

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

use super::request::{Asked, Body, In, boolean};
use super::routes::{Routes, delete, get, post};
use super::{Answer, Hubbed, bounded};
use crate::discord::clock::Snowflake;
use crate::discord::form::Form;
use crate::discord::rules::{self, codes};
use crate::discord::world::{Guild, World};

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

#[derive(Deserialize)]
struct Page {
    limit: Option<u64>,
    before: Option<Snowflake>,
    after: Option<Snowflake>,
    #[serde(default, deserialize_with = "boolean")]
    with_counts: Option<bool>,
}

/// The guilds that the bot is in, in the order of their ids.
async fn guilds(State(hub): Hubbed, Asked(page): Asked<Page>) -> Answer<Json<Value>> {
    let limit = bounded(page.limit, *rules::OWN_GUILDS.end(), rules::OWN_GUILDS)?;
    Ok(Json(hub.read(|world| {
        let is_asked = |id: Snowflake| {
            page.before.is_none_or(|before| id < before) && page.after.is_none_or(|after| id > after)
        };
        let its = world.guilds().iter();
        let its = its.filter(|it| is_asked(it.id) && world.is_member(it.id, world.bot));
        let mut its: Vec<&Guild> = its.collect();
        its.sort_by_key(|guild| guild.id);
        if page.before.is_some() {
            // Those next to it.
            its.drain(..its.len().saturating_sub(limit));
        }
        let wire = |guild: &Guild| {
            let mut wire = json!({
                "id": guild.id,
                "name": guild.name,
                "icon": null,
                "banner": null,
                "owner": guild.owner == world.bot,
                "permissions": world.permissions_in(guild.id, world.bot),
                "features": [],
            });
            if page.with_counts == Some(true) {
                wire["approximate_member_count"] = json!(guild.members.len());
                wire["approximate_presence_count"] = json!(guild.members.len());
            }
            wire
        };
        its.into_iter().take(limit).map(wire).collect()
    })))
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
